// What a persona itself answered last in this conversation, so that it can change it.
import type { Turn } from "../engine/conversations.ts";

export interface OwnAnswer {
  readonly messageId: string;
  /** Of the question it answered; empty where that is gone. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Nothing was said since. */
  readonly isLast: boolean;
}

export function lastOwn(history: readonly Turn[], personaId: string): OwnAnswer | null {
  const at = history.findLastIndex((turn) => turn.role === "assistant" && turn.persona === personaId);
  const answer = history[at];
  if (!answer) return null;
  const { messageId, outputs = {}, text } = answer;
  const input = history[at - 1]?.input ?? {};
  return { messageId, input, outputs, text, isLast: at === history.length - 1 };
}
