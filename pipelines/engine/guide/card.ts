// Everyday tasks as small things to use: a checklist, a plan, a comparison, a recipe, a message.

export interface Checklist {
  readonly kind: "checklist";
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly group: string; readonly done: boolean }[];
}

export interface Plan {
  readonly kind: "plan";
  readonly title: string;
  readonly steps: readonly { readonly when: string; readonly what: string; readonly note: string }[];
}

export interface Comparison {
  readonly kind: "comparison";
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Ingredient {
  /** Null where none is said: salt. */
  readonly amount: number | null;
  /** The upper end of a range; null where there is none. */
  readonly upTo: number | null;
  readonly unit: string;
  readonly name: string;
}

export interface Recipe {
  readonly kind: "recipe";
  readonly title: string;
  readonly servings: number;
  readonly ingredients: readonly Ingredient[];
  readonly steps: readonly string[];
}

export interface Message {
  readonly kind: "message";
  readonly title: string;
  readonly to: string;
  /** Empty where the channel has none. */
  readonly subject: string;
  readonly text: string;
}

export type TaskCard = Checklist | Plan | Comparison | Recipe | Message;
export type CardKind = TaskCard["kind"];
