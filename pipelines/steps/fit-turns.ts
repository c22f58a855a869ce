// Fits the conversation into the model's context: the system text and the question always, then the most recent turns.
import { FacetError } from "../engine/errors.ts";
import type { ChatModel, Turn } from "../engine/ports.ts";
import type { ChatTurn } from "../engine/step-context.ts";

/** Tokens a chat template adds around one turn; Gemma's adds 5, ChatML's 5. */
const turnOverhead = 8;

interface Conversation {
  readonly system: string;
  readonly question: string;
  readonly history: readonly Turn[];
  /** Tokens the prompt may take. */
  readonly budget: number;
}

/** The turns to send and how many earlier ones were left out. Throws model-overflow when the question alone is too long. */
export async function fitTurns(
  conversation: Conversation,
  model: Pick<ChatModel, "countTokens">,
): Promise<{ turns: ChatTurn[]; leftOut: number }> {
  const { system, question, history, budget } = conversation;
  const fixed = (await model.countTokens(system)) + (await model.countTokens(question)) + 2 * turnOverhead;
  if (fixed > budget) {
    throw new FacetError(
      "model-overflow",
      { tokens: fixed, limit: budget },
      { kept: ["question"], next: ["edit", "choose-model"] },
    );
  }
  let used = fixed;
  let first = history.length;
  while (first > 0) {
    used += (await model.countTokens(history[first - 1]?.text ?? "")) + turnOverhead;
    if (used > budget) break;
    first -= 1;
  }
  const recent = history.slice(first).map(({ role, text }) => ({ role, text }));
  return { turns: [{ role: "system", text: system }, ...recent, { role: "user", text: question }], leftOut: first };
}
