import { expect, test } from "vitest";
import { saysValue, toldConversation, toldFacts } from "../../../server/evaluation/told-facts.ts";

test("a value is told in one message alone and in no question, so that finding it is recalling it", () => {
  const messages = toldConversation(toldFacts, ["The barometers were calibrated."]);
  for (const { value, told } of toldFacts) {
    expect(messages.filter(({ text }) => saysValue(text, value)).map(({ text }) => text)).toEqual([told]);
    for (const { question } of toldFacts) expect(saysValue(question, value), question).toBe(false);
  }
});

test("a conversation is told in turns, with other talk between, also where there is none to take", () => {
  const messages = toldConversation(toldFacts.slice(0, 2), []);
  expect(messages.every(({ role }, at) => role === (at % 2 === 0 ? "user" : "assistant"))).toBe(true);
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.every(({ text }) => text !== "")).toBe(true);
});

test.each([
  ["It is the Tollhouse.", "tollhouse", true],
  ["There are 2640 euros.", "2,640", true],
  ["There are 2.640 euros.", "2,640", true],
  ["There are 2,64 euros.", "2,640", false],
  ["Locker 418.", "4187", false],
])("“%s” says %s: %s", (text, value, says) => expect(saysValue(text, value)).toBe(says));
