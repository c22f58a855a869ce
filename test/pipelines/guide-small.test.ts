// The Guide with a small model: plain text in, a clean path and short layers out, and plain words about what is beyond it.
import { expect, test } from "vitest";
import { guiding } from "../support/guiding.ts";
import type { Replies } from "../support/guiding.ts";

const info = { tier: "small" } as const;
const question = "How does a heat pump warm a house?";
const list = "Sure!\n1. **What heat is**\n2. The pump<end_of_turn>\n3. What heat is\n4. The cold outside\n5. At home";
const text = "A **compressor** is a machine that squeezes a gas. The gas gets hot. The gas gets hot. <end_of_turn>";
const replies: Replies = {
  outlineSmall: () => list,
  layerSmall: () => text,
  plainSmall: () => "It is warm.<end_of_turn>",
};

test("a list with all a small model puts around it becomes a path, and its text a layer without a leak", async () => {
  const { ask, asked } = guiding({ info, replies });
  const { outputs, streamed } = await ask(question);
  expect(asked.map(({ kind }) => kind)).toEqual(["outlineSmall", "layerSmall"]);
  expect(outputs.outline?.layers.map(({ title }) => title)).toEqual([
    "What heat is",
    "The pump",
    "The cold outside",
    "At home",
  ]);
  expect(outputs.answer).toBe("A **compressor** is a machine that squeezes a gas. The gas gets hot.");
  expect(streamed).toBe(outputs.answer);
  expect(outputs.layer?.words).toEqual([
    { word: "compressor", meaning: "A compressor is a machine that squeezes a gas." },
  ]);
});

test("a layer never runs past 150 words, and ends at a sentence", async () => {
  const layerSmall = () => Array.from({ length: 60 }, (_, at) => `This is sentence ${at} of it.`).join(" ");
  const { outputs } = await guiding({ info, replies: { ...replies, layerSmall } }).ask(question);
  expect(outputs.answer.split(/\s+/).length).toBeLessThanOrEqual(150);
  expect(outputs.answer).toMatch(/\.$/);
});

test("sentences of the documents stand first, word for word; the model's own follow", async () => {
  const pages = [
    "A heat pump moves heat from the cold garden into the house by a fluid.",
    "The cat sleeps on the sofa all day.",
  ];
  const { outputs, streamed } = await guiding({ info, replies, pages }).ask(question);
  expect(outputs.answer).toMatch(
    /^“A heat pump moves heat from the cold garden into the house by a fluid\.” \[1\]\n\nA \*\*compressor/,
  );
  expect(streamed).toBe(outputs.answer);
  expect(outputs.answer).not.toContain("cat");
});

test("documents about something else carry nothing", async () => {
  const pages = ["The cat sleeps on the sofa all day and dreams of fish."];
  const { outputs, events } = await guiding({ info, replies, pages }).ask(question);
  expect(outputs.answer).not.toContain("cat");
  expect(events.some(({ type }) => type === "sources-found")).toBe(false);
});

test("general knowledge is told without the documents where that is chosen", async () => {
  const pages = ["A heat pump moves heat from the cold garden into the house by a fluid."];
  const { outputs } = await guiding({ info, replies, pages }).ask(question, { sources: "general" });
  expect(outputs.answer).not.toContain("[1]");
});

test("an answer in between leaks no token, while it streams or after", async () => {
  const { ask } = guiding({
    info,
    replies: { ...replies, plainSmall: () => ["It is", " warm.", "<end_", "of_turn>", "<end_of_turn>"] },
  });
  const { outputs, streamed } = await ask("And a fridge?");
  expect(outputs.answer).toBe("It is warm.");
  expect(streamed).toBe("It is warm.");
});

test.each([
  ["What is the latest news on heat pumps?", "beyond-today"],
  ["Who won the election in 2025?", "beyond-today"],
  ["Sollte ich dieses Medikament nehmen?", "beyond-advice"],
  ["Solve the differential equation y'' = y", "beyond-mathematics"],
])("“%s” is said to be beyond a small model", async (asked, key) => {
  expect((await guiding({ info, replies }).ask(asked)).notes).toContain(key);
});

test.each([
  "How does electric current flow through a wire?",
  "What is the difference between weather and climate?",
  "Why did the price of tulips fall in 1637?",
  "Why is trust an integral part of friendship?",
  "Wie entsteht elektrischer Strom?",
  "What is 2048 in the game of that name?",
])("“%s” is not", async (asked) => {
  expect((await guiding({ info, replies }).ask(asked)).notes.filter((key) => key !== "plain-outline")).toEqual([]);
});

test("an expert's depth is beyond a small model, said once where the path opens", async () => {
  const { ask } = guiding({ info, replies });
  expect((await ask(question, { depth: "expert" })).notes).toEqual(["beyond-expert"]);
  expect((await ask("next", { depth: "expert" })).notes).toEqual([]);
  expect((await guiding({ info, replies }).ask(question)).notes).toEqual([]);
});

test("for a large model only today's facts are, and documents carry even those", async () => {
  const large = {
    plain: () => "So it is.",
    answerFrom: () => "So it is, as the report says in its first lines, for this year and the next.",
  };
  expect((await guiding({ replies: large }).ask("Solve the differential equation y'' = y")).notes).toEqual([]);
  expect((await guiding({ replies: large }).ask("What is the latest news on heat pumps?")).notes).toEqual([
    "beyond-today",
  ]);
  const pages = ["The latest news on heat pumps: sales rose."];
  expect((await guiding({ replies: large, pages }).ask("What is the latest news on heat pumps?")).notes).toEqual([]);
});
