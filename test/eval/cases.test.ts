import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Measure } from "../bench/bench.ts";
import { openWithDocuments } from "../support/moon-documents.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { testPersona } from "../support/personas.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { casesOf, wordOverlap } from "../../server/evaluation/feedback-cases.ts";
import { replayCases } from "./cases.ts";

const citation = (name: string, page: number) => ({ number: 1, documentId: "x", name, page, quote: "q" });

test("what people said something of is asked again, with its documents, and told beside the answer before", async () => {
  const quoting = testPersona(
    [
      {
        name: "quote",
        run: async (_state, { documents, emit }) => {
          const value = documents.list().map(({ name }) => citation(name, 1));
          emit({ type: "output", field: "citations", value });
          return { answer: "The moon is grey and far." };
        },
      },
    ],
    { id: "quoter" },
  );
  const models = scriptedModels(() => ({ error: new Error("no model here") }));
  await using facet = await openWithDocuments({ models, personas: [quoting] });
  using folder = tmpFolder();
  const file = join(folder.path, "cases.jsonl");
  const bytes = join(folder.path, "moon");
  writeFileSync(bytes, "%PDF-1.7 moon.pdf");
  const expected = { labels: [], comment: "" };
  const before = { answer: "The moon is grey.", citations: [citation("moon.pdf", 1), citation("sun.pdf", 2)] };
  const documents = [
    { sha256: "here", name: "moon.pdf" },
    { sha256: "gone", name: "sun.pdf" },
  ];
  const lines = [
    {
      persona: "quoter",
      input: { question: "Which colour?" },
      documents,
      expected: { ...expected, outputs: before, verdict: "like" },
    },
    {
      persona: "quoter",
      input: { question: "x".repeat(99) },
      documents: [],
      expected: { outputs: { answer: "No." }, verdict: "dislike", labels: ["too-short"], comment: "" },
    },
    {
      persona: "guide",
      input: { question: "Why?" },
      documents: [],
      expected: { ...expected, outputs: { answer: "So." }, verdict: null },
    },
    {
      persona: "gone",
      input: { question: "Who?" },
      documents: [],
      expected: { ...expected, outputs: {}, verdict: "like" },
    },
  ];
  writeFileSync(file, lines.map((each) => `${JSON.stringify(each)}\n`).join("\n"));
  const told: Measure[] = [];
  await replayCases(
    casesOf(file),
    facet,
    (hash) => (hash === "here" ? bytes : null),
    (measure) => void told.push(measure),
  );
  expect(told.map(({ measure }) => measure)).toEqual([
    "1. quoter, liked: Which colour?",
    `2. quoter, disliked too-short: ${"x".repeat(60)}…`,
    "3. guide, commented: Why?",
    "4. gone, liked: Who?",
  ]);
  expect(told.map(({ figure, met }) => [met, figure])).toEqual([
    [
      true,
      "done; 1 of 2 documents are not here; cites again moon.pdf p. 1; no more sun.pdf p. 2; shares 67 % of its words with the answer",
    ],
    [true, "done; differs in 100 % of its words from the disliked answer"],
    [false, expect.stringMatching(/^failed: /)],
    [false, "not asked: there is no persona gone"],
  ]);
});

test("a line that is no case is named", () => {
  using folder = tmpFolder();
  const file = join(folder.path, "cases.jsonl");
  writeFileSync(file, '\n{"persona":"guide"}\n');
  expect(() => casesOf(file)).toThrow(`Line 2 of ${file}`);
});

test.each([
  ["", "", 1],
  ["Grey moon", "the MOON, grey!", 2 / 3],
  ["a", "b", 0],
])("“%s” and “%s” share %d of their words", (one, other, overlap) => {
  expect(wordOverlap(one, other)).toBeCloseTo(overlap);
});
