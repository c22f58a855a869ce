import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Client, Progress } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { describe, expect, onTestFinished, test } from "vitest";
import { bridgeStdio } from "../../../server/mcp/stdio.ts";
import { createHttpServer } from "../../../server/http/http-server.ts";
import type { Services } from "../../../server/trpc.ts";
import { anyKey } from "../../support/keyed.ts";
import { listening } from "../../support/listening.ts";
import { call, eras, mcpClient } from "../../support/mcp-client.ts";
import type { Era } from "../../support/mcp-client.ts";
import type { RawMessage } from "../../support/mcp-raw.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const bridge = fileURLToPath(new URL("../../support/mcp-bridge.ts", import.meta.url));
const open = () => openServices({ models: scriptedModels(() => ({ text: "Rock.\u2028And dust.", delayMs: 20 })) });

async function connected(era: Era, args: readonly string[]): Promise<Client> {
  const client = mcpClient(era);
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [bridge, ...args] }));
  onTestFinished(() => client.close());
  return client;
}

/** The bridge in this process: lines in, messages out. */
function talking(url: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  const ended = bridgeStdio({ url, input, output });
  onTestFinished(async () => {
    input.end();
    await ended;
  });
  const said: RawMessage[] = [];
  output.on("data", (bytes: Buffer) =>
    said.push(
      ...bytes
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((each) => JSON.parse(each) as RawMessage),
    ),
  );
  return { input, said, ended, answer: (id: number) => said.find((each) => each.id === id) };
}

const line = (message: object) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`;
const hello = line({
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
});

describe("the bridge", () => {
  test("says that no Facet answers, to every request, and goes on", async () => {
    const { input, answer } = talking("http://127.0.0.1:9");
    input.write(hello);
    await expect
      .poll(() => answer(1)?.error?.message)
      .toBe("No Facet answers at http://127.0.0.1:9: start it with “npm start”, or name another by FACET_URL.");
    input.write(line({ id: 2, method: "tools/list" }));
    await expect.poll(() => answer(2)?.error?.code).toBe(-32_000);
  });

  test("tells what another server's page or a refused key says, as the answer to the request", async () => {
    const other = createServer((_request, response) => void response.writeHead(502).end("<html>Bad gateway</html>"));
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { input, answer } = talking(`http://127.0.0.1:${(other.address() as AddressInfo).port}`);
    input.write(hello);
    await expect.poll(() => answer(1)?.error?.message).toBe("Facet answered with status 502.");
    await using facet = await open();
    await using http = await listening(facet.services);
    await expect(connected("with a session", [http.url, "fk_never"])).rejects.toThrow("Facet has no such key");
  });

  test("answers a line that is no message with an error, and the next one as ever", async () => {
    await using facet = await open();
    await using http = await listening(facet.services);
    const { input, said, answer } = talking(http.url);
    input.write("{ no json\n\n5\n");
    await expect.poll(() => said.filter((each) => each.error?.code === -32_700)).toHaveLength(2);
    input.write(hello.slice(0, 20));
    input.write(hello.slice(20).replace("\n", "\r\n"));
    await expect.poll(() => answer(1)?.result?.serverInfo?.name).toBe("facet");
  });

  test.each(eras)("asks with progress, and the next call goes on with the conversation (%s)", async (era) => {
    await using facet = await open();
    await using http = await listening(facet.services);
    const client = await connected(era, [http.url]);
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain("ask_guide");
    const told: Progress[] = [];
    const first = await call(
      client,
      "ask_guide",
      { question: "What is the moon?" },
      { onprogress: (each) => void told.push(each) },
    );
    expect(first.value).toMatchObject({ status: "done", text: "Rock.\u2028And dust." });
    expect(told.map(({ message }) => message)).toContain("Write");
    const second = await call(client, "ask_guide", { question: "And the sun?" });
    expect(second.value.conversationId).toBe(first.value.conversationId);
    const uri = `facet://conversations/${first.value.conversationId}.md`;
    expect((await client.readResource({ uri })).contents).toMatchObject([
      { text: expect.stringContaining("And the sun?") },
    ]);
  });

  test.each(eras)("a call that is taken back stops the run (%s)", async (era) => {
    const models = scriptedModels(() => ({ text: ["The moon "], hang: true }));
    await using facet = await openServices({ models });
    await using http = await listening(facet.services);
    const client = await connected(era, [http.url]);
    const taken = new AbortController();
    const onprogress = ({ message }: Progress) => {
      if (message?.endsWith("The moon ")) taken.abort();
    };
    const asked = call(client, "ask_guide", { question: "What is it?" }, { signal: taken.signal, onprogress });
    await expect(asked).rejects.toThrow();
    await expect.poll(() => facet.services.store.runs.active()).toEqual([]);
    expect(models.llm.aborts).toHaveLength(1);
  });

  test("shows its key, which decides what is seen", async () => {
    await using facet = await open();
    await using http = await listening(facet.services);
    const { secret } = facet.services.keys.add("local", { ...anyKey, personas: ["guide"] });
    const client = await connected("with a session", [http.url, secret]);
    const asks = (await client.listTools()).tools.flatMap(({ name }) => (name.startsWith("ask_") ? [name] : []));
    expect(asks).toEqual(["ask_guide"]);
  });

  test("opens its session anew when Facet was started anew", async () => {
    await using facet = await open();
    const first = await serving(facet.services, 0);
    const { input, answer } = talking(`http://127.0.0.1:${first.port}`);
    input.write(hello);
    await expect.poll(() => answer(1)?.result).toBeDefined();
    await first.close();
    const again = await serving(facet.services, first.port);
    onTestFinished(again.close);
    input.write(line({ id: 2, method: "tools/list" }));
    await expect.poll(() => answer(2)?.result?.tools?.length).toBeGreaterThan(10);
  });

  test("ends when its input ends, and writes nothing but messages", async () => {
    await using facet = await open();
    await using http = await listening(facet.services);
    const child = spawn(process.execPath, [bridge, http.url], { stdio: "pipe" });
    let printed = "";
    let complained = "";
    child.stdout.on("data", (bytes: Buffer) => (printed += bytes.toString()));
    child.stderr.on("data", (bytes: Buffer) => (complained += bytes.toString()));
    child.stdin.write(hello);
    await expect.poll(() => printed.includes("\n"), { timeout: 10_000 }).toBe(true);
    child.stdin.end();
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(
      printed
        .trim()
        .split("\n")
        .map((each) => (JSON.parse(each) as RawMessage).jsonrpc),
    ).toEqual(["2.0"]);
    expect(complained).toBe("");
  });
});

async function serving(services: Services, port: number) {
  const server = createHttpServer(services);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, close };
}
