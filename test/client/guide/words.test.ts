import { expect, test } from "vitest";
import { guideWords } from "../../../client/guide/words.ts";
import { readAction } from "../../../pipelines/steps/guide/request-words.ts";

const german = guideWords({ language: () => "de" });
const english = guideWords({ language: () => "en" });

/** Every plain text of a catalogue, by its path. */
function texts(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [];
  return Object.entries(value as object).flatMap(([key, each]) => texts(each, `${path}.${key}`));
}

test("the Guide's page has all its words in German too, none empty, and says “du”", () => {
  expect(texts(german).map(([path]) => path)).toEqual(texts(english).map(([path]) => path));
  expect(texts(german).filter(([, text]) => text.trim() === "" || /\b(?:Sie|Ihre?[nmrs]?|Ihnen)\b/.test(text))).toEqual(
    [],
  );
});

test.each([english, german])("what a button asks is understood as words too, in language %#", ({ ways }) => {
  expect(readAction(ways.compareAsk("a fridge"))).toMatchObject({ action: "compare", other: "a fridge" });
  expect(readAction(ways.quizAll.ask)).toMatchObject({ action: "quiz", everything: true });
  expect(readAction(ways.nextAsk("The loop"))).toMatchObject({ action: "next" });
});

test("counts are said as a person says them", () => {
  expect(english.map.quiz(3, 3)).toBe("Quiz 3 of 3");
  expect(english.map.quiz(2, 3)).toBe("Quiz 2 of 3, one to revisit");
  expect(english.map.quiz(0, 3)).toBe("Quiz 0 of 3, 3 to revisit");
  expect(german.map.quiz(2, 3)).toBe("Quiz 2 von 3, eine Frage zu wiederholen");
  expect(english.map.minutes(1)).toBe("About 1 minute");
  expect(english.marks.unverified(["65 °C"], 0)).toBe("65 °C is general knowledge, not checked");
  expect(english.marks.unverified(["65 °C", "1834"], 2)).toBe(
    "65 °C, 1834, and 2 more are general knowledge, not checked",
  );
});
