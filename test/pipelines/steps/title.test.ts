import { expect, test } from "vitest";
import { askingOf } from "../../../pipelines/engine/chat.ts";
import { memoryWords } from "../../../pipelines/memory/words.ts";
import { checkedTitle, titleByModel } from "../../../pipelines/steps/title.ts";
import { scriptedModels } from "../../support/scripted-model.ts";

const turn = { question: "How does a heat pump warm a house?", answer: "It moves heat from outside to the rooms." };

test.each([
  ["How heat pumps work", "How heat pumps work"],
  ["“Warming a house”", "Warming a house"],
  ["Title: Heat for the house.", "Heat for the house"],
  ["**Heat pump basics**", "Heat pump basics"],
  ["# Heat pump", "Heat pump"],
  ["`heat` in a `pump`", "heat in a pump"],
  ["Wie eine Heat-Pump heizt", "Wie eine Heat-Pump heizt"],
])("“%s” gives the title “%s”", (said, title) => {
  expect(checkedTitle(said, turn)).toBe(title);
});

test.each([
  "",
  "   ",
  "A talk about nothing",
  "Heat\npumps",
  "Sure! Here is a title for this conversation about a heat pump in a house",
  "<heat>",
  '{"title": "heat"}',
])("“%s” is no title", (said) => {
  expect(checkedTitle(said, turn)).toBeNull();
});

test("the model reads at most 400 characters of each, and writes at most 16 tokens", async () => {
  const models = scriptedModels([{ text: "Heat pumps" }]);
  const asking = askingOf(models.model, new AbortController().signal);
  const long = { question: "heat ".repeat(2000), answer: "pump ".repeat(2000) };
  expect(await titleByModel(long, asking, memoryWords)).toBe("Heat pumps");
  const asked = models.llm.asked[0]!;
  expect(asked.options.maxTokens).toBe(16);
  expect(asked.turns.map(({ text }) => text).join("").length).toBeLessThan(1200);
});
