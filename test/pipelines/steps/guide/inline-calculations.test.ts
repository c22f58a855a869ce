import { describe, expect, test } from "vitest";
import { checkEquations } from "../../../../pipelines/steps/guide/calculate-equations.ts";
import { computeInline } from "../../../../pipelines/steps/guide/inline-calculations.ts";

describe("a calculation left open in a text is put in its place", () => {
  test.each([
    ["It takes [[= 3 kW * 2 h]] a day.", "It takes 6 kWh a day."],
    ["That is [[=3 kW / 1 kW]] times as much, and [[= 10 / 4]].", "That is 3 times as much, and 2.5."],
    ["Das sind [[= 7 / 2]] Stunden und [[= 1.5 km + 200 m]].", "Das sind 3,5 Stunden und 1,7 km."],
    ["It is [[= days from 2024-02-28 to 2024-03-01]] away.", "It is 2 days away."],
  ])("%s", (text, shown) => {
    const { text: got, calculations } = computeInline(text);
    expect(got).toBe(shown);
    for (const { value } of calculations) expect(shown).toContain(value);
    expect(calculations).toHaveLength(text.split("[[=").length - 1);
  });

  test.each([
    ["The value [[= x / y]] is open.", "The value x / y is open."],
    ["Never [[= import('fs')]] this.", "Never import('fs') this."],
    ["A [[wiki link]] and [[= 2", "A [[wiki link]] and [[= 2"],
    ["Nothing.", "Nothing."],
    ["", ""],
  ])("what cannot be computed stays as its words: %s", (text, shown) => {
    expect(computeInline(text)).toEqual({ text: shown, calculations: [] });
  });

  test("a text of nothing but calculations ends", () => {
    const before = performance.now();
    const { calculations } = computeInline("[[= 9^9 ]]".repeat(5000));
    expect(calculations.length).toBeLessThanOrEqual(50);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe("an equation in a sentence is reckoned again", () => {
  test.each([
    "So 3 × 4 = 12.",
    "That is 12 km / 3 h = 4 km/h.",
    "20 % of 50 is 10.",
    "10 / 3 = 3.33",
    "10 / 3 ≈ 3",
    "5 kg + 300 g = 5.3 kg",
    "299,792 × 60 = 17,987,520",
    "7 times 8 is 56.",
    "3 boxes × 4 apples = 12 apples",
    "(3 + 4) × 2 = 14",
    "2^10 = 1024",
    "$3 × 5 = $15",
  ])("what is right stays, and counts as computed: %s", (text) => {
    const checked = checkEquations(text, "en");
    expect(checked).toMatchObject({ text, corrected: [] });
    expect(checked.calculations).toHaveLength(1);
  });

  test.each([
    ["So 3 × 4 = 13 apples.", "So 3 × 4 = 12 apples.", "13", "12"],
    ["12 km / 3 h = 5 km/h, so", "12 km / 3 h = 4 km/h, so", "5 km/h", "4 km/h"],
    ["20 % of 50 is 12.", "20 % of 50 is 10.", "12", "10"],
    ["7 times 8 is 54.", "7 times 8 is 56.", "54", "56"],
    ["5 kg + 300 g = 6 kg", "5 kg + 300 g = 5.3 kg", "6 kg", "5.3 kg"],
    ["$3 × 5 = $16", "$3 × 5 = $15", "$16", "$15"],
    ["E = 3 × 4 = 13", "E = 3 × 4 = 12", "13", "12"],
    ["100 ÷ 7 ≈ 20", "100 ÷ 7 ≈ 14.28571429", "20", "14.28571429"],
  ])("what is wrong is put right, and said: %s", (text, shown, from, to) => {
    const checked = checkEquations(text, "en");
    expect(checked.text).toBe(shown);
    expect(checked.corrected).toEqual([{ from, to }]);
  });

  test("a German comma is one", () => {
    expect(checkEquations("1,5 × 2 = 4 und 20 % von 50 sind 10", "de")).toMatchObject({
      text: "1,5 × 2 = 3 und 20 % von 50 sind 10",
      corrected: [{ from: "4", to: "3" }],
    });
  });

  test("several of a text are put right each in its own place", () => {
    const { text, corrected } = checkEquations("2 × 2 = 5, then 3 × 3 = 9, then 4 × 4 = 20.", "en");
    expect(text).toBe("2 × 2 = 4, then 3 × 3 = 9, then 4 × 4 = 16.");
    expect(corrected.map(({ to }) => to)).toEqual(["4", "16"]);
  });

  test.each([
    "`3 × 4 = 13` and $3 × 4 = 13$ and $$3 × 4 = 13$$",
    "```\n3 × 4 = 13\n```",
    "[3 × 4](http://a.b/3*4=13)",
    "x + 3 × 4 = 13",
    "3 × 4 = 12 + 1",
    "1/2 + 1/4 = 3/4",
    "2 kW × 3 h = 6 kWh × 0.30 €",
    "2 × 3 = 6 million",
    "a score of 3 - 2 is fine",
    "pages 10 - 20 are missing",
    "3 km × 4 = 12 kg",
    "on 2024-05-03 = 4",
    "",
  ])("what is no equation, or not all of one, is not touched: %s", (text) => {
    expect(checkEquations(text, "en")).toEqual({ text, calculations: [], corrected: [] });
  });

  test.each([
    ["en", "3/4 is 75 percent"],
    ["en", "7/4 = 1 3/4"],
    ["en", "7/4 = 1¾"],
    ["en", "15 ÷ 4 = 3 remainder 3"],
    ["en", "15 ÷ 4 = 3 R 3"],
    ["en", "4 × 6 = 2 dozen"],
    ["en", "5/8 is 5 eighths"],
    ["en", "3/4 is 3 out of 4"],
    ["en", "In binary, 1 + 1 = 10."],
    ["en", "9 + 5 = 2 (mod 12)"],
    ["en", "On a 12-hour clock 9 + 5 = 2."],
    ["en", "With integer division 15 ÷ 4 = 3."],
    ["en", "A common mistake is to think 2 + 3 × 4 = 20"],
    ["de", "3/4 ist 75 Prozent"],
    ["de", "15 ÷ 4 = 3 Rest 3"],
    ["de", "Im Dualsystem ist 1 + 1 = 10."],
    ["de", "2 × 3 = 6 Millionen"],
  ] as const)("what is written or reckoned in another way is not touched (%s): %s", (language, text) => {
    expect(checkEquations(text, language)).toMatchObject({ text, corrected: [] });
  });

  test.each([
    ["en", "7 × 8 is 54", "7 × 8 is 56"],
    ["en", "The floor of the room is 3 × 4 = 13 m².", "The floor of the room is 3 × 4 = 12 m²."],
    ["en", "The rest of this module: 7 × 8 is 54.", "The rest of this module: 7 × 8 is 56."],
    ["en", "In binary it is 10.\n\n7 × 8 is 54.", "In binary it is 10.\n\n7 × 8 is 56."],
    ["de", "Der Rest: 7 × 8 ist 54.", "Der Rest: 7 × 8 ist 56."],
  ] as const)("words that only look like another way change nothing (%s): %s", (language, text, shown) => {
    expect(checkEquations(text, language).text).toBe(shown);
  });

  test.each([
    "1 + ".repeat(20_000),
    `2 × 3 = 7 ${"1".repeat(50_000)}`,
    `2 × 3 = 7 ${"a".repeat(50_000)}`,
    "2 × 3 = 7 ".repeat(5000),
    "1 ".repeat(20_000),
    "1/".repeat(20_000),
    "(".repeat(50_000),
    "1 km ".repeat(20_000),
    "1".repeat(100_000),
    "3 × 4 = ".repeat(5000),
  ])("nothing hostile takes long (%#)", (text) => {
    const before = performance.now();
    checkEquations(text, "en");
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
