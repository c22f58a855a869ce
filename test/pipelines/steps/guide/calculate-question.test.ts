import { expect, test } from "vitest";
import { computeExpression } from "../../../../pipelines/steps/guide/calculate-expression.ts";
import { shownResult } from "../../../../pipelines/steps/guide/calculate-format.ts";
import { readSum } from "../../../../pipelines/steps/guide/calculate-question.ts";
import { languageOf } from "../../../../pipelines/steps/language.ts";
import { processorMs } from "../../../support/processor-time.ts";

const answered = (question: string) => {
  const language = languageOf(question);
  const sum = readSum(question);
  const computed = sum && computeExpression(sum.expression, { language });
  return computed && shownResult(computed, language);
};

test.each([
  ["Was ist der Mittelwert von 1,5 und 2,5?", "2"],
  ["Was ist die Summe von 10,50 und 20,50?", "31"],
  ["Was ist der Durchschnitt von 1.500 und 2.500?", "2.000"],
  ["Was ist die Summe von 1.234,5 und 0,5?", "1.235"],
  ["What is the average of 1,500 and 2,500?", "2,000"],
  ["What is the sum of 1,000 and 2,000?", "3,000"],
  ["What is the average of 3, 4 and 5?", "4"],
])("the commas of a list's numbers are their own: %s", (question, value) => expect(answered(question)).toBe(value));

test.each([
  ["mean(3,4,5)", "en", "4"],
  ["mean(3,4,5)", "de", "4"],
  ["sum(1,000, 2,000)", "en", "3,000"],
  ["round(2.345, 2)", "de", "2,35"],
] as const)("%s (%s) is %s", (expression, language, value) => {
  const computed = computeExpression(expression, { language });
  expect(computed && shownResult(computed, language)).toBe(value);
});

test.each([
  ["What is 6 foot 2 in cm?", "187.96 cm"],
  ["6 ft 2 in m", "1.8796 m"],
  ["6 ft in cm", "182.88 cm"],
  ["62 in in cm", "157.48 cm"],
])("inches are not turned into what follows them alone: %s", (question, value) =>
  expect(answered(question)).toBe(value),
);

test.each(["What is 12:30 - 9:15?", "Was ist 5:30 plus 2:45?", "What is 23:59 + 0:01?"])(
  "times of day are no fractions: %s",
  (question) => expect(answered(question)).toBeNull(),
);

test("one ratio is a division", () => expect(answered("Calculate 10:4")).toBe("2.5"));

test.each(["12:30 ", "1 ft ", "1,5, ", "1:", "6 ft 2 in ", "1.", "a"])("nothing hostile takes long: %j", (piece) => {
  for (const start of ["", "mean("])
    for (const source of [start + piece.repeat(50_000), start + piece.repeat(Math.floor(190 / piece.length))])
      expect(processorMs(() => computeExpression(source))).toBeLessThan(500);
});
