// Whether a quiz was handed in further down the shown branch, and how it was graded there: it is handed in once.
import type { Quiz } from "../../../../pipelines/engine/guide/quiz.ts";
import { isActive } from "../../../conversation/active-answers.ts";
import type { Input } from "../../../conversation/drafts.ts";
import type { Session } from "../../../conversation/session.ts";
import { quizOf } from "./quiz-values.ts";

export type Handed = { readonly state: "open" | "waiting" } | { readonly state: "checked"; readonly quiz: Quiz };

/** "waiting" while it is checked, or kept on this device until there is a connection. */
export function handedIn({ live, unsent }: Pick<Session, "live" | "unsent">, messageId: string, quiz: Quiz): Handed {
  const tree = live.tree();
  const from = tree.path.indexOf(messageId);
  const later = from < 0 ? [] : tree.path.slice(from + 1);
  for (const [at, id] of later.entries()) {
    const question = tree.nodes.get(id);
    const answer = tree.nodes.get(later[at + 1] ?? "");
    if (question?.role !== "user" || answer?.role !== "assistant" || !asksToCheck(question.input, quiz)) continue;
    const found = live.live(answer.runId);
    const graded = quizOf(found.answer.outputs["quiz"]);
    if (graded.results.length > 0) return { state: "checked", quiz: graded };
    if (isActive(found)) return { state: "waiting" };
  }
  return { state: unsent().some(({ input }) => asksToCheck(input, quiz)) ? "waiting" : "open" };
}

/** As it was checked in one of these answers; undefined where it was not. */
export function checkedIn(answers: readonly Readonly<Record<string, unknown>>[], { items }: Quiz): Quiz | undefined {
  const ids = new Set(items.map(({ id }) => id));
  return answers
    .map((outputs) => quizOf(outputs["quiz"]))
    .find((each) => each.results.length > 0 && each.items.some(({ id }) => ids.has(id)));
}

function asksToCheck({ action, answers }: Input, { items }: Quiz): boolean {
  if (action !== "check" || !Array.isArray(answers)) return false;
  const ids = new Set<unknown>(items.map(({ id }) => id));
  return answers.some((each: unknown) => typeof each === "object" && each !== null && "id" in each && ids.has(each.id));
}
