// A recipe somebody pasted or a model wrote, read by code: what goes in, what is done, and for how many.
import type { Ingredient, Recipe } from "../../engine/guide/card.ts";
import { amountPattern } from "../../engine/guide/card-amounts.ts";
import { readIngredient } from "../../engine/guide/card-ingredients.ts";
import { isServingsLine, readServings } from "./card-servings.ts";

/** Words of an ingredient that has no amount: salt and pepper to taste. */
const wordsAtMost = 5;
/** A longer line with an amount in it is a sentence. */
const nameWordsAtMost = 9;

const headWordsAtMost = 4;

const bullet = /^\s*(?:[-*•–▢□]|\[[ x]\])\s*(?:\[[ x]\]\s*)?/i;
const numbered = /^\s*(?:step|schritt)?\s*\d{1,2}\s*[.):]\s+/i;
const ingredientsHead = /^(?:the\s+)?(?:ingredients?|zutaten|you need|you'll need|du brauchst)\b/i;
const stepsHead =
  /^(?:the\s+)?(?:methods?|instructions?|directions?|steps?|preparation|zubereitung|anleitung|schritte|so geht)\b/i;
/** Numbers of these are no amounts of food. */
const noFood =
  /^(?:min|minutes?|minuten?|mins|stunden?|std|hours?|hrs?|seconds?|sekunden|tage?|days?|°|grad|degrees|portionen|portions?|servings?|personen|people|kcal|%|cm|euro|eur|gb|mb|km)\b/i;
const afterAmount = String.raw`(?=${amountPattern}\s*\p{L})`;
const between = new RegExp(String.raw`\s*;\s*|\s*,\s+|\s+(?:and|und|plus)\s+${afterAmount}`, "iu");

type Section = "head" | "ingredients" | "steps";

export interface ReadRecipe {
  readonly title: string;
  /** Null where it does not say. */
  readonly servings: number | null;
  readonly ingredients: readonly Ingredient[];
  readonly steps: readonly string[];
}

/** Null where there are not at least two ingredients with their amounts. */
export function readRecipe(text: string): ReadRecipe | null {
  let section: Section = "head";
  let title = "";
  const ingredients: Ingredient[] = [];
  const steps: string[] = [];
  for (const line of linesOf(text)) {
    const said = line
      .replaceAll(/\*\*|__|^#+\s*/g, "")
      .replace(bullet, "")
      .trim();
    const content = said.replace(numbered, "").trim();
    if (content === "") continue;
    const found: readonly Ingredient[] = section === "steps" ? [] : amountsIn(content);
    const head: Section | null = found.length === 0 ? sectionOf(content) : null;
    if (head !== null) section = head;
    else if (found.length > 0) ingredients.push(...found);
    else if (isServingsLine(content)) title ||= ingredients.length === 0 ? titleOf(content) : "";
    else if (section === "head" && ingredients.length === 0) title ||= titleOf(content);
    else if (section === "steps" || content !== said || !isShort(content)) steps.push(content);
    else ingredients.push({ amount: null, upTo: null, unit: "", name: content });
  }
  if (ingredients.filter(({ amount }) => amount !== null).length < 2) return null;
  return { title, servings: readServings(text).has, ingredients, steps };
}

function sectionOf(line: string): Section | null {
  if (ingredientsHead.test(line)) return "ingredients";
  return stepsHead.test(line) && line.split(/\s+/).length <= headWordsAtMost ? "steps" : null;
}

export function asCard({ title, ingredients, steps }: ReadRecipe, servings: number): Recipe {
  return { kind: "recipe", title, servings, ingredients, steps };
}

/** A recipe in one line falls into its sentences, with what stands before a colon apart. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length > 3) return lines;
  return lines.flatMap((line) =>
    line
      .split(/(?<=[.!?])(?<!\bca\.)\s+(?=\p{Lu}|\d)/u)
      .flatMap((sentence) => sentence.split(new RegExp(String.raw`:\s+${afterAmount}`, "iu"))),
  );
}

/** The ingredients of a line, those without an amount among them; none where no amount of food is in it. */
function amountsIn(line: string): readonly Ingredient[] {
  const whole = readIngredient(line);
  if (whole && whole.amount !== null && !line.includes(",") && isFood(whole)) return [whole];
  const parts = line.split(between).flatMap((part) => (isServingsLine(part) ? [] : (readIngredient(part) ?? [])));
  const counted = parts.filter(isFood);
  if (counted.length > 1 && parts.every((part) => isFood(part) || isShort(part.name))) return parts;
  return whole && isFood(whole) ? [whole] : [];
}

function isFood({ amount, name }: Ingredient): boolean {
  return amount !== null && !noFood.test(name) && name.split(/\s+/).length <= nameWordsAtMost;
}

const isShort = (text: string) => text.split(/\s+/).length <= wordsAtMost && !/[.!?:]$/.test(text);

/** “Here is my recipe for pancakes for 4 people:” is about pancakes. */
function titleOf(line: string): string {
  const named = /\b(?:recipe|rezept)\s+(?:for|für)\s+(?!\d)(.+)$/i.exec(line)?.[1] ?? line;
  const cut = named
    .replace(
      /\s*[(,]?\s*(?:\bfor|\bserves|\bmakes|für)\s+(?:\d+|[a-zäöüß]+)\s*(?:people|persons?|servings?|portions?|personen|portionen|leute)?\s*\)?\s*[:.]?\s*$/i,
      "",
    )
    .replace(/[\s:.,–-]+$/, "")
    .trim();
  const isWish =
    /\b(?:scale|make|convert|adjust|rechne|skaliere?|mach|umrechnen|please|bitte|serves|portionen)\b/i.test(cut);
  return isWish || cut.length > 120 ? "" : cut;
}
