// A model whose server refused a prompt as too long, taken as narrow as it says it is: the step that asked is run once more for it.
import { FacetError } from "./errors.ts";
import { pictureTokens } from "./picture-words.ts";
import type { ChatModel } from "./ports.ts";
import type { ChatRequest } from "./step-context.ts";

/** Of the words that were refused, what is tried where the server does not say how many fit. */
const untoldShare = 0.5;
/** What is kept free where the server counts more tokens than are counted here: no part of a prompt is like all of it. */
const margin = 1.1;
/** Tokens of the server for one that is counted here, at most: a text of bytes a tokenizer does not know. */
const tokensForOne = 4;

/** Passes what a step does about errors, and ends it: it is run again with the narrower model. Its cause is the refusal. */
export class PromptRefused extends Error {
  readonly narrower: ChatModel;

  constructor(refusal: FacetError, narrower: ChatModel) {
    super(refusal.message, { cause: refusal });
    this.name = "PromptRefused";
    this.narrower = narrower;
  }
}

/** The same model with the context its server named, counting as its server counts. Null where nothing is learnt from the error. */
export async function narrowerModel(
  thrown: unknown,
  model: ChatModel,
  { turns, maxTokens }: Pick<ChatRequest, "turns" | "maxTokens">,
): Promise<ChatModel | null> {
  if (!(thrown instanceof FacetError) || thrown.data.code !== "model-overflow") return null;
  let words = 0;
  for (const { text } of turns) words += await model.countTokens(text);
  const { context } = model.info.capabilities;
  const { limit, prompt } = thrown.data.facts;
  if (typeof limit !== "number")
    return withContext(model, Math.min(context, Math.floor(words * untoldShare) + maxTokens), 1);
  const pictures = turns.reduce((sum, { images = [] }) => sum + images.length, 0) * pictureTokens(model.info);
  const more = typeof prompt === "number" && words > 0 ? (prompt - pictures) / words : 1;
  const tokens = more > 1 ? Math.min(more * margin, tokensForOne) : 1;
  if (limit >= context && tokens === 1) return null;
  return withContext(model, Math.min(context, limit), tokens);
}

function withContext(model: ChatModel, context: number, tokens: number): ChatModel {
  const { info, countTokens } = model;
  return {
    ...model,
    info: { ...info, capabilities: { ...info.capabilities, context } },
    countTokens: async (text) => Math.ceil((await countTokens(text)) * tokens),
  };
}
