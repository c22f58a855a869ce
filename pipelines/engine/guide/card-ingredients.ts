// An ingredient's line read into amount, unit and name, and written again; a unit nobody knows stays in the name.
import type { Language } from "../error-sentences.ts";
import type { Ingredient } from "./card.ts";
import { amountPattern, amountText, readAmount } from "./card-amounts.ts";

/** How an amount of the unit may be rounded; `none`: it stays as it is, however many eat. */
export type UnitKind = "gram" | "kilo" | "cup" | "spoon" | "piece" | "none";

const units: Readonly<Record<UnitKind, string>> = {
  gram: "g gr gramm gram grams ml milliliter milliliters millilitre millilitres mg",
  kilo: "kg kilo kilos kilogramm kilogram kilograms l liter liters litre litres dl deziliter cl lb lbs pound pounds pfund oz ounce ounces unze unzen",
  cup: "cup cups tasse tassen becher glas gläser glass glasses pint pints",
  spoon: "el esslöffel tl teelöffel kl kaffeelöffel tbsp tbsps tablespoon tablespoons tbs tsp tsps teaspoon teaspoons",
  piece:
    "stück stücke stk piece pieces scheibe scheiben slice slices zehe zehen clove cloves dose dosen can cans tin tins bund bunch bunches packung packungen pck pck. pkg päckchen pack packs packet packets package packages blatt blätter leaf leaves zweig zweige sprig sprigs stange stangen stalk stalks stick sticks handvoll handful handfuls würfel kugel kugeln knolle knollen flasche flaschen bottle bottles jar jars",
  none: "prise prisen pinch pinches messerspitze msp msp. dash dashes spritzer schuss splash drop drops tropfen etwas",
};
const kinds = new Map(
  (Object.entries(units) as [UnitKind, string][]).flatMap(([kind, list]) =>
    list.split(" ").map((unit) => [unit, kind] as const),
  ),
);
const unitPattern = [...kinds.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((unit) => unit.replace(".", String.raw`\.`))
  .join("|");

/** A piece where nothing is said: two eggs. */
export const unitKind = (unit: string): UnitKind => kinds.get(unit.toLowerCase()) ?? "piece";

const about = String.raw`(?:(?:ca\.?|circa|about|approx\.?|approximately|roughly|etwa|ungefähr)\s+)?`;
const unitEnd = String.raw`(?![\p{L}\d])`;
/** A share or a part of a name is no amount: 100 % rye, 5-spice powder; a 28-ounce can has one. */
const isCount = String.raw`(?!\s*%|-(?!(?:${unitPattern})${unitEnd})\p{L}|[.,]?\d)`;
const first = new RegExp(
  String.raw`^${about}(?<amount>${amountPattern})${isCount}\s*-?(?:(?<unit>${unitPattern})\.?${unitEnd})?\s*(?:of\s+)?(?:[x×]\s+(?=\D)|(?<times>[x×]\s*(?=\d)))?(?<name>.*)$`,
  "iu",
);
const last = new RegExp(
  String.raw`^(?<name>\p{L}[^\d:]*?)(?:\s*[:–—]\s*|\s+-\s+|\s*,\s*|\s+)${about}(?<amount>${amountPattern})\s*(?<unit>${unitPattern})\.?$`,
  "iu",
);
/** Behind “a” or “ein” it is no count: a little salt. */
const noNumber = /^(?:little|few|bit|wenig|paar|bisschen|couple)\b/i;
/** Longer is a sentence. */
const longest = 160;

/** Of one line without its bullet; null for an empty line. Where no amount is found, all of it is the name. */
export function readIngredient(line: string): Ingredient | null {
  const text = line
    .replaceAll(/\*\*|__|`/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.,;]$/, "");
  if (text === "") return null;
  const found = first.exec(text)?.groups ?? last.exec(text)?.groups;
  // `2 x 400 g tomatoes` are two of them.
  const name = `${found?.["times"] ? "× " : ""}${found?.["name"] ?? ""}`.trim();
  const unit = found?.["unit"] ?? "";
  const read = found && readAmount(thousands(found["amount"] ?? "", unit));
  if (!read || name === "" || noNumber.test(name) || text.length > longest)
    return { amount: null, upTo: null, unit: "", name: text.slice(0, 300) };
  return { ...read, unit, name: name.slice(0, 300) };
}

/** `1.000 g` are a thousand; `1,500 kg` are one and a half. */
function thousands(amount: string, unit: string): string {
  return unitKind(unit) === "gram" ? amount.replaceAll(/\b([1-9]\d{0,2})[.,](\d{3})\b/g, "$1$2") : amount;
}

/** `1½ cups flour`. */
export function ingredientText({ amount, upTo, unit, name }: Ingredient, language: Language = "en"): string {
  return [amountText(amount, upTo, language), unit, name].filter(Boolean).join(" ");
}

/** With its unit: how much of something is in a step. */
const amountInStep = /[\d½¼¾⅓⅔]\s*(?:g|kg|ml|l|el|tl|cups?|tbsp|tsp)\b/iu;

/** Whether the steps name amounts, which stay as they are when the ingredients are scaled. */
export function stepsHoldAmounts(steps: readonly string[]): boolean {
  return steps.some((step) => amountInStep.test(step));
}
