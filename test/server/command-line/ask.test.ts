import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import { beginFacet, runFacet } from "../../support/facet-command.ts";
import { listening } from "../../support/listening.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import type { Script, ScriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const words = "A heat pump moves heat from outside to inside. It needs little power for that.";
let reply: Exclude<Script, readonly unknown[]>;
let models: ScriptedModels;
let parts: AsyncDisposableStack;
let facet: Awaited<ReturnType<typeof openServices>>;
let url: string;
let folder: string;

beforeAll(async () => {
  reply = () => ({ text: words });
  parts = new AsyncDisposableStack();
  models = scriptedModels((asked, call) => reply(asked, call));
  facet = parts.use(await openServices({ models }));
  ({ url } = parts.use(await listening(facet.services)));
  folder = mkdtempSync(join(tmpdir(), "facet-ask-"));
});
afterAll(async () => {
  await parts.disposeAsync();
  rmSync(folder, { recursive: true });
});

const facetAsk = (given: readonly string[], options: Parameters<typeof runFacet>[1] = {}) =>
  runFacet(["ask", "--url", url, ...given], { folder, ...options });

describe("a question that cannot be asked ends with 2 and one sentence:", () => {
  test.each([
    ["no words", [], /^There is no question: facet ask/],
    ["a persona that is not there", ["q", "--persona", "poet"], /no persona “poet”.*researcher/],
    ["a field the persona has not", ["q", "--input", "colour=red"], /field of guide \(question, depth/],
    ["an input without a value", ["q", "--input", "depth"], /takes key=value/],
    ["a file that is not there", ["q", "--file", "nowhere.pdf"], /There is no file nowhere\.pdf/],
    ["two places at once", ["q", "--last", "--new"], /cannot be used with/],
    ["an option that is not there", ["q", "--colour"], /unknown option/],
  ])("%s", async (_, given, sentence) => {
    const { code, out, err } = await facetAsk(given, { input: "" });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

test("a value the persona refuses, a conversation that is not there and a server that is not there end with 1", async () => {
  const bad = await facetAsk(["q", "--input", "depth=shallow"]);
  expect(bad).toMatchObject({ code: 1, out: "" });
  expect(bad.err).toMatch(/depth.*one of these.*curious/);
  expect(await facetAsk(["q", "--conversation", "none"])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/does not exist/),
  });
  const gone = await runFacet(["ask", "q", "--url", "http://127.0.0.1:9"]);
  expect(gone).toMatchObject({
    code: 1,
    err: expect.stringMatching(/No Facet answers at http:\/\/127\.0\.0\.1:9.*npm start.*--url/),
  });
});

test("the answer is written to standard output alone, plain, and how to go on beside it", async () => {
  reply = () => ({ text: words });
  const { code, out, err } = await facetAsk(["What", "is a heat pump?", "--input", "action=ask"]);
  expect(code).toBe(0);
  expect(out.startsWith(`${words.slice(0, 30)}`)).toBe(true);
  expect(out.split("It needs little power")).toHaveLength(2);
  expect(out.endsWith("\n")).toBe(true);
  const { conversations } = await facet.as("local").conversations.list();
  expect(err).toContain(`Go on: facet ask --url ${url} --conversation ${conversations[0]?.conversationId}`);
  expect(out + err).not.toContain("\x1b");
});

test("white space around the model's words is no change of the answer", async () => {
  reply = () => ({ text: `\n ${words}\n\n` });
  const { out, err } = await facetAsk(["What is a heat pump?", "--input", "action=ask"]);
  expect(out).toBe(`${words}\n`);
  expect(err).not.toContain("was changed");
});

test("the text comes while it is written", async () => {
  let go = () => {};
  const until = new Promise<void>((resolve) => (go = resolve));
  reply = () => ({ text: words, until, untilPiece: 9 });
  const asking = beginFacet(["ask", "--url", url, "What is a heat pump?", "--input", "action=ask"]);
  await expect.poll(asking.out).toContain("A heat pump moves");
  expect(asking.out()).not.toContain("It needs");
  go();
  expect((await asking.ended).out).toContain("It needs little power");
});

test("a question on standard input goes on in the last conversation", async () => {
  reply = () => ({ text: words });
  const before = await facet.as("local").conversations.list();
  const { code } = await facetAsk(["--last", "-p", "researcher", "-i", "basis=general"], { input: "And in winter?\n" });
  expect(code).toBe(0);
  const { conversations } = await facet.as("local").conversations.list();
  expect(conversations).toHaveLength(before.conversations.length);
  const { messages } = await facet
    .as("local")
    .conversations.get({ conversationId: conversations[0]?.conversationId ?? "" });
  expect(messages.findLast(({ role }) => role === "user")).toMatchObject({
    text: "And in winter?",
    persona: { id: "researcher" },
  });
});

test("--json gives every event as a line, and the answer as the last", async () => {
  reply = () => ({ text: words });
  const { code, out } = await facetAsk(["--json", "What is a heat pump?", "-i", "action=ask"]);
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as RunEvent | { type: "answer"; runId: string; text: string });
  const answer = lines.pop();
  if (answer?.type !== "answer") throw new Error("the last line is no answer");
  expect(answer.text).toContain(words);
  const log = facet.services.store.events.ofRun("local", answer.runId, 0).map(({ event }) => event);
  expect(lines).toEqual(log.slice(0, lines.length));
  expect(lines.at(-1)).toMatchObject({ type: "run-end", status: "done" });
});

test("Ctrl+C stops the run, keeps what was written, and ends with 130", async () => {
  reply = () => ({ text: words, hang: true });
  const asking = beginFacet(["ask", "--url", url, "What is a heat pump?", "-i", "action=ask"]);
  await expect.poll(asking.out).toContain("A heat");
  asking.kill("SIGINT");
  const { code, out, err } = await asking.ended;
  expect(code).toBe(130);
  expect(err).toContain("Stopped; what was written is kept.");
  const { conversations } = await facet.as("local").conversations.list();
  const { messages } = await facet
    .as("local")
    .conversations.get({ conversationId: conversations[0]?.conversationId ?? "" });
  expect(messages.at(-1)).toMatchObject({ status: "stopped", text: out.trim() });
});

test("a run that fails ends with 1 and its sentence", async () => {
  reply = () => ({ error: new Error("broken") });
  const { code, err } = await facetAsk(["What is a heat pump?", "-i", "action=ask"]);
  expect(code).toBe(1);
  expect(err).toContain("Something went wrong inside Facet.");
});

test("a document is read first, and the answer's citations are named with their pages", async () => {
  const small = scriptedModels(() => ({ text: "Heat pumps move heat from outside to inside." }), {
    info: { tier: "small" },
  });
  await using reader = await openServices({ models: small, embed: async (texts) => texts.map(() => [1, 0]) });
  await using server = await listening(reader.services);
  writeFileSync(join(folder, "heat.md"), "# Heat pumps\n\nHeat pumps move heat from outside to inside.\n");
  const given = ["ask", "--url", server.url, "-p", "researcher", "What do heat pumps move?", "-f", "heat.md"];
  const { code, err } = await runFacet(given, { folder });
  expect(code).toBe(0);
  expect(err).toContain("[1] heat.md, p. 1");
});

test("a file that cannot be read is named, and nothing is asked", async () => {
  const { conversations: before } = await facet.as("local").conversations.list();
  writeFileSync(join(folder, "broken.pdf"), "%PDF-1.7 and nothing more");
  const { code, out, err } = await facetAsk(["-p", "researcher", "q", "-f", "broken.pdf"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(/^broken\.pdf cannot be used, and nothing was asked: broken\.pdf is damaged/m);
  expect((await facet.as("local").conversations.list()).conversations).toHaveLength(before.length);
});

test("code becomes the developer's files", async () => {
  reply = () => ({ text: "It adds, or should." });
  writeFileSync(join(folder, "sum.py"), "def add(a, b):\n    return a - b\n");
  await facetAsk(["-p", "developer", "Explain this", "-f", "sum.py", "-i", "wish=explain"]);
  const { conversations } = await facet.as("local").conversations.list();
  const [newest] = conversations;
  const { messages } = await facet.as("local").conversations.get({ conversationId: newest?.conversationId ?? "" });
  expect(messages[0]).toMatchObject({
    persona: { id: "developer" },
    input: { wish: "explain", files: [{ name: "sum.py", text: expect.stringContaining("a - b") }] },
  });
});

test("a key that may not ask is refused with what to do", async () => {
  const limits = { requestsPerMinute: null, questionsPerHour: null };
  const wish = { name: "reader", personas: null, access: "read" as const, limits, expiresAt: null };
  const { secret } = facet.services.keys.add("local", wish);
  const { code, err } = await facetAsk(["q"], { environment: { FACET_KEY: secret } });
  expect(code).toBe(1);
  expect(err).toMatch(/may only read/);
});
