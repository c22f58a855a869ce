// Asks a large model for the facts of a question that rules do not read.
import type { Run } from "../../pipelines/engine/conversations.ts";
import { askFitting } from "../../pipelines/engine/chat.ts";
import { memoryWords } from "../../pipelines/memory/words.ts";
import { factsByModel } from "../../pipelines/steps/facts-by-model.ts";
import type { BehindParts } from "./after-run.ts";
import { keepFacts, lastTold } from "./keep-facts.ts";
import { knownOn } from "./known-facts.ts";
import { tellKept } from "./tell-kept.ts";

/** True when facts were kept, which are then to be embedded. */
export async function keepModelFacts({ store, models }: BehindParts, run: Run, signal: AbortSignal): Promise<boolean> {
  const { owner, conversationId } = run;
  const { memories, messages } = store;
  const [question] = memories.messagesById(owner, [run.questionId]);
  if (question === undefined) return false;
  const model = await models.open(run.modelId, signal);
  if (model.info.tier === "small") return false;
  const { messageId, persona, text } = question;
  const before = lastTold(memories, question);
  const read = await askFitting(model, signal, (asking) =>
    factsByModel({ message: text, before }, asking, memoryWords),
  );
  signal.throwIfAborted();
  // Forgotten, or memory was switched off, while the model read it.
  if (memories.messagesById(owner, [messageId]).length === 0) return false;
  const known = knownOn(memories, owner, { conversationId, path: messages.pathTo(owner, messageId) });
  const kept = keepFacts(memories, { owner, conversationId, messageId, persona }, { known, read });
  tellKept(store, run, kept.length);
  return kept.length > 0;
}
