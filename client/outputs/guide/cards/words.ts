// The words of everyday cards in the reader's language; fetched with their view, not with the page.
import type { Workbench } from "../../../state/workbench.ts";
import { cardsDe } from "../../../strings/cards.de.ts";
import { cardsEn } from "../../../strings/cards.en.ts";
import type { CardStrings } from "../../../strings/cards.en.ts";

const cardStrings = { en: cardsEn, de: cardsDe };

export function cardWords(workbench: Pick<Workbench, "language">): CardStrings {
  return cardStrings[workbench.language()];
}
