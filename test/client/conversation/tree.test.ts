import { describe, expect, it } from "vitest";
import {
  countBranch,
  emptyTree,
  laterQuestions,
  pairOf,
  questionOf,
  siblingsOf,
  treeOf,
  withStarted,
  withoutLast,
} from "../../../client/conversation/tree.ts";
import type { Tree } from "../../../client/conversation/tree.ts";
import type { Message } from "../../../server/api.ts";

const persona = { id: "guide", version: "1" };
const at = "2026-01-01T00:00:00.000Z";
const asked = (text: string, parentId: string | null) => ({
  persona,
  input: { question: text },
  text,
  parentId,
  documentIds: [],
  imageIds: [],
});

function begun(tree: Tree, number: number, parentId: string | null, questionId = `q${number}`): Tree {
  return withStarted(
    tree,
    { runId: `r${number}`, conversationId: "c", messageId: questionId, answerId: `a${number}`, alongside: [] },
    asked(`text ${number}`, parentId),
    at,
  );
}

/** A second question, answered by two. */
function beside(tree: Tree): Tree {
  const alongside = [{ runId: "s2", answerId: "b2" }];
  const started = { runId: "r2", conversationId: "c", messageId: "q2", answerId: "a2", alongside };
  return withStarted(tree, started, { ...asked("text 2", "a1"), beside: "researcher" }, at);
}

describe("the tree of a conversation", () => {
  it("grows at the end of its branch", () => {
    const tree = begun(begun(emptyTree, 1, null), 2, "a1");
    expect(tree.path).toEqual(["q1", "a1", "q2", "a2"]);
    expect(questionOf(tree, "a2")?.text).toBe("text 2");
  });

  it("shows the new version of an edited question, and keeps the old beside it", () => {
    const tree = begun(begun(begun(emptyTree, 1, null), 2, "a1"), 3, null);
    expect(tree.path).toEqual(["q3", "a3"]);
    expect(siblingsOf(tree, "q3").map((each) => each.messageId)).toEqual(["q1", "q3"]);
  });

  it("shows the new answer to the same question after a retry", () => {
    const tree = begun(begun(begun(emptyTree, 1, null), 2, "a1"), 3, null, "q1");
    expect(tree.path).toEqual(["q1", "a3"]);
    expect(siblingsOf(tree, "a3").map((each) => each.messageId)).toEqual(["a1", "a3"]);
    expect(questionOf(tree, "a3")?.messageId).toBe("q1");
  });

  it("loses a question that was taken back only from the end of the branch", () => {
    const tree = begun(begun(emptyTree, 1, null), 2, "a1");
    expect(withoutLast(tree, "a2", () => true).path).toEqual(["q1", "a1"]);
    expect(withoutLast(tree, "a1", () => true).path).toEqual(tree.path);
  });

  it("shows another answer to the question where one of them was taken back", () => {
    const tree = begun(begun(emptyTree, 1, null), 2, null, "q1");
    expect(withoutLast(tree, "a2", () => true).path).toEqual(["q1", "a1"]);
    expect(withoutLast(tree, "a2", () => false).path).toEqual([]);
  });

  it("holds two answers side by side, the first of them shown", () => {
    const tree = beside(begun(emptyTree, 1, null));
    expect(tree.path).toEqual(["q1", "a1", "q2", "a2"]);
    expect(pairOf(tree, "a2")?.map((each) => [each.messageId, each.personaId])).toEqual([
      ["a2", "guide"],
      ["b2", "researcher"],
    ]);
    expect(pairOf(tree, "b2")).toEqual(pairOf(tree, "a2"));
    expect(pairOf(tree, "a1")).toBeUndefined();
    expect(pairOf(tree, "q2")).toBeUndefined();
    expect(pairOf(tree, "nowhere")).toBeUndefined();
  });

  it("counts every version below a message", () => {
    const tree = begun(begun(beside(begun(emptyTree, 1, null)), 3, "a2"), 4, "a1");
    expect(countBranch(tree, "q1")).toEqual({ questions: 4, answers: 5 });
    expect(countBranch(tree, "q2")).toEqual({ questions: 2, answers: 3 });
    expect(countBranch(tree, "b2")).toEqual({ questions: 0, answers: 1 });
  });

  it("knows what was asked after the end of a branch that went on once", () => {
    const tree = begun(begun(begun(emptyTree, 1, null), 2, "a1"), 3, "a1");
    expect(laterQuestions(tree)).toEqual([]);
    const ids = (path: string[]) => laterQuestions({ ...tree, path }).map((each) => each.messageId);
    expect(ids(["q1", "a1"])).toEqual(["q2", "q3"]);
    expect(ids([])).toEqual(["q1"]);
  });

  it("is the server's, read from its messages", () => {
    const messages = [
      {
        role: "user",
        messageId: "q1",
        conversationId: "c",
        parentId: null,
        at,
        runId: "r1",
        text: "hi",
        persona,
        input: {},
      },
      {
        role: "assistant",
        messageId: "a1",
        conversationId: "c",
        parentId: "q1",
        at,
        runId: "r1",
        text: "ho",
        status: "done",
        persona,
        beside: null,
      },
    ] as unknown as Message[];
    const tree = treeOf(messages, ["q1", "a1"]);
    expect(tree.nodes.get("a1")).toEqual({
      role: "assistant",
      messageId: "a1",
      parentId: "q1",
      runId: "r1",
      at,
      personaId: "guide",
      beside: null,
    });
    expect(siblingsOf(tree, "nowhere")).toEqual([]);
  });
});
