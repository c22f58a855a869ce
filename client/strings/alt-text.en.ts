// Words of alt texts, in English: what is to be put right, and the W3C's questions whether a picture needs one.
import type { AltCode } from "../../pipelines/engine/posts/alt-text.ts";
import type { AltOutcome, AltQuestionId } from "../../pipelines/engine/posts/alt-tree.ts";

const alt: Record<AltCode, (detail: string) => string> = {
  "starts-with-image-of": () => "leave out “image of”: a screen reader says it",
  "file-name": () => "this is a file's name",
  "too-long": () => "long to listen to: 125 characters are advised",
  "over-limit": (platform) => `longer than ${platform} takes`,
  "visible-text-missing": (text) => `does not say the visible text “${text}”`,
  "no-end-mark": () => "a full stop lets a screen reader pause",
  capitals: () => "capitals may be read letter by letter",
  "repeats-caption": () => "says the same as the caption",
  "emoji-row": () => "each emoji is read out by its name",
  hashtags: () => "hashtags belong in the post",
  empty: () => "missing: describe the picture, or mark it as decorative",
  "not-empty": () => "a decorative picture has an empty alt text",
};

const questions: Record<AltQuestionId, string> = {
  "contains-text": "Is there text in the picture?",
  "text-repeated-nearby": "Does the post say that text too?",
  "text-for-effect": "Is that text there for its look only?",
  "text-has-function": "Does that text do something, like an icon?",
  "link-or-button": "Is the picture a link or a button?",
  "adds-meaning": "Does it add to what the post says?",
  "said-nearby": "Does the post say the same in words?",
  complex: "Is it a chart, a map or another complex picture?",
  decorative: "Is it there for its look only?",
};

const outcomes: Record<AltOutcome, string> = {
  empty: "It needs none: its alt text stays empty.",
  text: "Its alt text says the text in the picture.",
  function: "Its alt text says what it does or where it leads.",
  describe: "It needs a short description.",
  "describe-and-explain": "It needs a short description, and the data stands in the post.",
};

export const altTextEn = { alt, questions, outcomes };

export type AltTextStrings = typeof altTextEn;
