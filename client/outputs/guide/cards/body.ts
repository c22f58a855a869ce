// What the body of each kind of card is given.
import type { TaskCard } from "../../../../pipelines/engine/guide/card.ts";

export interface BodyProps<Card extends TaskCard> {
  readonly card: Card;
  readonly canEdit: boolean;
  readonly onChange: (card: Card) => void;
  /** Tells a screen reader what has happened. */
  readonly say: (sentence: string) => void;
}
