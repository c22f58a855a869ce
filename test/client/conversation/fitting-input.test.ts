import { expect, it } from "vitest";
import { fittingInput, foreignInput } from "../../../client/conversation/fitting-input.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = (id: string, keys: readonly string[]) =>
  ({ id, inputs: keys.map((key) => ({ key })) }) as unknown as CataloguePersona;
const guide = persona("guide", ["question", "depth"]);
const creator = persona("creator", ["brief", "tone"]);
const question = {
  persona: { id: "guide", version: "1" },
  input: { question: "What is heat?", depth: "expert" },
  text: "What is heat?",
};

it("a question asked of its own persona keeps all of its values", () => {
  expect(fittingInput(guide, question, { question: "a draft", depth: "curious" })).toEqual(question.input);
});

it("asked of another it is that one's main field, with its own values and none it does not know", () => {
  const values = { brief: "a draft", tone: "warm", depth: "expert" };
  expect(fittingInput(creator, question, values)).toEqual({ brief: "What is heat?", tone: "warm" });
});

it("what was written for a persona that is gone comes back as words for another", () => {
  expect(foreignInput(creator, { question: "What is heat?", depth: "expert" })).toEqual({ brief: "What is heat?" });
  expect(foreignInput(creator, {})).toEqual({ brief: "" });
});
