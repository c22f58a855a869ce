// “Add sunscreen, remove the umbrella”: changes of lines, read and made by code. English and German.
import type { TaskCard } from "../../engine/guide/card.ts";
import { readIngredient } from "../../engine/guide/card-ingredients.ts";

export interface LineChange {
  readonly action: "add" | "remove";
  readonly texts: readonly string[];
}

/** A wish that is longer is more than lines to add. */
const longest = 300;
const lead = String.raw`^(?:(?:please|bitte|and|und|also|auch|now|jetzt|then|dann|can you|could you|kannst du)[\s,]+)*`;
const patterns: readonly (readonly [LineChange["action"], RegExp])[] = [
  [
    "add",
    new RegExp(
      String.raw`${lead}(?:add|include|put (?:in|on))\s+(?<what>.+?)(?:\s+(?:to|on|in|into) (?:it|that|this|the (?:list|plan|card|recipe|table|checklist)))?$`,
      "iu",
    ),
  ],
  [
    "add",
    new RegExp(
      String.raw`${lead}(?:füge?|nimm|setz(?:e)?|schreib(?:e)?|pack(?:e)?)\s+(?:noch\s+|auch\s+|bitte\s+)*(?<what>.+?)\s+(?:hinzu|dazu|mit auf|auf die liste|mit auf die liste|mit rein|rein)$`,
      "iu",
    ),
  ],
  ["add", new RegExp(String.raw`${lead}ergänze?\s+(?:noch\s+|bitte\s+)*(?<what>.+)$`, "iu")],
  [
    "remove",
    new RegExp(
      String.raw`${lead}(?:remove|delete|drop|leave out|take out|without|cross out|strike)\s+(?<what>.+?)(?:\s+from (?:it|that|this|the (?:list|plan|card|recipe|table|checklist)))?$`,
      "iu",
    ),
  ],
  [
    "remove",
    new RegExp(
      String.raw`${lead}(?:entfern(?:e)?|streich(?:e)?|lösch(?:e)?|ohne)\s+(?:bitte\s+)?(?<what>.+?)(?:\s+(?:von|aus) der liste)?$`,
      "iu",
    ),
  ],
  ["remove", new RegExp(String.raw`${lead}(?:nimm|lass)\s+(?:bitte\s+)?(?<what>.+?)\s+(?:weg|raus|heraus|aus)$`, "iu")],
];
const article = /^(?:(?:the|a|an|some|my|der|die|das|den|dem|ein|eine|einen|etwas|noch|meine?n?)\s+)+/iu;

/** Null where the words ask for something else. */
export function changesOf(wish: string): LineChange | null {
  const said = wish.trim().replace(/[.!\s]+$/u, "");
  if (said.length > longest || said.includes("\n")) return null;
  for (const [action, pattern] of patterns) {
    const what = pattern.exec(said)?.groups?.["what"];
    if (what === undefined) continue;
    const texts = what
      .split(/\s*[,;]\s+|\s+(?:and|und|sowie)\s+/iu)
      .map((each) => each.replace(article, "").trim())
      .filter(Boolean);
    // "Add 3 and 4" is a sum.
    return texts.every((text) => /^[\d\s.,]*$/.test(text)) ? null : { action, texts };
  }
  return null;
}

/** Null where nothing could be changed by lines: what is to go is not there, or the card has none. */
export function changedByLines(card: TaskCard, { action, texts }: LineChange): TaskCard | null {
  const isMeant = (text: string) => texts.some((each) => says(text, each));
  switch (card.kind) {
    case "checklist": {
      if (action === "add") {
        const items = texts.map((text) => ({
          text: upperFirst(text),
          group: card.items.at(-1)?.group ?? "",
          done: false,
        }));
        return { ...card, items: [...card.items, ...items] };
      }
      const items = card.items.filter(({ text }) => !isMeant(text));
      return items.length === card.items.length ? null : { ...card, items };
    }
    case "plan": {
      if (action === "add") return { ...card, steps: [...card.steps, ...texts.map(stepOf)] };
      const steps = card.steps.filter(({ when, what }) => !isMeant(`${when} ${what}`));
      return steps.length === card.steps.length ? null : { ...card, steps };
    }
    case "recipe": {
      if (action === "add")
        return { ...card, ingredients: [...card.ingredients, ...texts.flatMap((text) => readIngredient(text) ?? [])] };
      const ingredients = card.ingredients.filter(({ name }) => !isMeant(name));
      return ingredients.length === card.ingredients.length ? null : { ...card, ingredients };
    }
    case "comparison": {
      if (action === "add") {
        const empty = card.columns.slice(1).map(() => "");
        return { ...card, rows: [...card.rows, ...texts.map((text) => [upperFirst(text), ...empty])] };
      }
      const rows = card.rows.filter((row) => !isMeant(row[0] ?? ""));
      return rows.length === card.rows.length ? null : { ...card, rows };
    }
    case "message":
      return null;
  }
}

/** By its whole words: “egg” is not in “eggplant”, and “eggs” are an egg. */
function says(text: string, words: string): boolean {
  const [within, wanted] = [wordsOf(text), wordsOf(words)];
  // Signs alone have no words: a picture of an umbrella.
  if (wanted.length === 0) return text.includes(words);
  return wanted.every((word) => within.some((each) => each === word || stem(each) === stem(word)));
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const stem = (word: string) => (word.length > 3 ? word.replace(/(?:es|s|en|n|e)$/, "") : word);
const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function stepOf(text: string) {
  const parts = /^(?<when>[^:]{1,40}):\s+(?<what>.+)$/.exec(text)?.groups;
  return { when: parts?.["when"] ?? "", what: upperFirst(parts?.["what"] ?? text), note: "" };
}
