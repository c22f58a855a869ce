import fc from "fast-check";
import { expect, test } from "vitest";
import { ingredientText } from "../../../../pipelines/engine/guide/card-ingredients.ts";
import { readRecipe } from "../../../../pipelines/steps/guide/card-recipe.ts";
import { readServings } from "../../../../pipelines/steps/guide/card-servings.ts";

test.each([
  ["Recipe for pancakes for 4 people", 4, null, null],
  ["Pancakes for 4: 200 g flour, 2 eggs. Make it for six", 4, 6, null],
  ["Scale this recipe for 4 to 6 people", 4, 6, null],
  ["Serves 2. I need it for 5 people", 2, 5, null],
  ["Convert to 10 servings: 1 cup rice, 2 cups water, serves 3", 3, 10, null],
  ["Für 4 Personen. Bitte auf 6 Personen umrechnen.", 4, 6, null],
  ["statt 4 für 6 Personen", 4, 6, null],
  ["for 6 instead of 4", 4, 6, null],
  ["for six instead", null, 6, null],
  ["und für 8?", null, 8, null],
  ["double it", null, null, 2],
  ["Halbiere das Rezept", null, null, 0.5],
  ["200 ml double cream, halved tomatoes", null, null, null],
  ["Bake for 20 minutes at 180 degrees", null, null, null],
])("%j says for how many it is and shall be", (text, has, wanted, factor) => {
  expect(readServings(text)).toEqual({ has, wanted, factor });
});

const read = (text: string) => {
  const found = readRecipe(text);
  return found && { ...found, ingredients: found.ingredients.map((each) => ingredientText(each)) };
};

test("a recipe in one line falls into what goes in and what is done", () => {
  expect(
    read("Pancakes for 4: 200 g flour, 2 eggs, salt and 300 ml milk. Mix and fry for 3 minutes. Make it for 6."),
  ).toEqual({
    title: "Pancakes",
    servings: 4,
    ingredients: ["200 g flour", "2 eggs", "salt", "300 ml milk"],
    steps: ["Mix and fry for 3 minutes."],
  });
});

test("a list with headings, numbers and bullets is read in both languages", () => {
  expect(
    read(
      "# Linsensuppe\n\n**Zutaten für 4 Personen:**\n* 250 g Linsen\n* 1 Zwiebel, gehackt\n* Salz und Pfeffer\n\n**Zubereitung**\n1. Die Zwiebel in 2 EL Öl braten.\n2. 20 Minuten kochen.",
    ),
  ).toEqual({
    title: "Linsensuppe",
    servings: 4,
    ingredients: ["250 g Linsen", "1 Zwiebel, gehackt", "Salz und Pfeffer"],
    steps: ["Die Zwiebel in 2 EL Öl braten.", "20 Minuten kochen."],
  });
  expect(read("Guacamole\nServes 2\n2 avocados\n1 lime\na pinch of salt\n\nMash. Season.")).toMatchObject({
    title: "Guacamole",
    servings: 2,
    ingredients: ["2 avocados", "1 lime", "1 pinch salt"],
  });
});

test.each([
  "",
  "I have 3 apples.",
  "Bake for 20 minutes at 180 degrees",
  "10 minutes\n20 minutes\n30 minutes",
  "2 people, 3 days",
])("%j is no recipe", (text) => expect(readRecipe(text)).toBeNull());

test("whatever is pasted is read without an error", () => {
  const words = fc.constantFrom(
    "200 g flour",
    "for 4",
    "make",
    "1.",
    "- ",
    ":",
    "salt",
    "Zutaten",
    "½",
    "1/0",
    "serves",
    ",",
    "\n",
    "  ",
    "und",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), fc.string(), (parts, text) => {
      for (const each of [parts.join(" "), text]) {
        readServings(each);
        const recipe = readRecipe(each);
        for (const { amount, name } of recipe?.ingredients ?? []) {
          expect(amount === null || (Number.isFinite(amount) && amount > 0)).toBe(true);
          expect(name).not.toBe("");
        }
      }
    }),
  );
});
