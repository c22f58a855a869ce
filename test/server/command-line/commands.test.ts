import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginFacet, runFacet } from "../../support/facet-command.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

let parts: AsyncDisposableStack;
let facet: Awaited<ReturnType<typeof openServices>>;
let url: string;
let folder: string;

beforeAll(async () => {
  parts = new AsyncDisposableStack();
  const models = scriptedModels(() => ({ text: "Heat moves." }));
  facet = parts.use(await openServices({ models, embed: async (texts) => texts.map(() => [1, 0]) }));
  ({ url } = parts.use(await listening(facet.services)));
  folder = mkdtempSync(join(tmpdir(), "facet-commands-"));
});
afterAll(async () => {
  await parts.disposeAsync();
  rmSync(folder, { recursive: true });
});

const run = (words: readonly string[], input?: string) =>
  runFacet([...words, "--url", url], { folder, ...(input !== undefined && { input }) });
const local = () => facet.as("local");

async function asked(question: string): Promise<string> {
  const { conversationId, runId } = await local().personas.guide.start({ input: { question } });
  await facet.ended(runId);
  return conversationId;
}

test("help names every command, and a word that is none ends with 2 and a suggestion", async () => {
  const { code, out } = await runFacet(["--help"]);
  expect(code).toBe(0);
  for (const command of [
    "ask",
    "ingest",
    "search",
    "export",
    "import",
    "models",
    "personas",
    "mcp",
    "keys",
    "accounts",
    "start",
    "backup",
    "restore",
    "reset",
    "doctor",
  ])
    expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
  const wrong = await runFacet(["serch", "heat"]);
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toMatch(/unknown command 'serch'[\s\S]*search/);
});

describe("documents", () => {
  test("of a folder are read, each bad one is told with its reason, and the end says that something failed", async () => {
    mkdirSync(join(folder, "papers/.hidden"), { recursive: true });
    writeFileSync(join(folder, "papers/heat.md"), "# Heat\n\nPumps move heat from outside to inside.\n");
    writeFileSync(join(folder, "papers/broken.pdf"), "%PDF-1.7 and nothing more");
    writeFileSync(join(folder, "papers/.hidden/secret.md"), "nobody asked for this");
    const { code, out, err } = await run(["ingest", "papers"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ready {3}heat\.md \(1 page, \S+\)$/m);
    expect(out).toMatch(/^failed {2}papers\/broken\.pdf: broken\.pdf is damaged/m);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(err).toContain("1 ready, 1 failed");
  });

  test("are given to a conversation", async () => {
    const conversationId = await asked("What is heat?");
    writeFileSync(join(folder, "cold.md"), "# Cold\n\nCold is the absence of heat.\n");
    expect(await run(["ingest", "cold.md", "--conversation", conversationId])).toMatchObject({ code: 0 });
    const { documents } = await local().documents.list({ conversationId });
    expect(documents.map(({ name }) => name)).toEqual(["cold.md"]);
  });

  test("are searched, and nothing found ends with 1", async () => {
    writeFileSync(join(folder, "kites.md"), "# Kites\n\nA kite needs wind and a line.\n");
    await run(["ingest", "kites.md"]);
    const { code, out } = await run(["search", "kite", "wind"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^kites\.md, p\. 1\n {2}.*wind and a line/m);
    const json = JSON.parse((await run(["search", "kite", "--json"])).out) as { name: string }[];
    expect(json.map(({ name }) => name)).toContain("kites.md");
    expect(await run(["search", "--conversations", "xylophone"])).toMatchObject({
      code: 1,
      out: "",
      err: "Nothing was found.\n",
    });
    expect(await run(["search", "kite", "--count", "many"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--count takes a whole number/),
    });
  });
});

describe("conversations", () => {
  test("are listed and found", async () => {
    const conversationId = await asked("Why do magnets attract iron?");
    const { out } = await run(["conversations"]);
    expect(out.split("\n")[0]).toMatch(new RegExp(`^${conversationId} .*guide .*magnets`));
    expect((await run(["search", "--conversations", "magnets"])).out).toContain(conversationId);
    const memories = await run(["search", "--memories", conversationId, "magnets"]);
    expect(memories.err + memories.out).not.toMatch(/went wrong|not exist/);
  });

  test("leave as a file and come back from it the same", async () => {
    const conversationId = await asked("Why is the sky blue?");
    const exported = await run(["export", conversationId]);
    await run(["export", conversationId, "--out", "sky.json"]);
    expect(readFileSync(join(folder, "sky.json"), "utf8")).toBe(exported.out);
    const { code, out } = await run(["import", "sky.json"]);
    expect(code).toBe(0);
    expect(out.trim()).not.toBe(conversationId);
    expect((await run(["export", out.trim()])).out).toBe(exported.out);
    const piped = await run(["import", "-"], exported.out);
    expect(piped.code).toBe(0);
    expect((await run(["export", conversationId, "--format", "markdown"])).out).toContain("Why is the sky blue?");
  });

  test("that are not there, and files that hold none, are told", async () => {
    expect(await run(["export", "none"])).toMatchObject({
      code: 1,
      out: "",
      err: expect.stringMatching(/conversation does not exist/),
    });
    expect(await run(["export", "none", "--format", "pdf"])).toMatchObject({ code: 2 });
    expect(await run(["import", "nowhere.json"])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/There is no file nowhere\.json/),
    });
    expect(await run(["import", "-"], "{}")).toMatchObject({ code: 1, out: "" });
  });
});

test("personas are listed with their fields", async () => {
  const { out } = await run(["personas"]);
  expect(out).toMatch(/^guide: /m);
  expect(out).toMatch(/^ {2}question: Question; the question itself$/m);
  expect(out).toMatch(/^ {2}depth: Depth \(curious, school, student, expert\)$/m);
});

test("models are listed with their state, and one that is not there is told with those that are", async () => {
  expect((await run(["models"])).out).toMatch(/^scripted +Scripted +chat +ready +used$/m);
  expect(await run(["models", "use", "Scripted"])).toMatchObject({
    code: 0,
    err: expect.stringMatching(/New questions go to Scripted/),
  });
  expect(await run(["models", "fetch", "gpt"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no model “gpt”.*scripted/),
  });
});

test("a key is made, shows its secret once, opens what it may, and is revoked", async () => {
  const made = await run(["keys", "add", "notes", "--only-reads", "--persona", "guide", "--days", "3"]);
  const secret = made.out.trim();
  expect(secret).toMatch(/^fk_/);
  const listed = await run(["keys"]);
  expect(listed.out).toMatch(/notes .*…\S{4} .*read .*guide .*until \d{4}-/);
  expect(listed.out).not.toContain(secret);
  expect(await run(["conversations", "--key", secret])).toMatchObject({ code: 0 });
  expect(await run(["keys", "--key", secret])).toMatchObject({ code: 1, err: expect.stringMatching(/Not allowed/) });
  const [keyId = ""] = listed.out.split(" ");
  expect(await run(["keys", "revoke", keyId])).toMatchObject({ code: 0 });
  expect(await run(["conversations", "--key", secret])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no such key/),
  });
});

test("a program that starts its MCP servers itself speaks with the running Facet", async () => {
  const info = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } };
  const lines = [
    { jsonrpc: "2.0", id: 1, method: "initialize", params: info },
    { jsonrpc: "2.0", method: "notifications/initialized" },
    { jsonrpc: "2.0", id: 2, method: "tools/list", params: {} },
  ];
  // Its answers must have come before the program closes its end.
  const speaking = beginFacet(["mcp", "--url", url], { input: null });
  for (const line of lines) speaking.write(`${JSON.stringify(line)}\n`);
  await expect.poll(() => speaking.out().split("\n").filter(Boolean).length).toBe(2);
  speaking.write(null);
  const { code, out } = await speaking.ended;
  expect(code).toBe(0);
  const [, listed] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: number; result: { tools: unknown[] } });
  expect(listed?.id).toBe(2);
  expect(listed?.result.tools.length).toBeGreaterThan(3);
});
