// A recipe for another number of people: by code, and rounded so that scales and spoons can follow.
import type { Recipe } from "./card.ts";
import { unitKind } from "./card-ingredients.ts";
import type { UnitKind } from "./card-ingredients.ts";

/** People a recipe can be made for. */
export const servingsAtMost = 1000;

/** Fractions of a spoon or a cup that have a measure of their own. */
const measures = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1];
/** From here on a quarter no longer matters. */
const wholeFrom = 10;

/** The same recipe where the number is the same: nothing is rounded for no reason. Amounts of no number, and pinches, stay. */
export function scaleRecipe(recipe: Recipe, servings: number): Recipe {
  const wanted = Math.min(Math.max(servings, 0.25), servingsAtMost);
  if (!Number.isFinite(wanted) || wanted === recipe.servings || recipe.servings <= 0) return recipe;
  const factor = wanted / recipe.servings;
  const scaled = (value: number | null, kind: UnitKind) => (value === null ? null : rounded(value * factor, kind));
  return {
    ...recipe,
    servings: wanted,
    ingredients: recipe.ingredients.map((each) => {
      const kind = unitKind(each.unit);
      if (kind === "none") return each;
      const [amount, upTo] = [scaled(each.amount, kind), scaled(each.upTo, kind)];
      return { ...each, amount, upTo: upTo === amount ? null : upTo };
    }),
  };
}

/** Never to nothing: the smallest step of its kind is left. */
function rounded(value: number, kind: UnitKind): number {
  switch (kind) {
    case "gram": {
      const step = value < 1 ? 0.1 : value < 50 ? 1 : value < 500 ? 5 : 10;
      return tidy(Math.max(Math.round(value / step), 1) * step);
    }
    case "kilo": {
      const step = value < 0.5 ? 0.005 : 0.05;
      return tidy(Math.max(Math.round(value / step), 1) * step);
    }
    case "cup":
    case "spoon": {
      if (value >= wholeFrom) return Math.round(value);
      const floor = Math.floor(value);
      const nearest = measures.toSorted((a, b) => Math.abs(a - value + floor) - Math.abs(b - value + floor))[0] ?? 0;
      return floor + nearest || 1 / 4;
    }
    case "piece":
      return value >= wholeFrom ? Math.round(value) : Math.max(Math.round(value * 4), 1) / 4;
    case "none":
      return value;
  }
}

/** Without what binary fractions add: 0.15000000000000002. */
const tidy = (value: number): number => Number(value.toFixed(3));
