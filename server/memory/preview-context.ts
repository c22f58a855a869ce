// What the model will see with the next message: the same choice of turns, summary and memories as a run makes, told and asked of nobody.
import { absentModel } from "../../pipelines/engine/absent-model.ts";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Turn } from "../../pipelines/engine/conversations.ts";
import { imagesInSight } from "../../pipelines/engine/picture-words.ts";
import type { ScopedMemory } from "../../pipelines/engine/memory.ts";
import type { ChatModel } from "../../pipelines/engine/ports.ts";
import { contextWords } from "../../pipelines/memory/words.ts";
import { assembleContext } from "../../pipelines/steps/build-context.ts";
import { estimateTokens } from "../models/estimate-tokens.ts";
import type { Services } from "../trpc.ts";
import type { ContextPreview } from "./memory.ts";

interface Asked {
  /** Null before the first message. */
  readonly conversationId: string | null;
  readonly persona: string;
  /** As far as it is filled in. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly model?: string | undefined;
  /** Those beside the question. */
  readonly imageIds?: readonly string[] | undefined;
}

type Parts = Pick<Services, "store" | "memory" | "models" | "images" | "personaById">;

/** FacetError not-found for a persona or conversation that is not here. A model that is away is estimated by its entry. */
export async function previewContext(
  services: Parts,
  owner: string,
  { conversationId, persona: personaId, input, model: modelId, imageIds = [] }: Asked,
  signal: AbortSignal = new AbortController().signal,
): Promise<ContextPreview> {
  const persona = services.personaById(personaId);
  if (!persona) throw new FacetError("not-found", { what: "persona" });
  const { history, memory } = branchOf(services, owner, conversationId);
  const model = await openOrEstimate(services, modelId ?? services.models.ofPersona(personaId), signal);
  const values = filled(persona, input);
  const pictures = services.images.list(owner, imagesInSight(imageIds, history));
  const own = persona.context?.(values as never, model.info, { pictures: pictures.length > 0 }) ?? {
    system: "",
    answerTokens: 0,
  };
  const question = questionOf(persona, values);
  const request = { ...own, question, words: contextWords };
  const context = { history, memory, model, signal };
  try {
    const { built, recalled, texts } = await assembleContext(request, context, pictures);
    return { ...built, memories: recalled, texts };
  } catch (thrown) {
    if (!(thrown instanceof FacetError) || thrown.data.code !== "model-overflow" || question === "") throw thrown;
    const alone = await assembleContext({ ...request, question: "" }, { ...context, history: [], memory: noMemory });
    return tooLong(question, Number(thrown.data.facts["tokens"]), alone, history.length);
  }
}

/** A question that is refused when it is sent: the instructions and its own words fill the window, and no turn has room. */
function tooLong(
  question: string,
  tokens: number,
  { built, texts }: Awaited<ReturnType<typeof assembleContext>>,
  leftOut: number,
): ContextPreview {
  const instructions = built.parts.reduce((sum, part) => sum + part.tokens, 0);
  return {
    ...built,
    parts: [...built.parts, { kind: "question", tokens: tokens - instructions, count: 1 }],
    leftOut,
    memories: [],
    texts: [...texts, { kind: "question", text: question }],
  };
}

function branchOf(
  { store, memory }: Parts,
  owner: string,
  conversationId: string | null,
): { history: readonly Turn[]; memory: ScopedMemory } {
  if (conversationId === null) return { history: [], memory: noMemory };
  const messageId = store.messages.path(owner, conversationId).at(-1) ?? null;
  const history = messageId === null ? [] : store.messages.turnsBefore(owner, messageId);
  return { history, memory: memory.scoped(owner, { conversationId, messageId }) };
}

const noMemory: ScopedMemory = { summary: () => null, recall: async () => [] };

async function openOrEstimate({ models }: Parts, modelId: string | null, signal: AbortSignal): Promise<ChatModel> {
  const entry = models.list().find((each) => (modelId === null ? each.selected : each.modelId === modelId));
  // A server that was asked before is not waited for while it starts, nor started for this.
  const isAway = entry?.state === "idle" || entry?.state === "loading" || entry?.state === "failed";
  const isEstimated = isAway && entry.capabilities.context > 0;
  if (entry === undefined || entry.state === "ready" || (entry.kind === "served" && !isEstimated)) {
    try {
      return await models.open(modelId, signal);
    } catch (thrown) {
      if (!(thrown instanceof FacetError)) throw thrown;
    }
  }
  const missing = new FacetError("model-missing", { reason: "not-fetched", name: entry?.name ?? "" });
  const absent = await absentModel(missing, estimateTokens);
  if (!entry) return absent;
  const { name, tier, standIn, capabilities } = entry;
  return { ...absent, info: { ...absent.info, modelId: entry.modelId, name, tier, standIn, capabilities } };
}

/** The input with the defaults of every field; a field that is not filled in yet, or wrongly, is left as its default, or empty. */
function filled(persona: Persona, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(persona.inputs).map(([key, { schema }], index) => {
      const given = schema.safeParse(input[key]);
      if (given.success) return [key, given.data];
      const byDefault = schema.safeParse(undefined);
      // The main field alone is required: its steps count on a text.
      return [key, byDefault.success ? byDefault.data : index === 0 ? "" : undefined];
    }),
  );
}

/** The main field's words; nothing while it is empty. */
function questionOf(persona: Persona, values: Readonly<Record<string, unknown>>): string {
  const main = values[Object.keys(persona.inputs)[0] ?? ""];
  return typeof main === "string" ? main : "";
}
