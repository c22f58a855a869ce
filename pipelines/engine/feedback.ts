// What a person may say of an answer with a tick; free words stand beside it.
export const feedbackLabels = [
  "wrong",
  "incomplete",
  "too-long",
  "too-short",
  "unclear",
  "wrong-tone",
  "wrong-language",
  "bad-citation",
  "slow",
] as const;
export type FeedbackLabel = (typeof feedbackLabels)[number];
