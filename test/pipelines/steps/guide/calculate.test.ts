import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../../../pipelines/engine/events.ts";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import type { ModelInfo } from "../../../../pipelines/engine/ports.ts";
import { asksForCalculation, calculate } from "../../../../pipelines/steps/guide/calculate.ts";
import { readLoosely } from "../../../../pipelines/steps/guide/calculate-extract.ts";
import type { GuidePlan } from "../../../../pipelines/steps/guide/guide.ts";
import { languageOf } from "../../../../pipelines/steps/language.ts";
import type { ReadPassage } from "../../../../pipelines/steps/research.ts";
import { calculate as words } from "../../../../prompts/guide-calculate.ts";
import { scriptedModels } from "../../../support/scripted-model.ts";
import { processorMs } from "../../../support/processor-time.ts";

type Said = string | Error | object;

/** Asks with a model that says this; without one, being asked fails the test. */
async function asking(
  question: string,
  said?: Said,
  tier: ModelInfo["tier"] = "large",
  passages: readonly string[] = [],
) {
  const events: RunEvent[] = [];
  const asked: string[] = [];
  const answer = async ({ turns }: { turns: readonly { text: string }[] }) => {
    asked.push(turns.map(({ text }) => text).join("\n"));
    if (said === undefined) throw new Error("the model was asked");
    if (said instanceof Error) throw said;
    return said;
  };
  const plan = { question, language: languageOf(question) } as GuidePlan;
  const draft = await calculate(
    plan,
    {
      model: scriptedModels([], { info: { tier } }).model,
      signal: new AbortController().signal,
      emit: (event) => events.push(event),
      chat: answer as never,
      ask: answer as never,
    },
    words,
    { now: new Date(2026, 10, 27), passages: passages.map((text) => ({ text })) as unknown as ReadPassage[] },
  );
  return { draft, events, asked };
}

describe("code alone answers what it can read whole, and no model is asked", () => {
  test.each([
    ["what is 17 % of 240?", "17% × 240 = **40.8**"],
    ["Wie viel sind 19 Prozent von 1.250 Euro?", "19 % × 1250 Euro = **237,50 €**"],
    ["20% discount on $80", "$80 − 20% = **$64**"],
    ["What is 240 € plus 19 %?", "240 € + 19% = **€285.60**"],
    ["What is a 15% tip on $48?", null],
    ["What is 15% tip on $48?", "15% × $48 = **$7.20**"],
    ["Wie viel Prozent sind 30 von 120?", "30 ÷ 120 × 100 = **25 %**"],
    ["What is the percentage change from 80 to 100?", "(100 − 80) ÷ 80 × 100 = **25 %**"],
    ["5 miles in km", "5 miles = **8.04672 km**"],
    ["How many km are 5 miles?", "5 miles = **8.04672 km**"],
    ["Wie viele Sekunden hat ein Tag?", "1 Tag = **86.400 s**"],
    ["Rechne 72 km/h in m/s um", "72 km/h = **20 m/s**"],
    ["Was sind 20 Grad Celsius in Fahrenheit?", "20 Grad Celsius = **68 °F**"],
    ["3 apples cost 2.40 €, what do 5 apples cost?", "2.40 € ÷ 3 × 5 = **€4**"],
    ["Wenn 3 Äpfel 2,40 € kosten, was kosten 5?", "2,40 € ÷ 3 × 5 = **4 €**"],
    ["4 tickets at $12.50 each", "4 × $12.50 = **$50**"],
    ["Was kosten 4 Karten zu je 12,50 €?", "4 × 12,50 € = **50 €**"],
    ["What is twelve times three?", "12 × 3 = **36**"],
    ["Was ist 2 hoch 10?", "2¹⁰ = **1.024**"],
    ["Please calculate the square root of 144", "√144 = **12**"],
    ["Was ist der Durchschnitt von 3, 4 und 8?", "mean(3, 4, 8) = **5**"],
    ["12 * (3 + 4) =", "12 × (3 + 4) = **84**"],
    ["How many days are between 28 February 2024 and 1 March 2024?", "28 February 2024 → 1 March 2024: **2 days**"],
    ["Welcher Wochentag ist der 24. Dezember 2026?", "24. Dezember 2026: **Donnerstag**"],
    ["What date is 30 days from today?", "27 November 2026 + 30 days = **27 December 2026**"],
  ])("%s", async (question, answer) => {
    if (answer === null) return expect(asksForCalculation(question)).toBe(false);
    const { draft, events, asked } = await asking(question);
    expect(draft).toMatchObject({ answer, isKnowledge: false, claims: [], unsure: [] });
    expect(draft?.calculations).toHaveLength(1);
    expect(draft?.calculations[0]).toMatchObject({ assumed: [] });
    expect(events).toEqual([{ type: "text-delta", field: "answer", text: answer }]);
    expect(asked).toEqual([]);
    expect(asksForCalculation(question)).toBe(true);
  });
});

test.each([
  "A train travels 120 km in 1.5 hours. What is its speed?",
  "Tom has 12 apples and gives 5 away. How many are left?",
  "I drive 45 km to work and use 6.5 litres per 100 km. How much fuel do I need in 20 days?",
  "If a room is 4 m long and 3.5 m wide, what is the area?",
  "Ein Zug fährt 120 km in 1,5 Stunden. Wie schnell ist er?",
  "Anna hat 24 Bonbons und teilt sie mit 3 Freunden. Wie viele bekommt jeder?",
  "Berechne die Zinsen: 2.000 € zu 3 % für 2 Jahre",
])("a calculation told in words is one: %s", (question) => {
  expect(asksForCalculation(question)).toBe(true);
});

test.each([
  "How does a calculator work?",
  "How does a heat pump warm a house?",
  "What is a confidence interval, and what does 95 % mean?",
  "Plan a week of simple vegetarian dinners for two people.",
  "What is 9/11?",
  "24/7",
  "What is a 4-2-3-1 formation?",
  "What is the difference between TCP and UDP?",
  "What is the difference between IPv4 and IPv6?",
  "How many planets are there?",
  "How many people live in Berlin?",
  "How tall is a giraffe in metres?",
  "What happened on 9 November 1989?",
  "How long did the Second World War last from 1939 to 1945?",
  "Who won 3-2?",
  "Explain the 3 laws of motion in 5 sentences.",
  "Warum ist 0 Grad Celsius gleich 32 Grad Fahrenheit?",
  "Wie viele Bundesländer hat Deutschland?",
  "Was ist ein Dreisatz?",
  "How much memory does Gemma 3 27B need on 2 cards?",
  "Wie viel Speicher braucht Gemma 3 4B?",
  "Is Python 3.12 faster than 3.11?",
  "10:30",
  "16:9",
  "3–5",
  "+3 %",
  "300000 km/s",
  "2 days ago",
  "--05-01",
  "Hello",
  "thanks!",
  "2",
  "Make it shorter.",
  "Compare with a fridge from 1990",
  "Scale the recipe to 6 servings",
  "How many words does `for i in range(10): print(5)` print?",
  "",
  "9".repeat(20_000),
  "1 + ".repeat(5000),
])("what is no calculation is not taken for one: %s", (question) => {
  expect(processorMs(() => expect(asksForCalculation(question)).toBe(false))).toBeLessThan(1000);
});

const train = "A train travels 120 km in 1.5 hours. What is its speed?";

describe("told in words, the model reads the expression and code works it out", () => {
  test("the result is code's, and no word of the model's stands in the answer", async () => {
    const said = { calculations: [{ label: "Speed", expression: "120 km / 1.5 h" }] };
    const { draft, asked } = await asking(train, said);
    expect(draft?.answer).toBe("Speed: 120 km ÷ 1.5 h = **80 km/h**");
    expect(draft?.isKnowledge).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test("several are a list", async () => {
    const said = {
      calculations: [
        { label: "Speed", expression: "120 km / 1.5 h", unit: "m/s" },
        { label: "**Time** for 200 km", expression: "200 km / (120 km / 1.5 h)", unit: "hours" },
      ],
    };
    expect((await asking(`${train} And how long for 200 km?`, said)).draft?.answer).toBe(
      "Worked out by code:\n\n- Speed: 120 km ÷ 1.5 h = **22.22222222 m/s**\n- Time for 200 km: 200 km ÷ (120 km ÷ 1.5 h) = **2.5 h**",
    );
  });

  test("a number that nobody gave is said to be assumed; one of the documents is not", async () => {
    const question = "How much energy do 3 heaters of 2 kW use?";
    const said = { calculations: [{ label: "Energy", expression: "3 * 2 kW * 8 h" }] };
    const { draft } = await asking(question, said);
    expect(draft?.calculations[0]).toMatchObject({ value: "48 kWh", assumed: ["8"] });
    expect(draft?.answer).toContain("Assumed, because nobody gave it: 8.");
    const read = await asking(question, said, "large", ["The heaters run for 8 hours a day."]);
    expect(read.draft?.calculations[0]?.assumed).toEqual([]);
    expect(read.draft?.answer).not.toContain("Assumed");
  });

  test.each([
    ["5 * 134 km/h", "5 h × 134 km/h = **670 km**"],
    ["134 * 5", "134 km/h × 5 h = **670 km**"],
    ["134 km/h + 134 km/h * 5", null],
  ])("how far is no speed: %s is given its units, or dropped", async (expression, answer) => {
    const said = { calculations: [{ label: "", expression }] };
    const { draft } = await asking("A train goes at 134 km/h for 5 hours. How far does it get?", said);
    expect(draft?.answer ?? null).toBe(answer);
  });

  test("a way a litre is no number of litres", async () => {
    const question = "A car needs 4 l/100 km. How many litres does it need for 900 km?";
    const said = (expression: string) => ({ calculations: [{ label: "", expression }] });
    expect((await asking(question, said("900 km / 4 l/100 km"))).draft).toBeNull();
    expect((await asking(question, said("4 l/100 km * 900 km"))).draft?.calculations[0]?.value).toBe("36 l");
  });

  test("sixty minutes an hour are nobody's assumption, the days of a year are", async () => {
    const said = { calculations: [{ label: "Minutes", expression: "4 * 60 + 22" }] };
    const { draft } = await asking("A film takes 4 hours and 22 minutes. How many minutes is that?", said);
    expect(draft?.calculations[0]).toMatchObject({ value: "262", assumed: [] });
    const year = { calculations: [{ label: "Cost", expression: "2 € * 3 * 365" }] };
    const drink = await asking("I drink 3 coffees of 2 € a day. What is the cost in a year?", year);
    expect(drink.draft?.calculations[0]?.assumed).toEqual(["365"]);
  });

  test("19 % may be written as 1.19, half as 0.5", async () => {
    const said = { calculations: [{ label: "Price", expression: "250 € * 1.19 * 0.5" }] };
    const { draft } = await asking("What do I pay for half of a 250 € bill with 19 % tax?", said);
    expect(draft?.calculations[0]?.assumed).toEqual([]);
  });

  test.each<[string, Said]>([
    ["nothing to calculate", { calculations: [] }],
    ["a result instead of an expression", { calculations: [{ label: "Speed", expression: "80" }] }],
    ["an expression of other numbers", { calculations: [{ label: "Speed", expression: "3 * 7" }] }],
    ["an expression of one of its numbers", { calculations: [{ label: "Speed", expression: "120 km * 4" }] }],
    ["code", { calculations: [{ label: "Speed", expression: 'import("fs")' }] }],
    ["letters", { calculations: [{ label: "Speed", expression: "d / t" }] }],
    ["no JSON at all", new FacetError("unexpected")],
  ])("where the model gives %s, nothing is said to be computed", async (_what, said) => {
    const { draft, events } = await asking(train, said);
    expect(draft).toBeNull();
    expect(events).toEqual([]);
  });

  test("a failure of the model is not passed over", async () => {
    await expect(asking(train, new FacetError("model-overflow"))).rejects.toThrow(FacetError);
  });
});

describe("a small model is asked for one line", () => {
  test.each([
    ["speed: 120 km / 1.5 hours", "speed: 120 km ÷ 1.5 h = **80 km/h**"],
    ["**Speed**: 120 km / 1.5 hours = 75 km/h", "Speed: 120 km ÷ 1.5 h = **80 km/h**"],
    ["Speed = 120 km / 1.5 h = 80", "Speed: 120 km ÷ 1.5 h = **80 km/h**"],
    ["`120 km / 1.5 h`", "120 km ÷ 1.5 h = **80 km/h**"],
    ["Sure!\n1. speed: 120 km / 1.5 h", "speed: 120 km ÷ 1.5 h = **80 km/h**"],
    ["[[= 120 km / 1.5 h ]]", "120 km ÷ 1.5 h = **80 km/h**"],
  ])("%s", async (said, answer) => {
    expect((await asking(train, said, "small")).draft?.answer).toBe(answer);
  });

  test.each(["I don't know.", "", "speed: fast", "The speed is 80 km/h.", "speed: 80 km/h"])(
    "%s is no calculation",
    async (said) => {
      expect((await asking(train, said, "small")).draft).toBeNull();
    },
  );

  test("a result behind the sign is not looked at", () => {
    expect(readLoosely("price: 3 * 2 EUR = 7 EUR")).toEqual([{ label: "price", expression: "3 * 2 EUR" }]);
  });
});
