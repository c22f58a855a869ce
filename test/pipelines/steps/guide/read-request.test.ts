import fc from "fast-check";
import { expect, test } from "vitest";
import type { Turn } from "../../../../pipelines/engine/conversations.ts";
import guide from "../../../../pipelines/guide.ts";
import type { GuideInput } from "../../../../pipelines/steps/guide/guide.ts";
import { opened, told } from "../../../../pipelines/steps/guide/moves.ts";
import { readRequest } from "../../../../pipelines/steps/guide/read-request.ts";
import { someDocuments } from "../../../support/found-passages.ts";
import { givenPictures, pictureInfo } from "../../../support/given-pictures.ts";
import { pair, turnOf } from "../../../support/remembered.ts";

const path = told(opened({ topic: "Heat", depth: "student", titles: ["One", "Two", "Three"], first: 1 }), "l1", {
  words: [],
  minutes: 1,
  depth: "student",
});
const layer = { node: "l1", title: "One", depth: "student", way: "open", words: [], next: "Two" };
const onPath = [
  turnOf("user", "Explain heat"),
  turnOf("assistant", "told", { outputs: { answer: "told", outline: path, layer } }),
];

function plan(
  input: Partial<GuideInput>,
  history: readonly Turn[] = [],
  more: { picture?: boolean; documents?: "text" | "data" } = {},
) {
  const documents = someDocuments({
    list: () =>
      more.documents ? [{ documentId: "a", name: "a.pdf", isData: more.documents === "data" } as never] : [],
  });
  const images = { ...givenPictures(more.picture ? [pictureInfo("sign.png")] : []), named: more.picture === true };
  return readRequest(guide.inputSchema.parse({ question: "?", ...input }), { documents, history, images }).plan;
}

test.each([
  ["How does a heat pump warm a house?", "lesson"],
  ["hi there", "ask"],
  ["What is heat?", "ask"],
  ["next", "ask"],
  ["What is 17 % of 240?", "calculate"],
  ["Make a packing list for three days in the mountains.", "card"],
])("with no path open, “%s” is a %s", (question, task) => {
  expect(plan({ question })).toMatchObject({ task, outline: null, node: null });
});

test.each([
  ["next", { task: "lesson", way: "next", node: "l2" }],
  ["Deeper", { task: "lesson", way: "deeper", node: "l1" }],
  ["Mach es kürzer.", { task: "lesson", way: "again", node: "l1" }],
  ["skip", { task: "skip", node: "l1" }],
  ["quiz me", { task: "quiz", node: "l1" }],
  ["quiz me on everything", { task: "quiz", node: null }],
  ["Why do cats land on their feet?", { task: "ask", node: null }],
  ["New topic: tides", { task: "lesson", way: "open", outline: null, question: "tides" }],
  ["What is 17 % of 240?", { task: "calculate" }],
])("on a path, “%s” is read as %o", (question, expected) => {
  expect(plan({ question }, onPath)).toMatchObject(expected);
});

test("a follow-up on another persona's answer is answered, not opened", () => {
  const history = pair("Sort my list", "Here is the script.", { persona: "coder" });
  for (const question of ["Explain the script", "Explain this step by step.", "What does it do with the list?"])
    expect(plan({ question }, history).task).toBe("ask");
});

test("a question about a picture is answered", () => {
  expect(plan({ question: "Explain photosynthesis" }, [], { picture: true }).task).toBe("ask");
});

test("a move keeps the depth of the path; telling a layer again climbs the ladder", () => {
  expect(plan({ question: "next" }, onPath).depth).toBe("student");
  expect(plan({ question: "next", depth: "expert" }, onPath).depth).toBe("expert");
  expect(plan({ question: "Curious", action: "again", depth: "curious" }, onPath).depth).toBe("curious");
});

test("documents are searched for topics and questions, unless general knowledge is chosen or they are tables alone", () => {
  const question = "How does a heat pump warm a house?";
  expect(plan({ question }, [], { documents: "text" }).reads).toBe(true);
  expect(plan({ question, sources: "general" }, [], { documents: "text" }).reads).toBe(false);
  expect(plan({ question }, [], { documents: "data" }).reads).toBe(false);
  expect(plan({ question: "Make it shorter." }, pair("a", "b"), { documents: "text" }).reads).toBe(false);
});

test("the language is the path's for a move, and the question's for a question", () => {
  expect(plan({ question: "weiter" }, onPath)).toMatchObject({ language: "en", answerLanguage: "English" });
  expect(plan({ question: "Warum ist der Himmel blau?" })).toMatchObject({ language: "de", answerLanguage: "German" });
  expect(plan({ question: "¿Cómo funciona una bomba de calor?" }).answerLanguage).toBe("Spanish");
  expect(plan({ question: "in French" }, onPath).answerLanguage).toBe("French");
});

test("no question, action or history breaks the reading", () => {
  const inputs = fc.record({
    question: fc.string({ unit: "binary", minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== ""),
    action: fc.constantFrom(
      "auto",
      "next",
      "again",
      "compare",
      "skip",
      "quiz",
      "check",
      "arrange",
      "task",
      "open",
      "ask",
    ) as fc.Arbitrary<GuideInput["action"]>,
    node: fc.constantFrom(undefined, "l1", "l2", "l9"),
  });
  const histories = fc.constantFrom(
    [],
    onPath,
    [turnOf("assistant", "x", { outputs: { outline: { layers: 3 }, layer: null, card: [] } })],
    [...onPath, turnOf("assistant", "x", { outputs: { outline: { ...path, layers: [] } } })],
  );
  fc.assert(fc.property(inputs, histories, (input, history) => void plan(input, history)));
});
