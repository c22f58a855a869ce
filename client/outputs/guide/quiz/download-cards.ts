// Gives the browser the cards to learn by as a file: a table, or what Anki imports.
import { cardsAnki, cardsCsv } from "../../../../pipelines/engine/guide/review-cards.ts";
import type { ReviewCard } from "../../../../pipelines/engine/guide/review-cards.ts";
import { fileNameOf, saveFile } from "../../export-answer.ts";

export type CardFile = "csv" | "anki";

/** Returns the file's name, to be told. `title` is the topic's. */
export function downloadCards(kind: CardFile, cards: readonly ReviewCard[], title: string): string {
  const name = fileNameOf(title, kind === "csv" ? "csv" : "txt");
  // A spreadsheet takes it for its own old encoding without the mark.
  if (kind === "csv") saveFile(name, "text/csv", `\ufeff${cardsCsv(cards)}`);
  else saveFile(name, "text/plain", cardsAnki(cards));
  return name;
}
