import { describe, expect, it } from "vitest";
import { emptyTree, withStarted } from "../../../client/conversation/tree.ts";
import type { Tree } from "../../../client/conversation/tree.ts";
import { waitingFrom } from "../../../client/conversation/waiting.ts";

function grown(count: number): Tree {
  return Array.from({ length: count }, (_, at) => at + 1).reduce<Tree>(
    (tree, at) =>
      withStarted(
        tree,
        { runId: `r${at}`, conversationId: "c", messageId: `q${at}`, answerId: `a${at}`, alongside: [] },
        {
          persona: { id: "guide", version: "1" },
          input: {},
          text: "",
          parentId: at === 1 ? null : `a${at - 1}`,
          documentIds: [],
          imageIds: [],
        },
        "2026-01-01T00:00:00.000Z",
      ),
    emptyTree,
  );
}

describe("the questions that wait", () => {
  const tree = grown(4);
  it.each([
    ["from the one that is edited to the end", "q2", ["r2", "r3", "r4"], ["q2", "q3", "q4"]],
    ["only the last, where it alone waits", "q4", ["r3", "r4"], ["q4"]],
    ["none, where the answer has ended", "q1", ["r2", "r3"], []],
    ["none of another branch", "q9", ["r1", "r2", "r3", "r4"], []],
  ])("are %s", (_, from, active, expected) => {
    expect(waitingFrom(tree, from, (runId) => active.includes(runId)).map((each) => each.messageId)).toEqual(expected);
  });
});
