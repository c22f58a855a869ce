// Whether an answer shows what was seen in the pictures just as the answer before it did.
import type { LiveConversation } from "../../conversation/live-conversation.ts";

/** The nearest earlier answer of the branch that has the output says the same. */
export function isRepeated(
  { tree, live }: Pick<LiveConversation, "tree" | "live">,
  messageId: string,
  key: string,
): boolean {
  const { path, nodes } = tree();
  const outputOf = (id: string | undefined) => {
    const node = nodes.get(id ?? "");
    return node?.role === "assistant" ? live(node.runId).answer.outputs[key] : undefined;
  };
  const before = path.slice(0, Math.max(0, path.indexOf(messageId))).findLast((id) => outputOf(id) !== undefined);
  return before !== undefined && JSON.stringify(outputOf(before)) === JSON.stringify(outputOf(messageId));
}
