// A card out of an unknown value: from a model, from this browser's storage or from an older version. What does not fit is left out, too much is cut.
import { asList, asRecord, textOf } from "../render-parts.ts";
import type { CardKind, Checklist, Comparison, Ingredient, Message, Plan, Recipe, TaskCard } from "./card.ts";
import { readIngredient } from "./card-ingredients.ts";
import { servingsAtMost } from "./scale-recipe.ts";

/** As the server takes them (schemas.ts): entries, and UTF-16 units. */
export const cardLimits = {
  items: 200,
  steps: 100,
  columns: 12,
  rows: 60,
  ingredients: 100,
  recipeSteps: 60,
  short: 300,
  text: 5000,
  message: 20_000,
} as const;

const kinds: Readonly<Record<CardKind, (card: Readonly<Record<string, unknown>>) => TaskCard>> = {
  checklist,
  plan,
  comparison,
  recipe,
  message,
};

/** Null where it is no card, or nothing is on it. */
export function readCard(value: unknown): TaskCard | null {
  const card = readAnyCard(value);
  return card === null || isEmpty(card) ? null : card;
}

/** Also an empty one: a person may have cleared it. */
export function readAnyCard(value: unknown): TaskCard | null {
  const card = asRecord(value);
  const kind = textOf(card["kind"]);
  return Object.hasOwn(kinds, kind) ? kinds[kind as CardKind](card) : null;
}

function isEmpty(card: TaskCard): boolean {
  switch (card.kind) {
    case "checklist":
      return card.items.length === 0;
    case "plan":
      return card.steps.length === 0;
    case "comparison":
      return card.rows.length === 0 || card.columns.length < 2;
    case "recipe":
      return card.ingredients.length === 0;
    case "message":
      return card.text.trim() === "";
  }
}

const line = (value: unknown, most: number = cardLimits.short) =>
  textOf(value).replaceAll("\0", "").replace(/\s+/g, " ").trim().slice(0, most);
const block = (value: unknown, most: number = cardLimits.text) =>
  textOf(value).replaceAll("\0", "").trim().slice(0, most);
const title = (card: Readonly<Record<string, unknown>>) => line(card["title"]);

function checklist(card: Readonly<Record<string, unknown>>): Checklist {
  const items = asList(card["items"]).map((each) => {
    const { text, group, done } = typeof each === "string" ? { text: each, group: "", done: false } : asRecord(each);
    return { text: block(text), group: line(group), done: done === true };
  });
  return { kind: "checklist", title: title(card), items: items.slice(0, cardLimits.items) };
}

function plan(card: Readonly<Record<string, unknown>>): Plan {
  const steps = asList(card["steps"]).map((each) => {
    const { when, what, note } = typeof each === "string" ? { when: "", what: each, note: "" } : asRecord(each);
    return { when: line(when), what: block(what), note: block(note) };
  });
  return { kind: "plan", title: title(card), steps: steps.slice(0, cardLimits.steps) };
}

/** Rows are as long as there are columns. */
function comparison(card: Readonly<Record<string, unknown>>): Comparison {
  const columns = asList(card["columns"])
    .map((each) => line(each))
    .slice(0, cardLimits.columns);
  const rows = asList(card["rows"])
    .filter(Array.isArray)
    .map((row: readonly unknown[]) => columns.map((_, at) => block(row[at])));
  return { kind: "comparison", title: title(card), columns, rows: rows.slice(0, cardLimits.rows) };
}

function recipe(card: Readonly<Record<string, unknown>>): Recipe {
  const servings = Number(card["servings"]);
  return {
    kind: "recipe",
    title: title(card),
    servings: Number.isFinite(servings) && servings > 0 ? Math.min(servings, servingsAtMost) : 1,
    ingredients: asList(card["ingredients"])
      .flatMap((each) => (typeof each === "string" ? (readIngredient(each) ?? []) : ingredient(asRecord(each))))
      .slice(0, cardLimits.ingredients),
    steps: asList(card["steps"])
      .map((each) => block(each))
      .slice(0, cardLimits.recipeSteps),
  };
}

function ingredient(value: Readonly<Record<string, unknown>>): Ingredient | [] {
  const name = line(value["name"]);
  const number = (each: unknown) => (typeof each === "number" && Number.isFinite(each) && each >= 0 ? each : null);
  const amount = number(value["amount"]);
  return name === ""
    ? []
    : { amount, upTo: amount === null ? null : number(value["upTo"]), unit: line(value["unit"]), name };
}

function message(card: Readonly<Record<string, unknown>>): Message {
  return {
    kind: "message",
    title: title(card),
    to: line(card["to"]),
    subject: line(card["subject"]),
    text: block(card["text"], cardLimits.message),
  };
}
