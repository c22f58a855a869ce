// Questions that check what was understood, what was answered, and how it was graded.

interface AnyItem {
  readonly id: string;
  /** The layer it is about. */
  readonly node: string;
  readonly question: string;
  /** Why the answer is what it is: shown after grading. */
  readonly why: string;
}

export interface ChoiceItem extends AnyItem {
  readonly kind: "choice";
  readonly options: readonly string[];
  /** Place of the right one. */
  readonly answer: number;
}

export interface ShortItem extends AnyItem {
  readonly kind: "short";
  readonly answer: string;
  /** Other ways to say it. */
  readonly accept: readonly string[];
}

export interface OrderItem extends AnyItem {
  readonly kind: "order";
  /** As they are shown. */
  readonly items: readonly string[];
  /** Places in `items`, in the right order. */
  readonly answer: readonly number[];
}

export interface MatchItem extends AnyItem {
  readonly kind: "match";
  readonly left: readonly string[];
  /** As they are shown. */
  readonly right: readonly string[];
  /** For each of `left`, the place of what belongs to it in `right`. */
  readonly answer: readonly number[];
}

export type QuizItem = ChoiceItem | ShortItem | OrderItem | MatchItem;

/** A place (choice), a text (short), places (order, match); null where it was left out. */
export type Given = number | string | readonly number[] | null;

export interface QuizAnswer {
  readonly id: string;
  readonly given: Given;
}

export interface QuizResult extends QuizAnswer {
  readonly right: boolean;
  /** Who graded it. */
  readonly by: "code" | "model";
  /** Of a model's grade, or why nothing could be graded; else empty. */
  readonly reason: string;
}

export interface Quiz {
  readonly items: readonly QuizItem[];
  /** One for each item once it was checked; empty before. */
  readonly results: readonly QuizResult[];
  /** The layer to read again; null where nothing was wrong or nothing was checked. */
  readonly back: string | null;
}
