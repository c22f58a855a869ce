import fc from "fast-check";
import { expect, test } from "vitest";
import { givenLines, rightLines } from "../../../../client/outputs/guide/quiz/answer-text.ts";
import { checkedIn, handedIn } from "../../../../client/outputs/guide/quiz/checked-quiz.ts";
import { layerOf, quizOf, workOf } from "../../../../client/outputs/guide/quiz/quiz-values.ts";
import { emptyAnswer } from "../../../../pipelines/engine/fold.ts";
import type { Answer } from "../../../../pipelines/engine/answer.ts";
import { askedQuiz, gradedQuiz, quizItems, quizOutline } from "../../../support/made-quiz.ts";

test("a quiz is read as it was made; what has not its shape is left out", () => {
  expect(quizOf(askedQuiz)).toEqual(askedQuiz);
  expect(quizOf(gradedQuiz)).toEqual(gradedQuiz);
  const [choice, , order, match] = quizItems;
  const odd = [
    { ...choice, answer: 9 },
    { ...order, answer: [0] },
    { ...match, right: ["x"] },
    { kind: "essay" },
    null,
  ];
  expect(quizOf({ items: odd, results: "x", back: 3 })).toEqual({ items: [], results: [], back: null });
});

test("whatever is stored or sent, it is read without a throw", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const read = quizOf({ items: [value], results: [value] });
      for (const item of read.items) expect(rightLines(item)).toBeInstanceOf(Array);
      expect(workOf(value).at).toBeGreaterThanOrEqual(0);
      expect(layerOf(value, "l1").number).toBeNull();
    }),
  );
});

test("an answer reads as a person gave it", () => {
  const [choice, short, order, match] = askedQuiz.items;
  if (!choice || !short || !order || !match) throw new Error("The quiz is not there");
  expect(givenLines(choice, 3)).toEqual(["Valve"]);
  expect(givenLines(choice, 9)).toEqual([]);
  expect(givenLines(short, " steam ")).toEqual(["steam"]);
  expect(givenLines(order, [0, 1, 2])).toEqual(["1. Condenser", "2. Evaporator", "3. Compressor"]);
  expect(givenLines(match, [100, 0])).toEqual(["Evaporator: –", expect.stringMatching(/^Condenser: gives heat/)]);
  expect(layerOf(quizOutline, "l3")).toEqual({ number: 3, title: "The loop: four stations" });
});

test("where there is no conversation around it, a quiz is known as checked by an answer below it, and by no other quiz", () => {
  const other = { ...gradedQuiz, items: gradedQuiz.items.map((item) => ({ ...item, id: `other-${item.id}` })) };
  expect(checkedIn([{}, { quiz: askedQuiz }, { quiz: other }, { quiz: "x" }], askedQuiz)).toBeUndefined();
  expect(checkedIn([{ quiz: other }, { quiz: gradedQuiz }], askedQuiz)).toEqual(gradedQuiz);
});

const at = "2026-01-01T00:00:00Z";
const check = { action: "check", answers: [{ id: "run-m1", given: 1 }] };

/** A branch: the quiz, then a question with this input and its answer. */
function branch(input: object, later: Partial<Answer>, path = ["quiz", "q", "a"]) {
  const nodes = new Map([
    [
      "quiz",
      { role: "assistant", messageId: "quiz", parentId: "q0", runId: "r0", at, personaId: "guide", beside: null },
    ],
    ["q", { role: "user", messageId: "q", parentId: "quiz", input }],
    ["a", { role: "assistant", messageId: "a", parentId: "q", runId: "r1", at, personaId: "guide", beside: null }],
  ]);
  const live = {
    tree: () => ({ nodes, after: new Map(), path }),
    live: () => ({ answer: { ...emptyAnswer, ...later }, seq: 1 }),
  };
  return (unsent: readonly object[] = []) => handedIn({ live, unsent: () => unsent } as never, "quiz", askedQuiz);
}

test("a quiz is handed in once: graded, being graded, or kept until there is a connection", () => {
  expect(branch(check, { status: "done", outputs: { quiz: gradedQuiz } })()).toEqual({
    state: "checked",
    quiz: gradedQuiz,
  });
  expect(branch(check, { status: "running" })()).toEqual({ state: "waiting" });
  expect(branch({}, { status: "done" })([{ input: check }])).toEqual({ state: "waiting" });
});

test("it can be handed in where that failed, was of another quiz, or is on another branch", () => {
  expect(branch(check, { status: "failed" })()).toEqual({ state: "open" });
  const other = { action: "check", answers: [{ id: "other", given: 1 }] };
  expect(branch(other, { status: "done", outputs: { quiz: gradedQuiz } })()).toEqual({ state: "open" });
  expect(branch(check, { status: "done", outputs: { quiz: gradedQuiz } }, ["quiz"])()).toEqual({ state: "open" });
});
