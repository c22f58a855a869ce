// What an answer can be laid beside to see what changed: the answer it refines, and its other versions.
import type { Answer } from "../../pipelines/engine/answer.ts";
import { isTakenBack } from "./active-answers.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { siblingsOf } from "./tree.ts";
import type { AnswerNode } from "./tree.ts";

export interface Comparable {
  readonly node: AnswerNode;
  /** From 1, among the versions; null for the answer before it. */
  readonly version: number | null;
}

/** The version before it first, else the answer of the same persona before it on the branch. Empty where there is nothing to see. */
export function comparables(
  { tree, live }: Pick<LiveConversation, "tree" | "live">,
  node: AnswerNode,
): readonly Comparable[] {
  const { path, nodes } = tree();
  const answerOf = ({ runId }: AnswerNode) => live(runId).answer;
  const mine = answerOf(node);
  if (!hasText(mine)) return [];
  const versions = siblingsOf(tree(), node.messageId).filter(
    (each): each is AnswerNode => each.role === "assistant" && !isTakenBack(live(each.runId)),
  );
  const at = versions.findIndex((each) => each.messageId === node.messageId);
  const others = versions
    .map((each, index) => ({ node: each, version: index + 1 }))
    .filter(({ node: each }, index) => index !== at && hasText(answerOf(each)));
  const previous = nodes.get(path[path.indexOf(node.messageId) - 2] ?? "");
  const refined =
    previous?.role === "assistant" && answerOf(previous).persona?.id === mine.persona?.id && hasText(answerOf(previous))
      ? [{ node: previous, version: null }]
      : [];
  const before = others.findLast(({ version }) => version <= at);
  const rest = others.filter((each) => each !== before);
  return [...(before ? [before] : []), ...refined, ...rest];
}

function hasText({ outputs }: Answer): boolean {
  return Object.values(outputs).some((value) => typeof value === "string" && value.trim() !== "");
}
