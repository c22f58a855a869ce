// Gives a conversation a title of the model's once its first answer is there; until then, and where that fails, its question is the title.
import type { Run } from "../../pipelines/engine/conversations.ts";
import { askingOf } from "../../pipelines/engine/chat.ts";
import { memoryWords } from "../../pipelines/memory/words.ts";
import { titleByModel } from "../../pipelines/steps/title.ts";
import type { BehindParts } from "./after-run.ts";

export async function titleConversation({ store, models }: BehindParts, run: Run, signal: AbortSignal): Promise<void> {
  const { owner, conversationId, parentId } = run;
  if (parentId !== null || !store.memories.isTitledByQuestion(owner, conversationId)) return;
  const question = store.messages.get(owner, run.questionId).text;
  const answer = store.messages.get(owner, run.answerId).text;
  if (question === "" || answer === "") return;
  const model = await models.open(run.modelId, signal);
  const title = await titleByModel({ question, answer }, askingOf(model, signal), memoryWords);
  signal.throwIfAborted();
  if (title === null || !store.conversations.suggestTitle(owner, conversationId, title)) return;
  store.events.append(run, [{ type: "conversation-titled", conversationId, title }]);
}
