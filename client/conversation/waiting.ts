// The questions of the shown branch that still wait for their answers.
import type { Question } from "../../server/api.ts";
import type { Tree } from "./tree.ts";

/** From this question on; none where its own answer has ended. */
export function waitingFrom(
  { nodes, path }: Tree,
  questionId: string,
  isActive: (runId: string) => boolean,
): readonly Question[] {
  const from = path.indexOf(questionId);
  if (from < 0) return [];
  const waiting: Question[] = [];
  for (let at = from; at < path.length; at += 2) {
    const question = nodes.get(path[at] ?? "");
    const answer = nodes.get(path[at + 1] ?? "");
    if (question?.role !== "user" || answer?.role !== "assistant" || !isActive(answer.runId)) break;
    waiting.push(question);
  }
  return waiting;
}
