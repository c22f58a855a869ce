// Texts made to hold the server up: each is read in a time that grows with its length, not with the square of it.
import { expect, test } from "vitest";
import { anchorChanges } from "../../../../pipelines/engine/posts/draft-changes.ts";
import { asksForPost, ideaNamed, isQuestion } from "../../../../pipelines/steps/creator/brief-words.ts";
import { findClaims } from "../../../../pipelines/steps/creator/claims/find-claims.ts";
import { sourcesOf } from "../../../../pipelines/steps/creator/claims/source-words.ts";
import { withoutEmoji } from "../../../../pipelines/steps/creator/manner.ts";
import { cleanText } from "../../../../pipelines/steps/creator/read-draft.ts";

const length = 200_000;
const filled = (piece: string) => piece.repeat(length / piece.length);
const names = Array.from({ length: length / 8 }, (_, at) => `W${(at * 7919).toString(36)}x`).join(" ");
const lastAlone = (text: string) => [
  {
    kind: "grammar",
    before: text.slice(-2),
    after: "zz",
    reason: "",
    start: text.length - 2,
    end: text.length,
  } as const,
];

// The patterns before took from half a minute to hours for each.
test.each<[string, () => unknown]>([
  ["denials", () => findClaims(filled("no dog "), sourcesOf(["no dog"]))],
  ["names", () => findClaims(names, sourcesOf(["no dog"]))],
  ["letters before digits", () => sourcesOf([filled("a1 ")])],
  ["verbs glued together", () => asksForPost(filled("üschreib"))],
  ["questions glued together", () => isQuestion(filled("üschreib"))],
  ["words glued together", () => ideaNamed(filled("aü"))],
  ["spaces in an answer", () => cleanText(`a${filled(" ")}b`)],
  ["spaces before no emoji", () => withoutEmoji(`a${filled(" ")}b`)],
  ["words said over and over", () => anchorChanges(filled("is "), lastAlone(filled("is ")))],
])("%s", { timeout: 20_000 }, (_, read) => {
  expect(read).not.toThrow();
});

test("a change whose place only a page of words could make plain is left out", () => {
  const draft = "is ".repeat(1000);
  expect(anchorChanges(draft, lastAlone(draft))).toEqual([]);
});
