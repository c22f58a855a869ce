import { expect, test } from "vitest";
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { cardLimits, readCard } from "../../../../pipelines/engine/guide/card-read.ts";
import { cardText, comparisonText } from "../../../../pipelines/engine/guide/card-text.ts";
import { renderGuideValue } from "../../../../pipelines/engine/render-guide.ts";
import { taskCard } from "../../../../pipelines/engine/guide/schemas.ts";

const cards: readonly TaskCard[] = [
  {
    kind: "checklist",
    title: "Norway",
    items: [
      { text: "Passport", group: "Papers", done: true },
      { text: "Wool socks", group: "Clothes", done: false },
    ],
  },
  { kind: "plan", title: "Dinners", steps: [{ when: "Monday", what: "Soup", note: "soak the lentils" }] },
  { kind: "comparison", title: "Plans", columns: ["Aspect", "A", "B"], rows: [["Price", "10 | 12", "15"]] },
  {
    kind: "recipe",
    title: "Pancakes",
    servings: 4,
    ingredients: [{ amount: 1.5, upTo: null, unit: "cups", name: "flour" }],
    steps: ["Mix."],
  },
  { kind: "message", title: "Heating", to: "a@b.org", subject: "Heating", text: "Dear Ms Berg,\n\nit is cold." },
];

test.each(cards.map((card) => [card.kind, card] as const))("a %s is read as it was written", (_, card) => {
  expect(readCard(structuredClone(card))).toEqual(card);
  expect(taskCard.parse(card)).toEqual(card);
});

test.each([
  null,
  undefined,
  7,
  "text",
  [],
  {},
  { kind: "poem" },
  { kind: "constructor" },
  { kind: "checklist" },
  { kind: "plan", steps: 3 },
])("%j is no card", (value) => expect(readCard(value)).toBeNull());

test("what a model wrote too much of is cut to what the server takes", () => {
  const long = "x".repeat(50_000);
  const many = <T>(value: T) => Array.from({ length: 500 }, () => value);
  const huge = [
    { kind: "checklist", title: long, items: many({ text: long, group: long, done: "yes" }) },
    { kind: "plan", title: long, steps: many({ when: long, what: long, note: long }) },
    { kind: "comparison", title: long, columns: many(long), rows: many(many(long)) },
    { kind: "recipe", title: long, servings: 1e9, ingredients: many(long), steps: many(long) },
    { kind: "message", title: long, to: long, subject: long, text: long },
  ];
  for (const each of huge) expect(taskCard.safeParse(readCard(each)).success, each.kind).toBe(true);
  expect(cardLimits.items).toBe(200);
});

test("rows of a comparison are as long as its columns, and values of another type are texts", () => {
  const card = readCard({ kind: "comparison", title: 7, columns: ["a", "b"], rows: [["x"], [1, 2, 3], "no row"] });
  expect(card).toMatchObject({
    title: "7",
    rows: [
      ["x", ""],
      ["1", "2"],
    ],
  });
});

test("a card's text is Markdown that others read: ticks, groups, a table whose cells cannot end it", () => {
  expect(cards.map((card) => cardText(card))).toEqual([
    "Norway\n\nPapers\n- [x] Passport\n\nClothes\n- [ ] Wool socks",
    "Dinners\n- Monday: Soup (soak the lentils)",
    "Plans\n\n| Aspect | A | B |\n| --- | --- | --- |\n| Price | 10 \\| 12 | 15 |",
    "Pancakes (4)\n- 1½ cups flour\n\n1. Mix.",
    "Heating\n\nDear Ms Berg,\n\nit is cold.",
  ]);
  expect(
    comparisonText({ ...(cards[2] as Extract<TaskCard, { kind: "comparison" }>), rows: [["a\nb", "\\|", ""]] }),
  ).toContain("| a b | \\\\\\| |  |");
});

test("what is copied is what is exported and told to other personas", () => {
  for (const card of cards) expect(renderGuideValue(card, "card")).toBe(cardText(card));
  expect(renderGuideValue({ kind: "poem" }, "card")).toBe("");
});

test("a quiz is told with all there is to choose, order and match, and with no answer", () => {
  const about = { node: "l1", why: "So." };
  const items = [
    { ...about, id: "o", kind: "order", question: "In which order?", items: ["y", "x"], answer: [1, 0] },
    { ...about, id: "m", kind: "match", question: "Which?", left: ["a", "b"], right: ["2", "1"], answer: [1, 0] },
    { ...about, id: "s", kind: "short", question: "Where?", answer: "evaporator", accept: [] },
  ];
  const results = [{ id: "s", given: "outside", right: false, by: "code", reason: "No model could grade it." }];
  expect(renderGuideValue({ items, results }, "quiz")).toBe(
    "1. In which order?\n   - y\n   - x\n2. Which?\n   - a\n   - b\n   - 2\n   - 1\n3. Where? (not graded)",
  );
});
