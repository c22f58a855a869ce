// What a hand-off gave to the next persona, as far as the page knows it: turns, documents, checked citations.
import type { Citation, DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { Question } from "../../server/api.ts";
import type { LiveConversation } from "./live-conversation.ts";
import type { AnswerNode } from "./tree.ts";

export interface PassedTurn {
  readonly question: Question;
  readonly answer: AnswerNode | undefined;
}

export interface Passed {
  /** Oldest first. */
  readonly turns: readonly PassedTurn[];
  readonly documents: readonly DocumentInfo[];
  readonly citations: readonly Citation[];
}

/** What stood before the question on its branch. */
export function passedTo(
  { tree, live }: Pick<LiveConversation, "tree" | "live">,
  questionId: string,
  documents: readonly DocumentInfo[],
): Passed {
  const { nodes, path } = tree();
  const at = path.indexOf(questionId);
  const question = nodes.get(questionId);
  if (!question || at < 0) return { turns: [], documents: [], citations: [] };
  const before = path.slice(0, at).map((id) => nodes.get(id));
  const turns = before.flatMap((node, index): PassedTurn[] => {
    const answer = before[index + 1];
    return node?.role === "user" ? [{ question: node, answer: answer?.role === "assistant" ? answer : undefined }] : [];
  });
  return {
    turns,
    documents: documents.filter(({ createdAt }) => createdAt <= question.at),
    citations: turns.flatMap((turn) => (turn.answer ? located(live(turn.answer.runId).answer.outputs) : [])),
  };
}

function located({ citations }: Readonly<Record<string, unknown>>): readonly Citation[] {
  return Array.isArray(citations) ? (citations as readonly Citation[]).filter((each) => each?.located === true) : [];
}
