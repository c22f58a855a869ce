// A card as Markdown: what is copied, exported and told to other personas is the same text.
import { tableRow } from "../table-row.ts";
import type { Language } from "../error-sentences.ts";
import type { Checklist, Comparison, Message, Plan, Recipe, TaskCard } from "./card.ts";
import { ingredientText } from "./card-ingredients.ts";

export function cardText(card: TaskCard, language: Language = "en"): string {
  switch (card.kind) {
    case "checklist":
      return checklistText(card);
    case "plan":
      return planText(card);
    case "comparison":
      return [card.title, comparisonText(card)].filter(Boolean).join("\n\n");
    case "recipe":
      return recipeText(card, language);
    case "message":
      return messageText(card);
  }
}

function checklistText({ title, items }: Checklist): string {
  const lines = items.flatMap(({ text, group, done }, at) => [
    ...(group !== "" && group !== items[at - 1]?.group ? ["", group] : []),
    `- [${done ? "x" : " "}] ${text}`,
  ]);
  return [title, ...lines].join("\n").trim();
}

function planText({ title, steps }: Plan): string {
  const lines = steps.map(({ when, what, note }) => {
    const said = [when, what].filter(Boolean).join(": ");
    return `- ${note === "" ? said : `${said} (${note})`}`;
  });
  return [title, ...lines].join("\n").trim();
}

/** The table alone. */
export function comparisonText({ columns, rows }: Comparison): string {
  return [tableRow(columns), `|${columns.map(() => " --- |").join("")}`, ...rows.map(tableRow)].join("\n");
}

function recipeText(recipe: Recipe, language: Language): string {
  const { title, servings, ingredients, steps } = recipe;
  const head = [title, `(${servings})`].filter(Boolean).join(" ");
  return [
    head,
    ...ingredients.map((each) => `- ${ingredientText(each, language)}`),
    ...(steps.length > 0 ? [""] : []),
    ...steps.map((each, at) => `${at + 1}. ${each}`),
  ].join("\n");
}

/** As it is sent: without its title, which is only the card's. */
function messageText({ subject, text }: Message): string {
  return [subject, text].filter(Boolean).join("\n\n");
}
