import { expect, test } from "vitest";
import { askingOf } from "../../../pipelines/engine/chat.ts";
import { memoryWords } from "../../../pipelines/memory/words.ts";
import { summariseByModel, summariseByRules } from "../../../pipelines/steps/summarise.ts";
import { pair, smallContext } from "../../support/remembered.ts";
import { scriptedModels } from "../../support/scripted-model.ts";

const turns = [
  ...pair(
    "My budget is 4,000 euros. How do heat pumps work?",
    "A heat pump moves heat. It needs a little current.\n\n| a | b |",
  ),
  ...pair("What does one cost?", "# Price\n\n```\ncode\n```\nAbout 12,000 euros with installation. Subsidies help."),
  ...pair("Actually, my budget is 9,000 euros.", "Noted. Then a smaller one fits."),
];

test("by rules, a summary keeps what was told last, what was asked and the first sentence of each answer", () => {
  expect(summariseByRules({ before: null, turns }, 2000)).toBe(
    [
      "Told: My budget is 9,000 euros.",
      "Asked: My budget is 4,000 euros. How do heat pumps work?",
      "Answered: A heat pump moves heat.",
      "Asked: What does one cost?",
      "Answered: About 12,000 euros with installation.",
      "Asked: Actually, my budget is 9,000 euros.",
      "Answered: Noted.",
    ].join("\n"),
  );
});

test("a summary goes on from the one before and keeps its facts", () => {
  const before = "Told: I live in Graz.\nAsked: Where is Graz?\nAnswered: In Styria.";
  const text = summariseByRules({ before, turns: pair("And its river?", "The Mur.") }, 2000);
  expect(text).toBe(
    "Told: I live in Graz.\nAsked: Where is Graz?\nAnswered: In Styria.\nAsked: And its river?\nAnswered: The Mur.",
  );
});

test("a fact of the summary before is dropped where it was corrected since", () => {
  const before = "Told: My budget is 4,000 euros.\nTold: Meeting: Thursday.";
  const text = summariseByRules({ before, turns: pair("My budget is now 500 euros.", "") }, 2000);
  expect(text).toBe("Told: Meeting: Thursday.\nTold: My budget is now 500 euros.\nAsked: My budget is now 500 euros.");
});

test.each([0, 10, 100, 300, 5000])(
  "by rules a summary has at most %s characters, and the newest stays longest",
  (most) => {
    const many = Array.from({ length: 60 }, (_, at) =>
      pair(`Question ${at} about ${"heat ".repeat(40)}`, `Answer ${at}. ${"More. ".repeat(90)}`),
    ).flat();
    const text = summariseByRules({ before: "Told: I live in Graz.\n".repeat(30), turns: many }, most);
    expect(text.length).toBeLessThanOrEqual(most);
    if (most >= 300) expect(text).toContain("Answer 59");
  },
);

test("a summary by a model has the summary before and every turn, cut where they are too long for it", async () => {
  const models = scriptedModels([{ text: " The budget is 9,000 euros. " }], { info: smallContext(1600) });
  const long = [...turns, ...pair(`Read this: ${"paste ".repeat(3000)}`, "Read.")];
  const asking = askingOf(models.model, new AbortController().signal);
  const text = await summariseByModel({ before: "They met.", turns: long }, asking, memoryWords);
  expect(text).toBe("The budget is 9,000 euros.");
  const asked = models.llm.asked[0]!.turns.map((each) => each.text).join("\n");
  expect(asked).toMatch(/<summary>\nThey met\.\n<\/summary>/);
  expect(asked).toContain("user: My budget is 4,000 euros.");
  expect(asked).toContain("assistant: Read.");
  expect(asked.length / 3.5).toBeLessThan(1600 - 450);
});

test("a model that is stopped ends with the abort, not with half a summary", async () => {
  const models = scriptedModels([{ text: ["half"], hang: true }]);
  const stop = new AbortController();
  const summary = summariseByModel({ before: null, turns }, askingOf(models.model, stop.signal), memoryWords);
  setTimeout(() => stop.abort(), 20);
  await expect(summary).rejects.toThrow();
});
