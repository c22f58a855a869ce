// The embedded model's process: the only place node-llama-cpp is imported, because a native assert ends the process it happens in.
import { Template } from "@huggingface/jinja";
import { getLlama, LlamaGrammarEvaluationState, LlamaLogLevel } from "node-llama-cpp";
import type { Llama, LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import type { FromChild, LoadOrder, ToChild } from "./protocol.ts";
import { hasSystemRole, promptTokens } from "./render-prompt.ts";
import type { PromptTokenizer } from "./render-prompt.ts";

/** Prompt tokens evaluated between two looks at the abort: at 60 to 300 tokens/s a stop waits at most about 2 s. */
const prefillStep = 128;
/** Share of the file between two progress messages. */
const progressStep = 0.02;
/** Gemma 3's recommended sampling. */
const sampling = { topK: 64, topP: 0.95, minP: 0 };
/** Tokens one character may be spread over. */
const longestCharacter = 8;

interface Engine {
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly context: number;
  readonly template: Template;
  readonly tokenizer: PromptTokenizer;
}

let engine: Engine | undefined;
const aborted = new Set<number>();
let running: Promise<void> = Promise.resolve();

const tell = (message: FromChild): void => void process.send?.(message);

async function load(order: LoadOrder): Promise<void> {
  const llama = await openLlama(order.threads);
  let told = 0;
  const model = await llama.loadModel({
    modelPath: order.file,
    onLoadProgress: (share) => {
      if (share - told < progressStep) return;
      told = share;
      tell({ type: "loading", share });
    },
  });
  const source = order.template ?? (model.fileInfo.metadata.tokenizer as { chat_template?: string }).chat_template;
  if (source === undefined) return tell({ type: "load-failed", reason: "no-chat-template", detail: order.file });
  // Without the full cache, going back in a conversation of a sliding-window model would evaluate all of it again.
  const context = await model.createContext({
    contextSize: { max: Math.min(order.context, model.trainContextSize) },
    threads: order.threads,
    swaFullCache: true,
  });
  const tokenizer: PromptTokenizer = {
    tokenize: (text, control) => model.tokenize(text, control, "trimLeadingSpace"),
    bosText: model.tokens.bosString ?? "",
    eosText: model.tokens.eosString ?? "",
  };
  engine = {
    llama,
    model,
    sequence: context.getSequence(),
    context: context.contextSize,
    template: new Template(source),
    tokenizer,
  };
  tell({
    type: "loaded",
    context: engine.context,
    gpu: llama.gpu,
    systemRole: hasSystemRole(engine.template, tokenizer),
  });
}

/** A graphics card where a build for it is installed, else the processor. Nothing is downloaded or compiled. */
async function openLlama(threads: number): Promise<Llama> {
  const options = {
    build: "never",
    skipDownload: true,
    maxThreads: threads,
    logLevel: LlamaLogLevel.warn,
    logger: (_level: LlamaLogLevel, text: string) => void process.stderr.write(`${text.trimEnd()}\n`),
  } as const;
  return getLlama({ ...options, gpu: "auto" }).catch(() => getLlama({ ...options, gpu: false }));
}

type Ask = Extract<ToChild, { type: "ask" }>;

async function answer(loaded: Engine, ask: Ask): Promise<void> {
  const { model, sequence, context, template, tokenizer } = loaded;
  const { id } = ask;
  const prompt = promptTokens(template, ask.turns, tokenizer) as Token[];
  // A prompt that leaves no room would make the engine drop its beginning silently; it is refused instead.
  if (prompt.length >= context - 1) return tell({ type: "overflow", id, tokens: prompt.length, limit: context - 1 });
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  const reused = sequence.nextTokenIndex;
  while (prompt.length - sequence.nextTokenIndex > prefillStep && !aborted.has(id)) {
    const at = sequence.nextTokenIndex;
    await sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(at, at + prefillStep));
  }
  const room = Math.min(ask.maxTokens, context - prompt.length - 1);
  let written = 0;
  let isCut = false;
  if (!aborted.has(id) && room > 0) {
    const writer = textWriter(model, prompt, ask.stop, (text) => tell({ type: "text", id, text }));
    const options = { temperature: ask.temperature, ...sampling, ...(await heldTo(ask.schema, loaded)) };
    for await (const token of sequence.evaluate(prompt.slice(sequence.nextTokenIndex), options)) {
      written += 1;
      if (writer.add(token) || aborted.has(id)) break;
      isCut = written >= room;
      if (isCut) break;
    }
    writer.end();
  }
  tell({ type: "end", id, promptTokens: prompt.length, completionTokens: written, reused, isCut });
}

/** What holds the answer to the schema, an object's; parts of JSON Schema the library does not know are left to the asker's own check. */
async function heldTo(schema: Ask["schema"], { llama, model }: Engine) {
  if (schema === undefined) return {};
  const grammar = await llama.createGrammarForJsonSchema(schema as { readonly type: "object" });
  return { grammarEvaluationState: new LlamaGrammarEvaluationState({ model, grammar }) };
}

/** Turns tokens into text; holds back what is half a character, or the beginning of a stop text. `add` is true once a stop text was written. */
function textWriter(
  model: LlamaModel,
  prompt: readonly Token[],
  stop: readonly string[],
  onText: (text: string) => void,
) {
  const before = prompt.slice(-4);
  let pending: Token[] = [];
  let held = "";
  const write = (text: string): boolean => {
    held += text;
    const found = stop.map((each) => held.indexOf(each)).filter((at) => at !== -1);
    const safe = found.length > 0 ? Math.min(...found) : held.length - longestOverlap(held, stop);
    if (safe > 0) onText(held.slice(0, safe));
    held = found.length > 0 ? "" : held.slice(safe);
    return found.length > 0;
  };
  const flush = (): boolean => {
    const text = model.detokenize(pending, false, before);
    before.push(...pending);
    before.splice(0, before.length - 4);
    pending = [];
    return write(text);
  };
  return {
    add: (token: Token): boolean => {
      pending.push(token);
      const half = model.detokenize(pending, false, before).endsWith("\uFFFD");
      return half && pending.length < longestCharacter ? false : flush();
    },
    end: (): void => {
      if (pending.length > 0) flush();
      if (held !== "") onText(held);
    },
  };
}

function longestOverlap(text: string, stop: readonly string[]): number {
  for (let length = Math.max(0, ...stop.map((each) => each.length - 1)); length > 0; length -= 1) {
    if (stop.some((each) => each.length > length && text.endsWith(each.slice(0, length)))) return length;
  }
  return 0;
}

process.on("message", (message: ToChild) => {
  switch (message.type) {
    case "load":
      load(message).catch((error: unknown) =>
        tell({ type: "load-failed", reason: "cannot-load", detail: detailOf(error) }),
      );
      break;
    case "ask":
      running = running.then(async () => {
        try {
          if (!engine) throw new Error("no model is loaded");
          await answer(engine, message);
        } catch (error) {
          tell({ type: "failed", id: message.id, detail: detailOf(error) });
        }
        aborted.delete(message.id);
      });
      break;
    case "abort":
      aborted.add(message.id);
      break;
    case "ping":
      tell({ type: "pong" });
      break;
    case "count":
      tell({ type: "count", id: message.id, tokens: engine ? engine.model.tokenize(message.text, false).length : 0 });
      break;
  }
});
// The server is gone: nothing is left to answer to.
process.on("disconnect", () => process.exit());
// Ctrl-C reaches the whole group; the server decides when this process ends.
process.on("SIGINT", () => {});

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "unknown") : String(error);
}
