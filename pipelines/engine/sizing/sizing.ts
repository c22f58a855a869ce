// What the models page and `models.advise` speak of: a model in a precision on a machine, what it takes there, and what to run.

export const gemmaIds = ["270m", "1b", "4b", "12b", "27b"] as const;
export type GemmaId = (typeof gemmaIds)[number];

export const precisions = ["bf16", "int4", "int4-32", "sfp8"] as const;
/** `int4-32`: int4 in blocks of 32 weights, each with a scale of its own. */
export type Precision = (typeof precisions)[number];

export interface GemmaModel {
  readonly id: GemmaId;
  readonly name: string;
  /** Billions; the parts add up to `total`. */
  readonly parameters: {
    readonly body: number;
    readonly embedding: number;
    readonly vision: number;
    readonly total: number;
  };
  /** Tokens. */
  readonly context: number;
  readonly vision: boolean;
  readonly layers: { readonly local: number; readonly global: number };
  /** Tokens a local layer keeps. */
  readonly window: number;
  readonly kvHeads: number;
  readonly headSize: number;
  /** Gigabytes (1e9 bytes) by precision: weights, and with the key-value cache at 32,768 tokens; null where none was published. */
  readonly published: Readonly<Record<Precision, { readonly weights: number; readonly withCache: number }>> | null;
  /** Published scores in per cent; empty where there are none. */
  readonly scores: Readonly<Partial<Record<Benchmark, number>>>;
}

export const benchmarks = ["humaneval", "mbpp", "livecodebench", "mmlu", "math", "gsm8k", "gpqa-diamond"] as const;
export type Benchmark = (typeof benchmarks)[number];

export interface Machine {
  /** `here`, or a key of the list of GPUs: `h200`. */
  readonly id: string;
  readonly name: string;
  readonly kind: "gpu" | "unified" | "cpu";
  readonly maker: "nvidia" | "amd" | "apple" | "other";
  /** Bytes as its maker counts them: 24 GB is 24e9, though it is 24 GiB; the 7 % between are what driver and system keep. */
  readonly memoryBytes: number;
  /** Bytes of it that a model may fill; less than all where the system lives in the same memory. Fits are judged by these. */
  readonly usableBytes: number;
  /** Bytes a second the memory is read with at most; null where it is not known. */
  readonly bandwidth: number | null;
  /** Physical cores, where models run on them; null for a graphics card. */
  readonly cores: number | null;
  /** Whether vLLM runs Gemma 3 there: it needs bf16, which cards before 2020 and desktops without NVIDIA lack. llama.cpp and Ollama run everywhere. */
  readonly runsVllm: boolean;
}

/** What this computer is, as it was found out. */
export interface DetectedMachine {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly processor: string;
  readonly platform: string;
  /** Largest first. */
  readonly gpus: readonly {
    readonly name: string;
    readonly memoryBytes: number;
    readonly vendor: "nvidia" | "amd" | "apple" | "other";
  }[];
  /** Bytes free where weights are kept; null where nobody can say. */
  readonly diskFreeBytes: number | null;
}

export interface Wish {
  /** Tokens of each conversation. */
  readonly context: number;
  /** Conversations at once. */
  readonly concurrency: number;
  /** Whether a key-value cache is kept. */
  readonly cache: boolean;
  /** Pictures are to be seen: models without eyes are not advised. */
  readonly vision?: boolean;
}

/** Up to 90 % of the usable memory, up to all of it, or above. */
export type Fit = "fits" | "tight" | "too-big";

/** One cell of the table. Sizes are bytes. */
export interface Sizing {
  readonly model: GemmaId;
  readonly precision: Precision;
  readonly weights: number;
  /** With the sliding window. */
  readonly cache: number;
  /** As if every layer kept every token. */
  readonly cacheWithoutWindow: number;
  /** What else a server holds: buffers, the graph. */
  readonly overhead: number;
  readonly total: number;
  readonly fit: Fit;
  /** Tokens a second for one person, at most: bandwidth by bytes read a token; null where the bandwidth is not known. */
  readonly tokensPerSecond: number | null;
  /** Conversations of this context that fit at once under 90 % of the memory; 1 where one is tight, 0 where it is too big. */
  readonly atOnce: number;
}

export type ServerKind = "vllm" | "llama-server" | "ollama" | "embedded";

export interface ServeCommand {
  readonly server: ServerKind;
  /** Lines to paste into a shell; for `embedded` how Facet is started. */
  readonly command: string;
  /** How Facet is told of it: a line of its settings; empty for `embedded`, which needs none. */
  readonly setting: string;
  /** Bytes of the weights this command loads; they differ from the cell's where a server keeps parts in more bits. */
  readonly weights: number;
  /** Those weights with overhead and the caches it reserves. */
  readonly total: number;
  /** Conversations it is told to answer at once: as many as were asked for, more where there is room. */
  readonly atOnce: number;
  /** The weights are Google's own: their terms are accepted on the hub, and HF_TOKEN is set, before they can be fetched. */
  readonly gated: boolean;
}

/** Why it is this one: keys of sentences with their values, in the order to be told. */
export interface AdviceReason {
  readonly key:
    | "fits"
    | "leaves-room"
    | "larger-too-big"
    | "larger-too-slow"
    | "better-precision-too-big"
    | "better-precision-too-slow"
    | "ahead-of"
    | "speed"
    | "cpu-speed"
    | "nothing-fits"
    | "would-fit"
    | "no-vision"
    | "context-capped"
    | "unknown-bandwidth";
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Advice {
  readonly machine: Machine;
  readonly wish: Wish;
  /** Null where nothing fits. */
  readonly advised: Sizing | null;
  readonly reasons: readonly AdviceReason[];
  readonly cells: readonly Sizing[];
  readonly commands: readonly ServeCommand[];
}
