// Every program the API page shows is run: each persona, each example, each language, against a real server.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { snippetLanguages } from "../../pipelines/engine/snippets/calls.ts";
import type { Call, SnippetLanguage } from "../../pipelines/engine/snippets/calls.ts";
import { snippetOf } from "../../pipelines/engine/snippets/snippet.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import { listening } from "../support/listening.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";
import { runSnippet, useSnippetHouse } from "../support/snippet-run.ts";
import { hasCurl, hasPython } from "../support/system-programs.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const all: readonly Persona[] = personas;
const isHere = { curl: hasCurl, typescript: true, python: hasPython };
const languages = snippetLanguages.filter((language) => isHere[language]);

const house = useSnippetHouse();

if (!hasPython) test.skip("Python snippets are not run: there is no python3 here");
if (!hasCurl) test.skip("Snippets for curl are not run: there is no curl here");

const cases = all.flatMap((persona) =>
  persona.examples.flatMap((example, at) =>
    languages.map((language) => ({ persona, input: example.input, id: persona.id, at: at + 1, language })),
  ),
);

describe("the programs of the API page", () => {
  test.each(cases)("$id, example $at, in $language: events, then the answer", async ({ persona, input, language }) => {
    using folder = tmpFolder();
    const before = await house.facet.as("local").conversations.list({ limit: 200 });
    const start = { kind: "mutation", path: `personas.${persona.id}.start`, input: { input } } as const;
    const ran = await runSnippet(folder.path, language, snippetOf(language, [start], house.server.url));
    expect(ran).toMatchObject({ code: 0, errors: "" });
    const known = before.conversations.map(({ conversationId }) => conversationId);
    const after = await house.facet.as("local").conversations.list({ limit: 200 });
    const [conversation] = after.conversations.filter(({ conversationId }) => !known.includes(conversationId));
    const { messages } = await house.facet
      .as("local")
      .conversations.get({ conversationId: conversation?.conversationId ?? "" });
    const answer = messages.at(-1);
    expect(answer).toMatchObject({ role: "assistant", status: "done", persona: { id: persona.id } });
    expect(answer?.text).not.toBe("");
    expect(ran.out).toContain(`"type":${language === "python" ? " " : ""}"run-start"`);
    expect(ran.out).toContain(printed(language, answer?.text ?? ""));
  });

  test.each(languages)("a run that fails ends the program in %s with a failure", async (language) => {
    await using broken = await openServices({ models: scriptedModels(() => ({ error: new Error("no") })) });
    await using there = await listening(broken.services);
    using folder = tmpFolder();
    const input = { question: "How do ships float?" };
    const start = { kind: "mutation", path: "personas.guide.start", input: { input } } as const;
    const ran = await runSnippet(folder.path, language, snippetOf(language, [start], there.url));
    expect(ran.code).toBe(1);
  });

  test.each(languages)(
    "where a key is asked for, the program in %s shows the one of its environment",
    async (language) => {
      const settings = { FACET_KEYS: "required" };
      await using closed = await openServices({ models: scriptedModels(() => ({ text: "Yes." })), settings });
      await using there = await listening(closed.services);
      const limits = { requestsPerMinute: null, questionsPerHour: null };
      const wish = { name: "Snippets", personas: null, access: "write", limits, expiresAt: null } as const;
      const { secret } = closed.services.keys.add("local", wish);
      using folder = tmpFolder();
      const input = { question: "Does the sun go round the earth?" };
      const start = { kind: "mutation", path: "personas.guide.start", input: { input } } as const;
      const text = snippetOf(language, [start], there.url);
      const refused = await runSnippet(folder.path, language, text);
      expect(refused.code).not.toBe(0);
      expect(refused.errors).toContain("forbidden");
      expect(await runSnippet(folder.path, language, text, secret)).toMatchObject({ code: 0, errors: "" });
    },
  );

  test.each(languages)("an input that does not fit is told by the program in %s", async (language) => {
    using folder = tmpFolder();
    const start = { kind: "mutation", path: "personas.guide.start", input: { input: { question: "" } } } as const;
    const ran = await runSnippet(folder.path, language, snippetOf(language, [start], house.server.url));
    expect(ran.code).not.toBe(0);
    expect(ran.errors).toContain("invalid-input");
  });
});

test("every TypeScript program is what the compiler takes, strictly", () => {
  using folder = tmpFolder();
  const starts = all.flatMap((persona) =>
    persona.examples.map(
      ({ input }) => ({ kind: "mutation", path: `personas.${persona.id}.start`, input: { input } }) as const,
    ),
  );
  const programs: readonly (readonly Call[])[] = [...starts.map((start) => [start]), recorded];
  for (const [at, calls] of programs.entries())
    writeFileSync(join(folder.path, `ask${at}.ts`), snippetOf("typescript", calls, house.server.url));
  const compilerOptions = {
    noEmit: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: { "facet/client": [join(root, "server/remote/client.ts")] },
  };
  writeFileSync(join(folder.path, "package.json"), `{"type":"module"}`);
  writeFileSync(
    join(folder.path, "tsconfig.json"),
    JSON.stringify({ extends: join(root, "tsconfig.json"), compilerOptions, include: ["*.ts"] }),
  );
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  /** What is wrong with the programs; the server's sources are held by its own gate. */
  const compile = () =>
    spawnSync(process.execPath, [compiler, "-p", "."], { cwd: folder.path, encoding: "utf8" })
      .stdout.split("\n")
      .filter((line) => /^\w+\.ts\(/.test(line));
  expect(compile()).toEqual([]);
  const wrong = { kind: "mutation", path: "personas.guide.start", input: { input: { question: 1 } } } as const;
  writeFileSync(join(folder.path, "wrong.ts"), snippetOf("typescript", [wrong], house.server.url));
  expect(compile()).toEqual([expect.stringMatching(/^wrong\.ts\(\d+,\d+\): error TS2322: /)]);
});

/** One of each kind of step. */
const recorded: readonly Call[] = [
  { kind: "upload", name: "tide.md", output: { fileId: "file-0123456" } },
  {
    kind: "mutation",
    path: "documents.ingest",
    input: { fileId: "file-0123456", name: "tide.md" },
    output: { documentId: "document-0123456" },
  },
  {
    kind: "mutation",
    path: "personas.researcher.start",
    input: { input: { question: "Why two tides?" }, documentIds: ["document-0123456"], remembers: false },
    output: { runId: "run-0123456", messageId: "message-0123456", answerId: "answer-0123456" },
  },
  { kind: "waited", runId: "run-0123456" },
  {
    kind: "mutation",
    path: "messages.retry",
    input: { messageId: "message-0123456" },
    output: { runId: "run-1234567" },
  },
  { kind: "mutation", path: "runs.stop", input: { runId: "run-1234567", shown: 3 }, output: {} },
  { kind: "mutation", path: "messages.select", input: { messageId: "answer-0123456" }, output: {} },
  { kind: "query", path: "documents.search", input: { query: "moon", k: 3 }, output: {} },
];

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("a recording", () => {
  test.each(languages)(
    "with a file, a question about it, another answer and a search is done again in %s",
    async (language) => {
      using folder = tmpFolder();
      const bytes = "# Tides\n\nThe moon raises two tides a day.\n";
      const calls = await recordWalk(bytes);
      writeFileSync(join(folder.path, fileName), bytes);
      const before = await house.facet.as("local").documents.list({});
      const ran = await runSnippet(folder.path, language, snippetOf(language, calls, house.server.url));
      expect(ran).toMatchObject({ code: 0, errors: "" });
      // The same bytes are the same document.
      expect((await house.facet.as("local").documents.list({})).documents.length).toBe(before.documents.length);
      const { conversations } = await house.facet.as("local").conversations.list({ limit: 1 });
      const { messages } = await house.facet
        .as("local")
        .conversations.get({ conversationId: conversations[0]?.conversationId ?? "" });
      expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "assistant"]);
      for (const message of messages) expect(message).toMatchObject(message.role === "user" ? {} : { status: "done" });
      expect(messages[0]).toMatchObject({ documentIds: before.documents.map(({ documentId }) => documentId) });
      for (const { text } of messages.slice(1)) expect(ran.out).toContain(printed(language, text));
    },
  );
});

const fileName = "it's [the] tide.md";

/** What the page would have noted of it. */
async function recordWalk(bytes: string): Promise<readonly Call[]> {
  const mine = house.facet.as("local");
  const answer = await fetch(`${house.server.url}/files?name=${encodeURIComponent(fileName)}`, {
    method: "PUT",
    body: bytes,
  });
  const { fileId } = (await answer.json()) as { fileId: string };
  const ingest = { fileId, name: fileName };
  const added = await mine.documents.ingest(ingest);
  const { documentId } = added;
  await expect.poll(async () => (await mine.documents.get({ documentId })).stage).toBe("ready");
  const question = { input: { question: "How many tides a day?" }, documentIds: [documentId] };
  const asked = await mine.personas.researcher.start(question);
  await house.facet.ended(asked.runId);
  const retry = { messageId: asked.messageId };
  const retried = await mine.messages.retry(retry);
  await house.facet.ended(retried.runId);
  return [
    { kind: "upload", name: fileName, output: { fileId } },
    { kind: "mutation", path: "documents.ingest", input: ingest, output: added },
    { kind: "mutation", path: "personas.researcher.start", input: question, output: asked },
    { kind: "waited", runId: asked.runId },
    { kind: "mutation", path: "messages.retry", input: retry, output: retried },
    { kind: "waited", runId: retried.runId },
    { kind: "query", path: "documents.search", input: { query: "moon", k: 3 } },
  ];
}

/** The shell shows JSON as it came. */
function printed(language: SnippetLanguage, text: string): string {
  return language === "curl" ? JSON.stringify(text).slice(1, -1) : text;
}
