// The exact commands that serve a model in a precision on a machine, and how Facet is told of the server.
import { gemmaOf } from "./gemma.ts";
import { cacheOf, fitOf, roomyShare, weightsOf } from "./memory.ts";
import { builds, embeddedBytes } from "./builds.ts";
import type { Build } from "./builds.ts";
import type { GemmaModel, Machine, ServeCommand, ServerKind, Sizing, Wish } from "./sizing.ts";

/** Conversations a desktop's server is told to keep apart when there is room for more than were asked for; each reserves its cache at once. */
const slotsAtMost = 4;
/** vLLM fills its cache as it needs it; more at once than this answers nobody sooner. */
const sequencesAtMost = 256;
/** Share of a card that vLLM takes, whatever it needs. */
const vllmShare = 0.92;
/** What vLLM holds beside weights and cache on a large card: 4 GiB for batches of 8,192 tokens and its graphs; an assumption. */
const vllmOverheadBytes = 4 * 2 ** 30;
/** Memory from which a card is one that many people share: there vLLM comes first. */
const sharedCardBytes = 40e9;

interface Asked {
  readonly model: GemmaModel;
  readonly sizing: Sizing;
  readonly machine: Machine;
  readonly wish: Wish;
  readonly context: number;
  /** Bytes of the cache of one conversation: no server runs without one. */
  readonly cacheOfOne: number;
}

/**
 * What runs this cell on this machine, the best first; servers that cannot, or whose own weights would not fit, are left out. Every word comes
 * from closed lists and from numbers, so the lines are safe to paste.
 */
export function commandsFor(sizing: Sizing, wish: Wish, machine: Machine): readonly ServeCommand[] {
  const model = gemmaOf(sizing.model);
  const context = Math.min(wish.context, model.context);
  const asked: Asked = { model, sizing, machine, wish, context, cacheOfOne: cacheOf(model, context) };
  const desktop = [embedded, llamaServer, ollama];
  const isShared = machine.runsVllm && machine.memoryBytes >= sharedCardBytes;
  const order = isShared ? [vllm, ...desktop] : [...desktop, vllm];
  return order.map((commandOf) => commandOf(asked)).filter((command) => command !== null);
}

/** Facet's own engine: on the processor, without eyes, one answer at a time, in the weights it fetches itself. */
function embedded(asked: Asked): ServeCommand | null {
  const { machine, wish, context, sizing } = asked;
  const weights = embeddedBytes[sizing.model];
  const isFourBits = sizing.precision === "int4" || sizing.precision === "int4-32";
  if (weights === undefined || !isFourBits || machine.kind !== "cpu") return null;
  if (wish.concurrency > 1 || wish.vision === true) return null;
  return served(asked, "embedded", { weights, atOnce: 1, command: `FACET_MODEL_CONTEXT=${context} npm start` });
}

function llamaServer(asked: Asked): ServeCommand | null {
  const { machine, context, model } = asked;
  const build = builds["llama-server"](asked.sizing);
  const weights = weightsOf(model, build.bits);
  const atOnce = slots(asked, weights);
  // On a processor flash attention makes pictures three times slower (measured 2026-11-24), and a thread is left for all else.
  const where = machine.kind === "cpu" ? `-fa off -t ${Math.max(1, (machine.cores ?? 1) - 1)}` : "-fa on -ngl 99";
  const command = `llama-server -hf ${build.name} -c ${context * atOnce} -np ${atOnce} ${where}`;
  return served(asked, "llama-server", { weights, atOnce, command, setting: url(8080) });
}

function ollama(asked: Asked): ServeCommand | null {
  const { name, bits } = builds.ollama(asked.sizing);
  const weights = weightsOf(asked.model, bits);
  const atOnce = slots(asked, weights);
  const settings = `OLLAMA_CONTEXT_LENGTH=${asked.context} OLLAMA_NUM_PARALLEL=${atOnce}`;
  const command = `${settings} ollama serve &\nsleep 2 && ollama pull ${name}`;
  return served(asked, "ollama", { weights, atOnce, command, setting: `${url(11434)}\nFACET_MODEL_NAME=${name}` });
}

function vllm(asked: Asked): ServeCommand | null {
  const { machine, model, context, cacheOfOne, wish } = asked;
  const build: Build | null = builds.vllm(asked.sizing);
  if (!machine.runsVllm || !build) return null;
  const weights = weightsOf(model, build.bits);
  const room = machine.usableBytes * vllmShare - weights - vllmOverheadBytes;
  const atOnce = Math.min(sequencesAtMost, Math.floor(room / cacheOfOne));
  if (atOnce < wish.concurrency) return null;
  const command = [
    `vllm serve ${build.name}`,
    ...(asked.sizing.precision === "bf16" ? ["--dtype bfloat16"] : []),
    `--max-model-len ${context} --max-num-seqs ${atOnce} --gpu-memory-utilization ${vllmShare}`,
    ...(model.vision ? [`--limit-mm-per-prompt '{"image":4}'`] : []),
    // Gemma can write white space without end where a schema allows any.
    `--structured-outputs-config '{"backend":"xgrammar","disable_any_whitespace":true}'`,
  ].join(" \\\n  ");
  const overhead = vllmOverheadBytes;
  return served(asked, "vllm", { weights, atOnce, command, setting: url(8000), gated: build.gated, overhead });
}

/** As many as were asked for, and up to four where the memory has room for them; a processor answers two no faster than one after the other. */
function slots({ machine, sizing, wish, cacheOfOne }: Asked, weights: number): number {
  if (machine.kind === "cpu") return wish.concurrency;
  const room = machine.usableBytes * roomyShare - weights - sizing.overhead;
  return Math.max(wish.concurrency, Math.min(slotsAtMost, Math.floor(room / cacheOfOne)));
}

interface Line {
  readonly weights: number;
  readonly atOnce: number;
  readonly command: string;
  readonly setting?: string;
  readonly gated?: boolean;
  readonly overhead?: number;
}

/** Null where it would not fit. vLLM keeps the caches of those that are there; the others those of all slots. */
function served(asked: Asked, server: ServerKind, line: Line): ServeCommand | null {
  const { machine, sizing, wish, cacheOfOne } = asked;
  const { weights, atOnce, command, setting = "", gated = false, overhead = sizing.overhead } = line;
  const total = weights + overhead + cacheOfOne * (server === "vllm" ? wish.concurrency : atOnce);
  if (fitOf(total, machine) === "too-big") return null;
  return { server, command, setting, weights, total, atOnce, gated };
}

function url(port: number): string {
  return `FACET_MODEL_URL=http://127.0.0.1:${port}/v1`;
}
