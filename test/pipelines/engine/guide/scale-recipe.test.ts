import fc from "fast-check";
import { expect, test } from "vitest";
import type { Recipe } from "../../../../pipelines/engine/guide/card.ts";
import { ingredientText, readIngredient } from "../../../../pipelines/engine/guide/card-ingredients.ts";
import { scaleRecipe } from "../../../../pipelines/engine/guide/scale-recipe.ts";

function recipe(servings: number, ...lines: readonly string[]): Recipe {
  return {
    kind: "recipe",
    title: "Pancakes",
    servings,
    ingredients: lines.flatMap((line) => readIngredient(line) ?? []),
    steps: ["Mix."],
  };
}

test.each([
  ["200 g flour", 4, 6, "300 g flour"],
  ["250 g flour", 4, 6, "375 g flour"],
  ["7 g yeast", 4, 6, "11 g yeast"],
  ["1000 g potatoes", 3, 4, "1330 g potatoes"],
  ["1.5 kg tomatoes", 4, 6, "2¼ kg tomatoes"],
  ["0.5 l milk", 4, 10, "1¼ l milk"],
  ["1/4 l milk", 4, 2, "⅛ l milk"],
  ["0.02 l rum", 4, 2, "0.01 l rum"],
  ["1/3 cup sugar", 2, 4, "⅔ cup sugar"],
  ["1 tsp salt", 4, 6, "1½ tsp salt"],
  ["1 EL Öl", 4, 1, "¼ EL Öl"],
  ["2 eggs", 4, 6, "3 eggs"],
  ["1 egg", 4, 6, "1½ egg"],
  ["3 eggs", 4, 5, "3¾ eggs"],
  ["4 eggs", 4, 11, "11 eggs"],
  ["2-3 eggs", 4, 8, "4–6 eggs"],
  ["a pinch of salt", 4, 40, "1 pinch salt"],
  ["salt", 4, 40, "salt"],
])("%j for %i is, for %i, %j", (line, from, to, expected) => {
  const [ingredient] = scaleRecipe(recipe(from, line), to).ingredients;
  expect(ingredient && ingredientText(ingredient)).toBe(expected);
});

test("for as many as it was written for, nothing is rounded", () => {
  const written = recipe(4, "133 g flour", "0.13 l milk");
  expect(scaleRecipe(written, 4)).toBe(written);
});

test("no amount is scaled to nothing, to less than its smallest step, or far from what it should be", () => {
  const line = fc.constantFrom("g flour", "ml milk", "tbsp oil", "eggs", "cups rice");
  const amount = fc.integer({ min: 1, max: 900 });
  const servings = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(line, amount, servings, servings, (name, value, from, to) => {
      const [scaled] = scaleRecipe(recipe(from, `${value} ${name}`), to).ingredients;
      const exact = (value * to) / from;
      expect(scaled?.amount).toBeGreaterThan(0);
      if (exact >= 1) expect(Math.abs((scaled?.amount ?? 0) - exact) / exact).toBeLessThanOrEqual(0.5);
    }),
  );
});

test.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY])(
  "%d servings leave an amount that can be measured",
  (servings) => {
    const { ingredients } = scaleRecipe(recipe(4, "200 g flour"), servings);
    expect(ingredients[0]?.amount).toBeGreaterThan(0);
    expect(Number.isFinite(ingredients[0]?.amount)).toBe(true);
  },
);
