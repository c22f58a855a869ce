import { describe, expect, it } from "vitest";
import { queueLine } from "../../../client/conversation/queue-line.ts";
import { count, fill, secondsOf } from "../../../client/conversation/words.ts";
import { conversationDe } from "../../../client/strings/conversation.de.ts";
import { conversationEn } from "../../../client/strings/conversation.en.ts";

describe("the words of the conversation", () => {
  it.each([
    ["{a} and {b}", { a: 1, b: "x" }, "1 and x"],
    ["{left-out} stay", { "left-out": 2 }, "2 stay"],
    ["{missing} stays", {}, "{missing} stays"],
    ["{toString}", {}, "{toString}"],
  ])("%j with %j is %j", (sentence, values, filled) => {
    expect(fill(sentence, values)).toBe(filled);
  });

  it("have a form for one", () => {
    expect([count(conversationEn.turns, 1), count(conversationEn.turns, 2)]).toEqual(["1 turn", "2 turns"]);
  });

  it.each([
    [0, "0"],
    [40, "0"],
    [640, "0.6"],
    [1000, "1"],
    [9940, "9.9"],
    [9960, "10"],
    [61_400, "61"],
  ])("say %i ms as %s s", (ms, seconds) => {
    expect(secondsOf(ms, "en")).toBe(seconds);
  });

  it("say a fraction of a second as a German reads it", () => {
    expect([secondsOf(640, "de"), secondsOf(1000, "de"), secondsOf(1_234_000, "de")]).toEqual(["0,6", "1", "1234"]);
  });

  it.each([
    ["ready", true, "Waits for the answer before it"],
    ["absent", false, "Begins when Gemma is ready"],
    ["absent", true, "Waits for the answer before it"],
  ])(
    "tell what is waited for where the model is %s and something before it is being written: %s",
    (state, isAfter, line) => {
      expect(queueLine({ queue: undefined, isAfter, model: { name: "Gemma", state } }, conversationEn)).toBe(line);
    },
  );

  it.each([
    [{ position: 2, size: 3, etaMs: null }, "Number 2 of 3 in line for Gemma"],
    [{ position: 1, size: 1, etaMs: 400 }, "Number 1 of 1 in line for Gemma, starts in about 1 s"],
    [{ position: 1, size: 1, etaMs: 40_000 }, "Number 1 of 1 in line for Gemma, starts in about 40 s"],
    [{ position: 1, size: 1, etaMs: 150_000 }, "Number 1 of 1 in line for Gemma, starts in about 3 min"],
  ])("tell the place %j as %j", (queue, line) => {
    const model = { name: "Gemma", state: "ready" };
    expect(queueLine({ queue, isAfter: false, model }, conversationEn)).toBe(line);
  });

  it("name the same values in German as in English", () => {
    const names = (value: unknown): string =>
      [...JSON.stringify(value).matchAll(/\{(\w+)\}/g)]
        .map((each) => each[1])
        .toSorted((a, b) => String(a).localeCompare(String(b)))
        .join();
    for (const key of Object.keys(conversationEn) as (keyof typeof conversationEn)[]) {
      expect([key, names(conversationDe[key])]).toEqual([key, names(conversationEn[key])]);
    }
  });
});
