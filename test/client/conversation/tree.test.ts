import { describe, expect, it } from "vitest";
import {
  emptyTree,
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
});

function begun(tree: Tree, number: number, parentId: string | null, questionId = `q${number}`): Tree {
  return withStarted(
    tree,
    { runId: `r${number}`, conversationId: "c", messageId: questionId, answerId: `a${number}` },
    asked(`text ${number}`, parentId),
    at,
  );
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
    expect(withoutLast(tree, "a2").path).toEqual(["q1", "a1"]);
    expect(withoutLast(tree, "a1").path).toEqual(tree.path);
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
      },
    ] as unknown as Message[];
    const tree = treeOf(messages, ["q1", "a1"]);
    expect(tree.nodes.get("a1")).toEqual({ role: "assistant", messageId: "a1", parentId: "q1", runId: "r1", at });
    expect(siblingsOf(tree, "nowhere")).toEqual([]);
  });
});
