import { expect, test } from "vitest";
import type { Turn } from "../../../../pipelines/engine/conversations.ts";
import { opened, wentTo } from "../../../../pipelines/steps/guide/moves.ts";
import {
  freeLayerNumber,
  knownWords,
  lastCard,
  lastOutline,
  lastQuiz,
  lessonsOf,
} from "../../../../pipelines/steps/guide/path.ts";
import { turnOf } from "../../../support/remembered.ts";

const outline = opened({ topic: "Heat", depth: "school", titles: ["One", "Two", "Three"], first: 1 });
const lesson = (node: string, way = "next", words: readonly string[] = []) => ({
  node,
  title: node,
  depth: "school",
  way,
  words: words.map((word) => ({ word, meaning: `${word} of ${node}` })),
  next: null,
});
const answer = (outputs: Readonly<Record<string, unknown>>, more: Partial<Turn> = {}) =>
  turnOf("assistant", "told", { outputs: { answer: "told", ...outputs }, ...more });

test("the path is the last one of the branch, whoever spoke since", () => {
  const moved = wentTo(outline, "l2");
  const history = [
    answer({ outline }),
    answer({ outline: moved }),
    answer({ summary: "No." }, { persona: "researcher" }),
  ];
  expect(lastOutline(history)).toEqual(moved);
  expect(lastOutline([])).toBeNull();
});

test("another persona's outline, and one that does not fit, are none", () => {
  expect(lastOutline([answer({ outline }, { persona: "coder" })])).toBeNull();
  expect(lastOutline([answer({ outline: { topic: "x", depth: "deep", layers: "all" } })])).toBeNull();
  expect(lastOutline([answer({ outline }), answer({ outline: null })])).toEqual(outline);
});

test("layers, words and the quiz are those of the path that is open", () => {
  const quiz = { items: [], results: [], back: null };
  const history = [
    answer({ outline, layer: lesson("l1", "open", ["heat"]), quiz }),
    answer({ layer: lesson("l4", "open", ["light", "wave"]) }),
    answer({ layer: lesson("l5", "next", ["Wave"]) }),
  ];
  expect(lessonsOf(history).map((each) => each.lesson.node)).toEqual(["l4", "l5"]);
  expect(knownWords(history)).toEqual([
    { word: "light", meaning: "light of l4" },
    { word: "Wave", meaning: "Wave of l5" },
  ]);
  expect(lastQuiz(history)).toBeNull();
  expect(lastQuiz([...history, answer({ quiz })])).toEqual(quiz);
});

test("the last card is found behind what was said since", () => {
  const card = { kind: "checklist", title: "Pack", items: [] };
  expect(lastCard([answer({ card }), answer({})])).toEqual(card);
});

test("no id of a layer is given twice in a conversation", () => {
  const removed = { ...outline, layers: outline.layers.slice(0, 1) };
  expect(freeLayerNumber([])).toBe(1);
  expect(freeLayerNumber([answer({ outline }), answer({ outline: removed })])).toBe(4);
});
