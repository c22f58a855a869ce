import { expect, test } from "vitest";
import { ingredientText, readIngredient } from "../../../../pipelines/engine/guide/card-ingredients.ts";

test.each([
  ["200g Mehl", { amount: 200, upTo: null, unit: "g", name: "Mehl" }],
  ["1 1/2 cups flour", { amount: 1.5, upTo: null, unit: "cups", name: "flour" }],
  ["1-1/2 cups sugar", { amount: 1.5, upTo: null, unit: "cups", name: "sugar" }],
  ["1½ EL Öl", { amount: 1.5, upTo: null, unit: "EL", name: "Öl" }],
  ["½ TL Salz", { amount: 0.5, upTo: null, unit: "TL", name: "Salz" }],
  ["3 EL. Zucker", { amount: 3, upTo: null, unit: "EL", name: "Zucker" }],
  ["2-3 eggs", { amount: 2, upTo: 3, unit: "", name: "eggs" }],
  ["2 bis 3 Eier", { amount: 2, upTo: 3, unit: "", name: "Eier" }],
  ["zwei Eier", { amount: 2, upTo: null, unit: "", name: "Eier" }],
  ["anderthalb Tassen Reis", { amount: 1.5, upTo: null, unit: "Tassen", name: "Reis" }],
  ["half a lemon", { amount: 0.5, upTo: null, unit: "", name: "lemon" }],
  ["ein halbes Bund Petersilie", { amount: 0.5, upTo: null, unit: "Bund", name: "Petersilie" }],
  ["1 Prise Salz", { amount: 1, upTo: null, unit: "Prise", name: "Salz" }],
  ["a pinch of salt", { amount: 1, upTo: null, unit: "pinch", name: "salt" }],
  ["0,5 l Milch", { amount: 0.5, upTo: null, unit: "l", name: "Milch" }],
  ["1.000 g Kartoffeln", { amount: 1000, upTo: null, unit: "g", name: "Kartoffeln" }],
  ["1,5 kg Äpfel", { amount: 1.5, upTo: null, unit: "kg", name: "Äpfel" }],
  ["ca. 300 ml Wasser", { amount: 300, upTo: null, unit: "ml", name: "Wasser" }],
  ["Flour: 200 g", { amount: 200, upTo: null, unit: "g", name: "Flour" }],
  ["Butter 100g", { amount: 100, upTo: null, unit: "g", name: "Butter" }],
  ["2 × 400 g Tomaten", { amount: 2, upTo: null, unit: "", name: "× 400 g Tomaten" }],
  ["1 (400 g) can tomatoes", { amount: 1, upTo: null, unit: "", name: "(400 g) can tomatoes" }],
  ["28-ounce can tomatoes", { amount: 28, upTo: null, unit: "ounce", name: "can tomatoes" }],
  ["2 glugs of oil", { amount: 2, upTo: null, unit: "", name: "glugs of oil" }],
  ["**2 onions**", { amount: 2, upTo: null, unit: "", name: "onions" }],
])("%j is read", (line, expected) => {
  expect(readIngredient(line)).toEqual(expected);
});

test.each([
  "100 % Vollkornmehl",
  "3.5% milk",
  "5-spice powder",
  "Salz",
  "salt and pepper to taste",
  "a little salt",
  "ein wenig Öl",
  "1/0 eggs",
  "0 eggs",
  "Liter Milch",
])("%j has no amount, and stays a text", (line) =>
  expect(readIngredient(line)).toEqual({ amount: null, upTo: null, unit: "", name: line }),
);

test("an empty line is no ingredient, and an endless one is cut", () => {
  expect(readIngredient("  ")).toBeNull();
  expect(readIngredient("x".repeat(100_000))?.name).toHaveLength(300);
});

test("amounts are written as cooks read them, with a comma in German", () => {
  const text = (amount: number, upTo: number | null, language?: "de") =>
    ingredientText({ amount, upTo, unit: "l", name: "milk" }, language);
  expect(text(1.5, null)).toBe("1½ l milk");
  expect(text(0.25, 0.75)).toBe("¼–¾ l milk");
  expect(text(2 / 3, null)).toBe("⅔ l milk");
  expect(text(0.85, null)).toBe("0.85 l milk");
  expect(text(0.85, null, "de")).toBe("0,85 l milk");
  expect(text(2, 3)).toBe("2–3 l milk");
});
