import { describe, expect, it } from "vitest";
import { passedTo } from "../../../client/conversation/passed.ts";
import { emptyTree, withStarted } from "../../../client/conversation/tree.ts";
import type { Tree } from "../../../client/conversation/tree.ts";
import type { DocumentInfo } from "../../../pipelines/engine/documents.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";

function asked(tree: Tree, number: number, parentId: string | null): Tree {
  return withStarted(
    tree,
    { runId: `r${number}`, conversationId: "c", messageId: `q${number}`, answerId: `a${number}`, alongside: [] },
    { persona: { id: "guide", version: "1" }, input: {}, text: "", parentId, documentIds: [], imageIds: [] },
    `2026-01-0${number}T00:00:00.000Z`,
  );
}

const tree = asked(asked(asked(emptyTree, 1, null), 2, "a1"), 3, "a1");
const citations = [{ located: true, quote: "word for word" }, { located: false }, null];
const live = {
  tree: () => tree,
  live: (runId: string) => ({ answer: { ...emptyAnswer, outputs: runId === "r1" ? { citations } : {} }, seq: 1 }),
};
const documents = ["2026-01-02", "2026-02-02"].map((createdAt) => ({ name: createdAt, createdAt }) as DocumentInfo);

describe("what a hand-off passed", () => {
  it("is every turn before it on its branch, the documents there were then, and the citations that were located", () => {
    const passed = passedTo(live, "q3", documents);
    expect(passed.turns.map(({ question, answer }) => [question.messageId, answer?.messageId])).toEqual([["q1", "a1"]]);
    expect(passed.documents.map(({ name }) => name)).toEqual(["2026-01-02"]);
    expect(passed.citations.map(({ quote }) => quote)).toEqual(["word for word"]);
  });

  it("is nothing for the first question, or one of another branch", () => {
    const nothing = { turns: [], documents: [], citations: [] };
    expect(passedTo(live, "q1", [])).toEqual(nothing);
    expect(passedTo(live, "q2", documents)).toEqual(nothing);
  });
});
