import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { call, openMcp } from "../../support/mcp-client.ts";
import { initialize, messagesOf, older, opened, post } from "../../support/mcp-raw.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const open = () => openServices({ models: scriptedModels(() => ({ text: "Yes." })) });

describe("a request that is none", () => {
  const tools = { jsonrpc: "2.0", id: 7, method: "tools/list" };
  test.each<[string, unknown, Record<string, string>, number]>([
    ["no JSON", "{", {}, 400],
    ["nothing", "", {}, 400],
    ["a number", "5", {}, 400],
    ["null", "null", {}, 400],
    ["an empty list", [], {}, 400],
    ["a list of more than 64", Array.from({ length: 65 }, () => tools), {}, 413],
    ["a list of more values than fit into memory", `[${"{},".repeat(600_000)}{}]`, {}, 413],
    ["no JSON-RPC", { hello: "there" }, {}, 400],
    ["plain text", tools, { "content-type": "text/plain" }, 415],
    ["deeply nested", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`, {}, 400],
    ["an unknown session", tools, { "mcp-session-id": "unknown" }, 404],
    [
      "a protocol of the future without its headers",
      { ...tools, params: { _meta: { "io.modelcontextprotocol/protocolVersion": "2099-01-01" } } },
      {},
      400,
    ],
    ["an initialize without its fields", { jsonrpc: "2.0", id: 1, method: "initialize", params: {} }, {}, 400],
  ])("%s gets a JSON-RPC error, and Facet goes on", async (_claim, body, headers, status) => {
    await using facet = await open();
    const { url, connect: client } = await openMcp(facet.services);
    const response = await post(url, body, headers);
    expect(response.status).toBe(status);
    const [message] = await messagesOf(response);
    expect(message).toMatchObject({ jsonrpc: "2.0", error: { code: expect.any(Number), message: expect.any(String) } });
    expect(JSON.stringify(message)).not.toMatch(/at .*\.ts|node_modules/);
    expect((await (await client()).listTools()).tools.length).toBeGreaterThan(10);
  });

  test("a body past the limit is refused before it is read whole", async () => {
    await using facet = await open();
    const { url } = await openMcp(facet.services);
    const response = await post(url, `"${"x".repeat(64_000_001)}"`).catch(() => null);
    // The connection may be closed while the rest is still being sent.
    if (response) expect(response.status).toBe(413);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test("a client that leaves in the middle of its request leaves nothing behind", async () => {
    await using facet = await open();
    const { url, connect: client } = await openMcp(facet.services);
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const head = `POST /mcp HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"json`;
    await new Promise<void>((resolve) => socket.write(head, () => resolve()));
    socket.destroy();
    expect((await call(await client(), "ask_guide", { question: "Are you there?" })).value.status).toBe("done");
  });

  test.each([
    ["tools/call", { name: "constructor" }],
    ["tools/call", { name: "ask_guide", arguments: [] }],
    ["tools/call", {}],
    ["resources/read", { uri: "not a uri" }],
    ["resources/read", { uri: `facet://documents/${"x".repeat(100_000)}` }],
    ["resources/read", { uri: "facet://documents/%zz" }],
    ["prompts/list", {}],
    ["__proto__", {}],
  ])("%s with %o is an error of that request alone", async (method, params) => {
    await using facet = await open();
    const { url } = await openMcp(facet.services);
    const [message] = await messagesOf(await post(url, { jsonrpc: "2.0", id: 3, method, params }));
    expect(message).toMatchObject({ id: 3, error: { code: expect.any(Number) } });
    expect(message?.error?.code).not.toBe(-32_603);
  });
});

describe("an older client", () => {
  test.each(["2025-06-18", "2025-03-26"])(
    "of %s opens a session, asks in it with progress, and closes it",
    async (version) => {
      await using facet = await open();
      const { url } = await openMcp(facet.services);
      const hello = await post(url, initialize(version));
      expect((await messagesOf(hello))[0]).toMatchObject({
        id: 1,
        result: { protocolVersion: version, serverInfo: { name: "facet" } },
      });
      const session = { "mcp-session-id": hello.headers.get("mcp-session-id") ?? "", "mcp-protocol-version": version };
      expect((await post(url, { jsonrpc: "2.0", method: "notifications/initialized" }, session)).status).toBe(202);
      const ask = (id: number, question: string) => ({
        jsonrpc: "2.0",
        id,
        method: "tools/call",
        params: { name: "ask_guide", arguments: { question }, _meta: { progressToken: "p" } },
      });
      const first = await messagesOf(await post(url, ask(2, "One?"), session));
      expect(
        first
          .slice(0, -1)
          .every((each) => each.method === "notifications/progress" && each.params?.progressToken === "p"),
      ).toBe(true);
      expect(first.length).toBeGreaterThan(3);
      const second = await messagesOf(await post(url, ask(3, "Two?"), session));
      expect(second.at(-1)).toMatchObject({ id: 3, result: { structuredContent: { status: "done" } } });
      expect(second.at(-1)?.result?.structuredContent?.conversationId).toBe(
        first.at(-1)?.result?.structuredContent?.conversationId,
      );
      expect((await fetch(`${url}/mcp`, { method: "DELETE", headers: session })).status).toBe(200);
      expect((await post(url, ask(4, "Three?"), session)).status).toBe(404);
    },
  );

  test("that opens no session is answered all the same, several messages at once too", async () => {
    await using facet = await open();
    const { url } = await openMcp(facet.services);
    const messages = [1, 2].map((id) => ({ jsonrpc: "2.0", id, method: "tools/list" }));
    const answers = await messagesOf(await post(url, messages));
    expect(answers.map((each) => each.id)).toEqual(expect.arrayContaining([1, 2]));
    expect((await fetch(`${url}/mcp`, { headers: { accept: "text/event-stream" } })).status).toBe(405);
  });

  test("that closes its connection does not stop the answer, which is in the conversation", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const models = scriptedModels(() => ({ text: ["The moon ", "is rock."], until: promise, untilPiece: 1 }));
    await using facet = await openServices({ models });
    const { url } = await openMcp(facet.services);
    const session = await opened(url);
    const gone = new AbortController();
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 2,
      method: "tools/call",
      params: { name: "ask_guide", arguments: { question: "What is it?" } },
    });
    void fetch(`${url}/mcp`, { method: "POST", headers: { ...older, ...session }, body, signal: gone.signal }).catch(
      () => {},
    );
    await expect.poll(() => models.llm.asked.length).toBe(1);
    gone.abort();
    resolve();
    const [conversation] = facet.services.store.conversations.list("local");
    const answer = () => facet.services.store.messages.tree("local", conversation?.conversationId ?? "")[1];
    await expect.poll(() => answer()).toMatchObject({ status: "done", text: "The moon is rock." });
  });
});
