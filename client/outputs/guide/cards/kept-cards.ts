// What a person made of a card, kept on this device: a list that is ticked off today is still ticked tomorrow.
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";
import { readAnyCard } from "../../../../pipelines/engine/guide/card-read.ts";
import type { DraftStorage } from "../../../conversation/drafts.ts";

export interface KeptCard {
  readonly card: TaskCard;
  /** For how many a recipe is shown; null: as it is written. */
  readonly servings: number | null;
}

type CardStorage = DraftStorage & Pick<Storage, "key" | "length">;

const prefix = "facet.card.";
/** Of the cards that were touched these many stay, the last ones: local storage holds about five million characters for everything. */
const cardsAtMost = 100;

/** Null where nothing was kept, or what was is no card of this kind. */
export function keptCard(storage: CardStorage | undefined, messageId: string, kind: TaskCard["kind"]): KeptCard | null {
  const { card, servings } = stored(storage, prefix + messageId);
  const read = readAnyCard(card);
  if (read?.kind !== kind) return null;
  return { card: read, servings: typeof servings === "number" && servings > 0 ? servings : null };
}

/** Null forgets it. Storage may be full or forbidden: then it lives as long as the view. */
export function keepCard(storage: CardStorage | undefined, messageId: string, kept: KeptCard | null): void {
  try {
    if (kept === null) return storage?.removeItem(prefix + messageId);
    storage?.setItem(prefix + messageId, JSON.stringify({ ...kept, at: Date.now() }));
    if (storage) dropOldest(storage);
  } catch {
    // The view has it.
  }
}

function dropOldest(storage: CardStorage): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "");
  const cards = keys.filter((key) => key.startsWith(prefix));
  if (cards.length <= cardsAtMost) return;
  const at = (key: string) => Number(stored(storage, key).at) || 0;
  for (const key of cards.toSorted((a, b) => at(b) - at(a)).slice(cardsAtMost)) storage.removeItem(key);
}

function stored(storage: CardStorage | undefined, key: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? "null");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** This device's storage, where the browser allows it. */
export function openCardStorage(): CardStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
