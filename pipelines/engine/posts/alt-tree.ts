// The W3C's decision tree for alternative texts (www.w3.org/WAI/tutorials/images/decision-tree, looked up 2026-11), as data.

export const altQuestionIds = [
  "contains-text",
  "text-repeated-nearby",
  "text-for-effect",
  "text-has-function",
  "link-or-button",
  "adds-meaning",
  "said-nearby",
  "complex",
  "decorative",
] as const;
export type AltQuestionId = (typeof altQuestionIds)[number];

/** `empty`: no alternative text; `text`: the words on it; `function`: what it does; `describe`: a short description; `describe-and-explain`: also the data, in the post itself. */
export type AltOutcome = "empty" | "text" | "function" | "describe" | "describe-and-explain";

type AltStep = { readonly next: AltQuestionId } | { readonly outcome: AltOutcome };

export interface AltQuestion {
  readonly questionId: AltQuestionId;
  readonly yes: AltStep;
  readonly no: AltStep;
}

const empty = { outcome: "empty" } as const;
const describe = { outcome: "describe" } as const;

/** The first one is asked first. Where its last question is answered with no, the tree gives no answer: a description harms nobody. */
export const altTree: readonly AltQuestion[] = [
  { questionId: "contains-text", yes: { next: "text-repeated-nearby" }, no: { next: "link-or-button" } },
  { questionId: "text-repeated-nearby", yes: empty, no: { next: "text-for-effect" } },
  { questionId: "text-for-effect", yes: empty, no: { next: "text-has-function" } },
  { questionId: "text-has-function", yes: { outcome: "function" }, no: { outcome: "text" } },
  { questionId: "link-or-button", yes: { outcome: "function" }, no: { next: "adds-meaning" } },
  { questionId: "adds-meaning", yes: { next: "said-nearby" }, no: { next: "decorative" } },
  { questionId: "said-nearby", yes: empty, no: { next: "complex" } },
  { questionId: "complex", yes: { outcome: "describe-and-explain" }, no: describe },
  { questionId: "decorative", yes: empty, no: describe },
];

export type AltAnswers = Readonly<Partial<Record<AltQuestionId, boolean>>>;

/** What the answers lead to, or the question that is still open. */
export function decorativeBy(
  answers: AltAnswers,
): { readonly decorative: boolean; readonly outcome: AltOutcome } | { readonly next: AltQuestionId } {
  let questionId: AltQuestionId = "contains-text";
  for (;;) {
    const question: AltQuestion | undefined = altTree.find((each) => each.questionId === questionId);
    const answer: boolean | undefined = answers[questionId];
    if (question === undefined || answer === undefined) return { next: questionId };
    const step: AltStep = answer ? question.yes : question.no;
    if ("outcome" in step) return { decorative: step.outcome === "empty", outcome: step.outcome };
    questionId = step.next;
  }
}
