// One conversation carried through every door: MCP, the page, curl, the command line, an OpenAI client, and MCP again.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import OpenAI from "openai";
import { expect, test } from "vitest";
import type { Outputs } from "../../server/api.ts";
import { openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct();
const run = promisify(execFile);
const program = fileURLToPath(new URL("../../server/command-line/facet.mjs", import.meta.url));
const fact = "The garden measures 120 square metres.";

type Tree = Outputs["conversations"]["get"];

/** As a person would read it from a shell; where there is no curl, the same request. */
async function readByCurl(conversationId: string): Promise<Tree> {
  const input = JSON.stringify({ conversationId });
  const address = `${product.facet.url}/trpc/conversations.get`;
  const options = ["--silent", "--fail", "--get", address, "--data-urlencode", `input=${input}`];
  const told = await run("curl", options).then(
    ({ stdout }) => stdout,
    async (thrown: { code?: unknown }) => {
      if (thrown.code !== "ENOENT") throw thrown;
      return (await fetch(`${address}?${new URLSearchParams({ input })}`)).text();
    },
  );
  return (JSON.parse(told) as { result: { data: Tree } }).result.data;
}

test("a conversation begun by MCP goes on in the page, in a shell, on the command line and in an OpenAI client: one branch, every turn, and each answer is told what is remembered", async () => {
  const { url } = product.facet;
  product.stub.set({ text: "Three apple trees and a hedge." });
  const mcp = new Client({ name: "editor", version: "1" });
  await mcp.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  const call = async (name: string, input: Record<string, unknown>) => {
    const { structuredContent, isError } = await mcp.callTool({ name, arguments: input });
    expect(isError ?? false).toBe(false);
    return structuredContent as Record<string, string>;
  };
  const first = await call("ask_guide", { question: "Hello from the editor" });
  const conversationId = first["conversationId"] ?? "";
  await call("memory_add", { conversationId, text: fact });

  await using walk = await openPage(product.browser, url, { path: `/c/${conversationId}` });
  await walk.page.getByText("Hello from the editor").first().waitFor();
  await walk.ask("Garden trees: which ones?");
  await walk.answers.nth(1).waitFor();
  await walk.ended();

  const read = await readByCurl(conversationId);
  expect(read.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);

  const asked = ["ask", "Garden hedge: how long?", "--persona", "developer", "--conversation", conversationId];
  const { stdout } = await run(process.execPath, [program, ...asked, "--url", url]);
  expect(stdout).toContain("Three apple trees");

  const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: "none" });
  const answer = await openai.chat.completions.create(
    { model: "facet/guide", messages: [{ role: "user", content: "Garden path: of gravel?" }] },
    { headers: { "x-facet-conversation": conversationId } },
  );
  expect(answer.choices[0]?.message.content).toContain("Three apple trees");

  // The session knows where it was; nobody tells it the id.
  const last = await call("ask_guide", { question: "Garden bench: in the sun?" });
  expect(last["conversationId"]).toBe(conversationId);
  await mcp.close();

  const { messages, path } = await readByCurl(conversationId);
  expect(messages.filter(({ role }) => role === "user").map(({ text }) => text)).toEqual([
    "Hello from the editor",
    "Garden trees: which ones?",
    "Garden hedge: how long?",
    "Garden path: of gravel?",
    "Garden bench: in the sun?",
  ]);
  expect(path).toEqual(messages.map(({ messageId }) => messageId));
  for (const [at, { parentId }] of messages.entries()) expect(parentId).toBe(path[at - 1] ?? null);
  const answers = messages.filter((each) => each.role === "assistant");
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => "done"));
  for (const { memories } of answers.slice(1)) expect(memories.map(({ text }) => text)).toContain(fact);

  // The page that stayed open has it all, without a reload.
  await expect.poll(() => walk.page.getByText("Garden bench: in the sun?").count(), soon).toBeGreaterThan(0);
  expect(walk.faults).toEqual([]);
});
