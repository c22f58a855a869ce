// Which answers of the shown branch are not ended yet, and which two of them stand side by side.
import { createMemo, createSignal } from "solid-js";
import type { Accessor } from "solid-js";
import type { LiveAnswer } from "../state/answers.ts";
import { pairOf } from "./tree.ts";
import type { AnswerNode, Tree } from "./tree.ts";

export interface ActiveAnswers {
  /** The first answers of the branch that are queued or running: one, or two side by side. */
  readonly allActive: Accessor<readonly AnswerNode[]>;
  /** The two answers that end the branch side by side, until the conversation goes on from one of them. */
  readonly pair: Accessor<readonly [AnswerNode, AnswerNode] | undefined>;
  /** One of the pair was chosen: it is one no more. */
  readonly settle: (answerId: string) => void;
}

export function createActiveAnswers(tree: Accessor<Tree>, live: (runId: string) => LiveAnswer): ActiveAnswers {
  const [settled, setSettled] = createSignal<ReadonlySet<string>>(new Set());

  const pair = createMemo(() => {
    const last = tree().path.at(-1) ?? "";
    const both = pairOf(tree(), last);
    // They begin with the first at the end of the branch: the second is only there when it was chosen.
    if (both?.[0].messageId !== last) return undefined;
    const isOpen = both.every(({ messageId, runId }) => !settled().has(messageId) && !isTakenBack(live(runId)));
    return isOpen ? both : undefined;
  });
  // From the end: what has ended before it is not looked at again with every word.
  const allActive = createMemo(() => {
    const { nodes, path } = tree();
    let first: readonly AnswerNode[] = [];
    for (const messageId of path.toReversed()) {
      const node = nodes.get(messageId);
      if (node?.role !== "assistant") continue;
      const here = messageId === path.at(-1) ? (pair() ?? [node]) : [node];
      const running = here.filter(({ runId }) => isActive(live(runId)));
      if (running.length === 0) break;
      first = running;
    }
    return first;
  });

  return {
    pair,
    allActive,
    settle: (answerId) => setSettled((before) => new Set([...before, answerId])),
  };
}

export function isActive({ answer }: LiveAnswer): boolean {
  return answer.status === "queued" || answer.status === "running";
}

/** Stopped before anything was done for it: the words went back to the composer. */
export function isTakenBack({ answer }: LiveAnswer): boolean {
  // A run that has begun knows its model, or that it has none.
  return answer.status === "stopped" && answer.model === undefined && answer.steps.length === 0;
}
