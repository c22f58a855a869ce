import fc from "fast-check";
import { expect, test } from "vitest";
import type { Turn } from "../../../../pipelines/engine/conversations.ts";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { gradeByCode } from "../../../../pipelines/engine/guide/grade.ts";
import * as schemas from "../../../../pipelines/engine/guide/schemas.ts";
import type { QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";
import { itemOf } from "../../../../pipelines/steps/guide/quiz-items.ts";
import { makingQuiz, toldPath } from "../../../support/quizzing.ts";

const written = {
  items: [
    {
      kind: "choice",
      layer: "l3",
      question: "Where does the fluid take heat from the garden?",
      options: ["Compressor", "Evaporator", "Condenser"],
      answer: "evaporator",
      why: "It boils there, and boiling takes heat in.",
    },
    {
      kind: "short",
      layer: "The loop",
      question: "Which part makes the gas hot?",
      answer: "Compressor",
      accept: ["the pump"],
    },
    {
      kind: "order",
      layer: "l3",
      question: "Where does the fluid go?",
      options: ["1. Evaporator", "2. Compressor", "3. Condenser"],
    },
    {
      kind: "match",
      layer: "nowhere",
      question: "What does each part do?",
      pairs: [
        { left: "Evaporator", right: "takes heat in" },
        { left: "Condenser", right: "gives heat off" },
        { left: "Valve", right: "the valve drops the pressure" },
      ],
    },
  ],
};
const script = (value: unknown) => [{ text: JSON.stringify(value) }];
const rightOf = (item: QuizItem) => {
  if (item.kind === "choice") return item.options[item.answer];
  if (item.kind === "order") return item.answer.map((at) => item.items[at]);
  return item.kind === "match" ? item.answer.map((at, left) => [item.left[left], item.right[at]]) : item.answer;
};

test("a large model's questions are asked with what is right found again after the shuffle", async () => {
  const { items, draft, asked, events } = await makingQuiz({ script: script(written) });
  expect(items.map(({ kind, node }) => [kind, node])).toEqual([
    ["choice", "l3"],
    ["short", "l3"],
    ["order", "l3"],
  ]);
  expect(items.map(rightOf)).toEqual(["Evaporator", "Compressor", ["Evaporator", "Compressor", "Condenser"]]);
  expect(items[2]).not.toMatchObject({ answer: [0, 1, 2] });
  expect(items[1]?.why).toBe("It was told in “The loop”.");
  expect(draft).toMatchObject({ answer: "Three questions on “The loop”.", isKnowledge: false });
  expect(events).toContainEqual({ type: "text-delta", field: "answer", text: draft.answer });
  expect(schemas.quiz.safeParse(draft.quiz).success).toBe(true);
  const prompt = asked[0]?.turns.map(({ text }) => text).join("\n") ?? "";
  expect(prompt).toContain('<layer id="l3">');
  expect(prompt).not.toContain('<layer id="l1">');
});

test("about everything, each layer that was told is asked about, in up to five questions", async () => {
  const { items, asked, draft } = await makingQuiz({
    script: script(written),
    plan: { question: "Quiz me on everything" },
  });
  expect(asked[0]?.turns.map(({ text }) => text).join("\n")).toMatch(
    /<layer id="l1">[^]*<layer id="l2">[^]*<layer id="l3">/,
  );
  expect(items).toHaveLength(4);
  expect(items[3]).toMatchObject({ kind: "match", node: "l1" });
  // Its own name gave one pair away.
  expect(rightOf(items[3] as QuizItem)).toEqual([
    ["Evaporator", "takes heat in"],
    ["Condenser", "gives heat off"],
  ]);
  expect(draft.answer).toBe("Four questions on “How a heat pump warms a house”.");
});

test("the same run makes the same quiz, another one another order", async () => {
  const once = await makingQuiz({ script: script(written) });
  const twice = await makingQuiz({ script: script(written) });
  expect(twice.items).toEqual(once.items);
  const orders = new Set<string>();
  for (let at = 0; at < 8; at += 1) {
    const { items } = await makingQuiz({ script: script(written), runId: `run-${at}` });
    orders.add(JSON.stringify(items.map((item) => ({ ...item, id: "" }))));
  }
  expect(orders.size).toBeGreaterThan(3);
});

const choice = { kind: "choice", question: "Which of them is it?", options: ["a thing", "b thing"], answer: "a thing" };
const order = { kind: "order", question: "In which order do they come?", options: ["x", "y", "z"] };
test.each<[string, object]>([
  ["whose right answer is no option", { ...choice, answer: "c thing" }],
  ["with an option twice", { ...choice, options: ["A thing", "a  thing", "b"] }],
  ["with one option", { ...choice, options: ["a thing"] }],
  ["that names its answer", { ...choice, question: "Is a thing what it is?" }],
  ["with “all of the above”", { ...choice, options: ["a thing", "all of the above"] }],
  ["with an option that is empty", { ...choice, options: ["a thing", " "] }],
  ["without words", { ...choice, question: "?" }],
  ["that is none", { ...choice, kind: "essay" }],
  ["to answer shortly, with its answer in it", { kind: "short", question: "What does the valve do?", answer: "Valve" }],
  ["to answer shortly, without an answer", { kind: "short", question: "What does it do?", answer: "" }],
  ["to put in order, with two things", { ...order, options: ["x", "y"] }],
  ["to put in order, with a thing twice", { ...order, options: ["x", "y", "X"] }],
  [
    "to match, with a side twice",
    {
      kind: "match",
      question: "What is what?",
      pairs: [
        { left: "a", right: "x" },
        { left: "b", right: "x" },
      ],
    },
  ],
  ["to match, with one pair", { kind: "match", question: "What is what?", pairs: [{ left: "a", right: "x" }] }],
])("a question %s is dropped", async (_, item) => {
  const good = written.items.slice(0, 2);
  const { items } = await makingQuiz({ script: script({ items: [item, ...good] }) });
  expect(items.map(({ question }) => question)).toEqual(good.map(({ question }) => question));
});

test("where fewer than two remain, code fills up to three, and says what it took from where", async () => {
  const { items } = await makingQuiz({ script: script({ items: [written.items[0]] }) });
  expect(items).toHaveLength(3);
  expect(items.slice(1).map(({ kind }) => kind)).toEqual(["match", "choice"]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(3);
});

test("a model that writes no JSON, or is away, leaves a quiz by code", async () => {
  const broken = await makingQuiz({ script: [{ text: "I would rather not." }, { text: "No." }] });
  expect(broken.items).toHaveLength(3);
  const away = await makingQuiz({
    script: () => ({ error: new FacetError("model-unreachable", { url: "http://x" }) }),
  });
  expect(away.items).toHaveLength(3);
});

test("in the small tier code asks alone, with words that were told and nothing of tables and pictures", async () => {
  const { items, asked } = await makingQuiz({ info: { tier: "small" }, plan: { question: "quiz me on all of it" } });
  expect(asked).toHaveLength(0);
  expect(items.map(({ kind }) => kind)).toEqual(["match", "choice", "short", "order", "choice"]);
  for (const item of items) expect(JSON.stringify(item)).not.toMatch(/mermaid|\*\*|\[1\]|table/);
  const gap = items.find(({ kind }) => kind === "short");
  expect(gap?.question).toMatch(/^Which word is missing\? .*____/);
  expect(rightOf(items[3] as QuizItem)).toEqual(["What heat is", "A liquid that boils in the cold", "The loop"]);
});

test("a word whose meaning names it is not asked for by it, in German either", async () => {
  const { items } = await makingQuiz({ info: { tier: "small" }, plan: { language: "de", node: "l2" } });
  expect(items.map(({ question }) => question)).toEqual([
    "Welches Wort bedeutet das: a liquid that boils in the cold",
    "Welches Wort fehlt? A ____ boils far below zero.",
  ]);
});

test.each([
  ["no path is open", { plan: { outline: null } }],
  ["nothing of it was told", { history: [] }],
])("where %s, a sentence says how to get there", async (_, setting) => {
  const { draft } = await makingQuiz(setting);
  expect(draft.quiz).toBeUndefined();
  expect(draft.answer).toMatch(/^There is nothing to ask yet\./);
});

const layerOf = (answer: string): Turn => {
  const layer = { node: "l1", title: "What heat is", depth: "school", way: "open", words: [], next: null };
  return { ...(toldPath(1)[0] as Turn), outputs: { answer, layer, outline: toldPath(1)[0]?.outputs?.["outline"] } };
};

test("a layer that taught no words is asked about by its own sentences, and each can be graded", async () => {
  const text =
    "**How it works:**\n- The compressor squeezes the gas until it is hot.\n- The hot gas meets the water of the radiators in a condenser.\n- Behind the condenser a valve lets the pressure drop.";
  const { items } = await makingQuiz({ info: { tier: "small" }, history: [layerOf(text)], plan: { node: "l1" } });
  expect(items.map(({ kind }) => kind)).toEqual(["choice", "choice", "choice"]);
  for (const item of items) {
    expect(item.question).toMatch(/^Which word is missing\? .*____/);
    expect(gradeByCode(item, item.answer)).toBe(true);
  }
});

test("a layer of a few words is told to be too little, not to be missing", async () => {
  const { draft } = await makingQuiz({ info: { tier: "small" }, history: [layerOf("Heat.")], plan: { node: "l1" } });
  expect(draft.quiz).toBeUndefined();
  expect(draft.answer).toMatch(/^What was told so far is too little to ask about\./);
});

test("a layer that was not told yet is not asked about; what was told is", async () => {
  const { items } = await makingQuiz({ info: { tier: "small" }, history: toldPath(2), plan: { node: "l4" } });
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ node }) => node !== "l4")).toBe(true);
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("Valve", "valve", "B", "1. x", "all of the above"),
);
const anyItem = fc.record({
  kind: fc.constantFrom("choice" as const, "short" as const, "order" as const, "match" as const),
  layer: anyText,
  question: anyText,
  options: fc.array(anyText, { maxLength: 8 }),
  answer: anyText,
  accept: fc.array(anyText, { maxLength: 12 }),
  pairs: fc.array(fc.record({ left: anyText, right: anyText }), { maxLength: 8 }),
  why: anyText,
});

test("whatever a model writes, a question that is asked fits the schema, and its own answer is right", () => {
  fc.assert(
    fc.property(anyItem, fc.string(), (draft, seed) => {
      const item = itemOf(draft, { id: `i-${seed}`.slice(0, 60), node: "l1", why: "Told in “x”." });
      if (!item) return;
      expect(schemas.quiz.safeParse({ items: [item], results: [], back: null }).error).toBeUndefined();
      expect(gradeByCode(item, item.answer)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
