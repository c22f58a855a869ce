// Words of the adviser on the models page in English: what to run, what is asked of it, what fits, and the published scores.
import type { DeviationReason } from "../../pipelines/engine/sizing/published.ts";
import type {
  AdviceReason,
  Benchmark,
  Fit,
  Machine,
  Precision,
  ServerKind,
} from "../../pipelines/engine/sizing/sizing.ts";

const precisions: Record<Precision, string> = {
  bf16: "bf16",
  int4: "int4",
  "int4-32": "int4, blocks of 32",
  sfp8: "SFP8",
};
const fits: Record<Fit, string> = { fits: "fits", tight: "tight", "too-big": "too big" };
const servers: Record<ServerKind, string> = {
  "llama-server": "llama-server",
  vllm: "vLLM",
  ollama: "Ollama",
  embedded: "In Facet itself",
};
const memoryKinds: Record<Machine["kind"], (size: string, usable: string) => string> = {
  gpu: (size) => `${size} of graphics memory, nothing else on it`,
  unified: (size, usable) => `${size} of memory shared with the system, ${usable} for a model`,
  cpu: (size, usable) => `${size} of memory, ${usable} for a model, no graphics card`,
};
const benchmarks: Record<Benchmark, string> = {
  humaneval: "HumanEval",
  mbpp: "MBPP",
  livecodebench: "LiveCodeBench",
  mmlu: "MMLU",
  "gpqa-diamond": "GPQA Diamond",
  math: "MATH",
  gsm8k: "GSM8K",
};

const small = [
  "none",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const inWords = (count: number) => small[count] ?? String(count);

/** `value` gives a value of the reason as it is shown: sizes with their unit, models by their short name. */
const reasons: Record<AdviceReason["key"], (value: (name: string) => string) => string> = {
  fits: (value) => `It takes ${value("bytes")} of ${value("memoryBytes")}.`,
  "leaves-room": (value) => `There is room for ${value("atOnce")} at once.`,
  "larger-too-big": (value) => `${value("model")} would take ${value("bytes")}.`,
  "larger-too-slow": (value) => `${value("model")} would write ${value("tokensPerSecond")} tokens a second at most.`,
  "cpu-speed": (value) =>
    `On ${value("cores")} cores ${value("model")} needs ${value("seconds")} seconds to read a question of 2,000 tokens.`,
  "better-precision-too-big": (value) => `In ${value("precision")} it would take ${value("bytes")}.`,
  "better-precision-too-slow": (value) =>
    `In ${value("precision")} it would write ${value("tokensPerSecond")} tokens a second at most.`,
  "ahead-of": (value) =>
    value("ahead") === value("of")
      ? `It is ahead of ${value("than")} on every published test.`
      : `It is ahead of ${value("than")} on ${value("ahead")} of ${value("of")} published tests.`,
  speed: (value) => `At most ${value("tokensPerSecond")} tokens a second for one person.`,
  "unknown-bandwidth": () => "How fast its memory is read is not known, so no speed can be told.",
  "context-capped": (value) => `It reads ${value("context")} tokens at most, not ${value("asked")}.`,
  "no-vision": () => "It reads text only.",
  "nothing-fits": (value) => `The smallest would take ${value("bytes")}.`,
  "would-fit": (value) =>
    `With ${value("context")} tokens, one at a time, ${value("model")} in ${value("precision")} fits.`,
};

const deviations: Record<DeviationReason, string> = {
  "vision-in-16-bits":
    "The published weights leave out most of the vision encoder: 0.8 GB in 16 bits, which every served file carries.",
  "published-cache-larger":
    "The published cache is larger than layers, heads and tokens give in 16 bits. The report does not say what else it holds.",
};

export const sizingEn = {
  // Advice
  advice: "What to run",
  forThis: (facts: string) => `For this machine: ${facts}`,
  forThat: (facts: string) => `For ${facts}`,
  notLooked: "This machine could not be looked at, so this is for another one.",
  named: (model: string, precision: string) => `${model} in ${precision}`,
  run: (model: string, precision: string) => `Run ${model} in ${precision}.`,
  isTight: (model: string, precision: string) => `${model} in ${precision} only just fits.`,
  isTooBig: (model: string, precision: string) => `${model} in ${precision} is too big here.`,
  takes: (size: string, of: string, what: string) => `It takes ${size} of ${of} with ${what}`,
  wouldTake: (size: string, of: string, what: string) => `It would take ${size} where there are ${of}, with ${what}`,
  oneContext: (context: string) => `${context} tokens of context`,
  manyContexts: (count: number, context: string) => `${inWords(count)} conversations of ${context} tokens each`,
  noCache: (context: string) => `${context} tokens of context and no key-value cache`,
  leavesRoom: (count: number) => `, and leaves room for ${inWords(count)} at once.`,
  leavesMore: (count: number) => `, and leaves room for ${inWords(count)}.`,
  nothing: "No Gemma 3 fits here.",
  usable: (size: string) => `the ${size} a model may use here`,
  processorOnly: "Processor only",
  yours: (advised: string) => `Your choice; ${advised} is advised.`,
  yoursAlone: "Your choice.",
  backToAdvice: "Back to the advice",
  speed: (tokens: string) => `At most ${tokens} tokens a second for one person.`,
  inWords,
  reasons,
  serverNames: servers,
  command: "Command to run it",
  copyCommand: "Copy command",
  noCommand: "No command: nothing that serves it would fit here.",
  inFacet: "Facet runs it itself: download it below, nothing else is needed.",
  tellFacet: "Then add it below as a server, or start Facet with",
  gated: "The weights are Google’s own: accept their terms on Hugging Face and set HF_TOKEN first.",
  commandTakes: (size: string, count: number) =>
    count === 1 ? `So served it takes ${size}.` : `So served it takes ${size}, for ${inWords(count)} at once.`,
  // What is asked
  machine: "Machine",
  thisOne: (name: string) => `This one: ${name}`,
  noMachine: "No such machine in the list.",
  machineList: "Show all machines",
  context: "Context",
  tokens: (count: string) => `${count} tokens`,
  atOnce: "At once",
  cache: "Key-value cache",
  caches: { with: "With", without: "Without" },
  pictures: "Pictures",
  picturesWanted: { any: "Not needed", wanted: "Needed" },
  // What fits
  doesItFit: "Does it fit this machine?",
  doesItFitThere: (name: string) => `Does it fit ${name}?`,
  memoryKinds,
  table: "Memory of Gemma 3 by size and precision, computed and published",
  gemma: "Gemma 3",
  precisions,
  inSentence: { ...precisions, "int4-32": "int4 (blocks of 32)" } satisfies Record<Precision, string>,
  fits,
  legend: { fits: "fits, under 90 %", tight: "tight", "too-big": "too big" } satisfies Record<Fit, string>,
  textOnly: (context: string) => `text, ${context}`,
  seesToo: (context: string) => `text, images, ${context}`,
  published: (size: string) => `published ${size}`,
  publishedAt: (size: string, context: string) => `published ${size} at ${context}`,
  notPublished: "not published",
  perSecond: (tokens: string) => `≤ ${tokens}/s`,
  perSecondLong: (tokens: string) => `at most ${tokens} tokens a second`,
  advised: "advised",
  chosen: "your choice",
  differsHere: "differs from the published figure, the reason is below the table",
  keys: "Arrow keys move, Enter chooses.",
  note: "Large figure: weights, cache and what a server holds besides, computed for your settings. Five in six layers keep only their window (512 or 1,024 tokens), so it is below the published figure where that keeps all 32,768. “/s”: tokens a second for one person, at most.",
  noteNoCache:
    "Large figure: weights and what a server holds besides, without a key-value cache. “/s”: tokens a second for one person, at most.",
  compared: (within: string, all: string) =>
    `${all} published figures compared, without the window: ${within} are within 10 %.`,
  otherFigures: "These differ by more",
  differs: (name: string, published: string, computed: string, deviation: string) =>
    `${name}: published ${published}, computed ${computed} (${deviation})`,
  withCache: "with cache",
  deviations,
  // Scores
  against: "against",
  scores: "published scores",
  firstModel: "Model of the upper bars",
  secondModel: "Model of the lower bars",
  test: "Test",
  groups: { coding: "Coding", knowledge: "Knowledge", maths: "Maths" },
  benchmarks,
  scoresNote: (upper: string, lower: string) =>
    `Upper bar ${upper}, lower bar ${lower}, per cent, both in bf16; int4 was not scored.`,
};

export type SizingStrings = typeof sizingEn;
