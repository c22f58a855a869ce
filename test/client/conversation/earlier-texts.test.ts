import { describe, expect, it } from "vitest";
import { comparables } from "../../../client/conversation/earlier-texts.ts";
import { emptyTree, withStarted } from "../../../client/conversation/tree.ts";
import type { AnswerNode, Tree } from "../../../client/conversation/tree.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { Answer } from "../../../pipelines/engine/answer.ts";

interface Asked {
  readonly number: number;
  readonly personaId: string;
  readonly parentId: string | null;
  /** A version of the answer to this question. */
  readonly questionId?: string;
}

function asked(tree: Tree, { number, personaId, parentId, questionId = `q${number}` }: Asked): Tree {
  return withStarted(
    tree,
    { runId: `r${number}`, conversationId: "c", messageId: questionId, answerId: `a${number}`, alongside: [] },
    { persona: { id: personaId, version: "1" }, input: {}, text: "", parentId, documentIds: [], imageIds: [] },
    "2026-01-01T00:00:00.000Z",
  );
}

/** Two of the Guide, one of them answered twice, then the Creator. */
const tree = [
  { number: 1, personaId: "guide", parentId: null },
  { number: 2, personaId: "guide", parentId: "a1" },
  { number: 3, personaId: "guide", parentId: "a1", questionId: "q2" },
  { number: 4, personaId: "creator", parentId: "a3" },
].reduce(asked, emptyTree);
const by = (id: string, outputs: Answer["outputs"]): Answer => ({
  ...emptyAnswer,
  status: "done",
  persona: { id, version: "1" },
  model: "m",
  outputs,
});
const answers: Record<string, Answer> = {
  r1: by("guide", { answer: "one" }),
  r2: by("guide", { answer: "two" }),
  r3: by("guide", { answer: "three" }),
  r4: by("creator", { posts: "four" }),
};
const live = (changed: Record<string, Answer> = {}) => ({
  tree: () => tree,
  live: (runId: string) => ({ answer: { ...answers, ...changed }[runId] ?? emptyAnswer, seq: 1 }),
});
const node = (id: string) => tree.nodes.get(id) as AnswerNode;
const compared = (id: string, changed?: Record<string, Answer>) =>
  comparables(live(changed), node(id)).map((each) => [each.node.messageId, each.version]);

describe("an answer can be laid beside", () => {
  it("its version before, then the answer it refines", () => {
    expect(compared("a3")).toEqual([
      ["a2", 1],
      ["a1", null],
    ]);
  });

  it("nothing, where it is the first or another persona's", () => {
    expect(compared("a1")).toEqual([]);
    expect(compared("a4")).toEqual([]);
  });

  it("nothing without words", () => {
    const silent = by("guide", { answer: " " });
    expect(compared("a3", { r3: silent })).toEqual([]);
    expect(compared("a3", { r1: silent, r2: silent })).toEqual([]);
  });
});
