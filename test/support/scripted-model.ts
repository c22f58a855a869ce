// A chat model that plays written rounds, records what it was asked and counts aborts: for tests without any model.
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { CallbackManagerForLLMRun } from "@langchain/core/callbacks/manager";
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatGenerationChunk } from "@langchain/core/outputs";
import type { ChatResult } from "@langchain/core/outputs";
import type { ChatCallOptions, ChatModel, ChatModels, ModelInfo } from "../../pipelines/engine/ports.ts";
import { cutChunk, textChunk, usageChunk } from "../../server/models/answer-chunks.ts";

interface ScriptedRound {
  /** The answer: a list is streamed as it stands, a text word by word. */
  readonly text?: string | readonly string[];
  /** Milliseconds before each piece. */
  readonly delayMs?: number;
  /** Waits for this before the piece of that index (default 0), until it resolves or the call is aborted. */
  readonly until?: Promise<unknown>;
  readonly untilPiece?: number;
  /** Thrown after the pieces. */
  readonly error?: unknown;
  /** Never ends by itself after its pieces: only an abort ends the call. */
  readonly hang?: boolean;
  /** Its limit of tokens ended it. */
  readonly isCut?: boolean;
  readonly usage?: { readonly promptTokens: number; readonly completionTokens: number };
}

interface AskedTurn {
  readonly role: string;
  readonly text: string;
  /** Pictures shown with it, in order; none for most turns. */
  readonly pictures?: readonly { readonly mediaType: string; readonly data: Buffer }[];
}

interface Asked {
  readonly turns: readonly AskedTurn[];
  readonly options: {
    readonly maxTokens?: number | undefined;
    readonly temperature?: number | undefined;
    readonly schema?: object | undefined;
  };
  readonly at: number;
}

/** Rounds in order, or a function of what was asked. A call after the last round fails the test that made it. */
export type Script = readonly ScriptedRound[] | ((asked: Asked, call: number) => ScriptedRound);

class ScriptedModel extends BaseChatModel<ChatCallOptions> {
  readonly asked: Asked[] = [];
  /** When each call was aborted (epoch ms), and after how many pieces. */
  readonly aborts: { readonly at: number; readonly pieces: number }[] = [];
  /** Calls that played their round to its end. */
  completed = 0;
  readonly #script: Script;

  constructor(script: Script) {
    super({});
    this.#script = script;
  }

  override _llmType(): string {
    return "scripted";
  }

  override async _generate(messages: BaseMessage[], options: this["ParsedCallOptions"]): Promise<ChatResult> {
    let whole: ChatGenerationChunk | undefined;
    for await (const chunk of this._streamResponseChunks(messages, options))
      whole = whole ? whole.concat(chunk) : chunk;
    return { generations: whole ? [whole] : [] };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this["ParsedCallOptions"],
    manager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const asked: Asked = {
      turns: messages.map(askedTurn),
      options: { maxTokens: options.maxTokens, temperature: options.temperature, schema: options.schema },
      at: Date.now(),
    };
    this.asked.push(asked);
    const round = this.#roundOf(asked);
    const pieces = typeof round.text === "string" ? (round.text.match(/\s*\S+|\s+$/g) ?? []) : (round.text ?? []);
    let played = 0;
    try {
      for (const piece of pieces) {
        if (round.until && played === (round.untilPiece ?? 0)) await unlessAborted(round.until, options.signal);
        if (round.delayMs)
          await unlessAborted(new Promise((resolve) => setTimeout(resolve, round.delayMs)), options.signal);
        options.signal?.throwIfAborted();
        played += 1;
        yield textChunk(piece);
        await manager?.handleLLMNewToken(piece);
      }
      if (round.hang) await unlessAborted(new Promise(() => {}), options.signal);
      options.signal?.throwIfAborted();
    } catch (error) {
      if (options.signal?.aborted) this.aborts.push({ at: Date.now(), pieces: played });
      throw error;
    }
    if (round.error !== undefined) throw round.error;
    this.completed += 1;
    if (round.isCut) yield cutChunk();
    yield usageChunk(round.usage ?? { promptTokens: estimate(asked), completionTokens: pieces.length });
  }

  #roundOf(asked: Asked): ScriptedRound {
    const call = this.asked.length - 1;
    const round = typeof this.#script === "function" ? this.#script(asked, call) : this.#script[call];
    if (!round) throw new Error(`The script has no round ${call + 1}`);
    return round;
  }
}

const roles: Readonly<Record<string, string>> = { human: "user", ai: "assistant", system: "system" };

/** As it was sent: pictures as data URLs, before the words. */
function askedTurn(message: BaseMessage): AskedTurn {
  const turn = { role: roles[message.getType()] ?? message.getType(), text: message.text };
  if (typeof message.content === "string") return turn;
  const kinds = message.content.map(({ type }) => type);
  if (kinds.lastIndexOf("image_url") > kinds.indexOf("text") && kinds.includes("text"))
    throw new Error("A picture stands behind the words");
  const pictures = message.content.flatMap((part) => {
    if (part.type !== "image_url") return [];
    const { url } = part["image_url"] as { url: string };
    const [, mediaType, data] = /^data:(image\/\w+);base64,(.+)$/.exec(url) ?? [];
    if (mediaType === undefined || data === undefined) throw new Error("A picture is no data URL");
    return [{ mediaType, data: Buffer.from(data, "base64") }];
  });
  return { ...turn, pictures };
}

function estimate({ turns }: Asked): number {
  return Math.ceil(turns.reduce((sum, { text }) => sum + text.length, 0) / 3.5);
}

async function unlessAborted(wait: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const abort = () => reject(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  wait.then(resolve, reject);
  try {
    await promise;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

export interface ScriptedModels extends ChatModels {
  readonly llm: ScriptedModel;
  readonly model: ChatModel;
}

/** What a scripted model says of itself that is shown pictures: `scriptedModels(script, { info: seeing() })`. */
export const seeing = (context = 8192): Partial<ModelInfo> => ({
  capabilities: { vision: true, json: false, context, usage: true },
});

/** The port with one scripted model behind every id. `open` can be made to fail; `limit` is the pool's. */
export function scriptedModels(
  script: Script,
  overrides: { readonly info?: Partial<ModelInfo>; readonly limit?: number; readonly open?: ChatModels["open"] } = {},
): ScriptedModels {
  const llm = new ScriptedModel(script);
  const info: ModelInfo = {
    modelId: "scripted",
    name: "Scripted",
    kind: "scripted",
    tier: "large",
    standIn: false,
    capabilities: { vision: false, json: false, context: 8192, usage: true },
    template: { systemRole: false, alternates: true },
    ...overrides.info,
  };
  const model: ChatModel = { info, llm, countTokens: async (text) => Math.ceil(text.length / 3.5) };
  return {
    llm,
    model,
    open: overrides.open ?? (async (_modelId, signal) => (signal.throwIfAborted(), model)),
    pool: () => ({ poolId: "scripted", limit: overrides.limit ?? 64 }),
  };
}
