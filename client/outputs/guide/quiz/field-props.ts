// What every way of answering a question is given.
import type { Given, QuizItem } from "../../../../pipelines/engine/guide/quiz.ts";

export interface FieldProps<Item extends QuizItem> {
  readonly item: Item;
  readonly given: Given;
  /** Nothing can be changed any more. */
  readonly isFixed: boolean;
  /** It is shown what is right. */
  readonly isShown: boolean;
  readonly onGiven: (given: Given) => void;
  readonly onEnter: () => void;
}
