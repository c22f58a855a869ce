// The advice in sentences: what to run and what it takes, and why it is this one. Pure.
import type { Language } from "../../../pipelines/engine/error-sentences.ts";
import { gemmaModels, gemmaOf } from "../../../pipelines/engine/sizing/gemma.ts";
import type {
  Advice,
  AdviceReason,
  GemmaId,
  Machine,
  Precision,
  Sizing,
} from "../../../pipelines/engine/sizing/sizing.ts";
import { formatContext } from "../../shell/model-words.ts";
import type { ModelStrings } from "../../strings/models.en.ts";
import { gigabytes, number, sizeOf, speed } from "../numbers.ts";

/** "27B", as the tables call it. */
export function shortName(id: GemmaId): string {
  return id.toUpperCase();
}

/** "RTX 4090, 24 GB"; many machines are called by their memory. */
export function machineName({ id, kind, name, memoryBytes }: Machine, words: ModelStrings, language: Language): string {
  const memory = sizeOf(memoryBytes, language, false);
  if (kind === "cpu" && id !== "here") return `${words.processorOnly}, ${memory}`;
  return tight(name).includes(tight(memory)) ? name : `${name}, ${memory}`;
}

const tight = (text: string) => text.replace(/\s/g, "");

/** "RTX 4090, 24 GB, 1,008 GB/s". */
export function machineFacts(machine: Machine, words: ModelStrings, language: Language): string {
  const name = machineName(machine, words, language);
  return machine.bandwidth === null ? name : `${name}, ${number(machine.bandwidth / 1e9, language)}\u00a0GB/s`;
}

type Told = Pick<Advice, "machine" | "wish">;

/** What to run and what it takes, in one or two sentences. */
export function adviceSentence(cell: Sizing, advice: Told, words: ModelStrings, language: Language): string {
  const { machine, wish } = advice;
  const { memoryBytes, usableBytes } = machine;
  const name = gemmaOf(cell.model).name;
  const precision = words.inSentence[cell.precision];
  const context = formatContext(Math.min(wish.context, gemmaOf(cell.model).context));
  const what = !wish.cache
    ? words.noCache(context)
    : wish.concurrency === 1
      ? words.oneContext(context)
      : words.manyContexts(wish.concurrency, context);
  const usable = sizeOf(usableBytes, language, false);
  const memory = usableBytes === memoryBytes ? usable : words.usable(usable);
  if (cell.fit === "too-big") {
    const takes = words.wouldTake(sizeOf(cell.total, language), memory, what);
    return `${words.isTooBig(name, precision)} ${takes}.`;
  }
  const start = cell.fit === "tight" ? words.isTight(name, precision) : words.run(name, precision);
  const takes = words.takes(gigabytes(cell.total, language), memory, what);
  return `${start} ${takes}${room(cell, advice, words)}`;
}

/** Not told of a processor: its memory has room for a hundred, its cores for one or two. */
function room(cell: Sizing, { machine, wish }: Told, words: ModelStrings): string {
  if (!wish.cache || machine.kind === "cpu" || cell.atOnce <= wish.concurrency) return ".";
  return wish.concurrency === 1 ? words.leavesRoom(cell.atOnce) : words.leavesMore(cell.atOnce);
}

/** What the sentence has already said. */
const alreadySaid: ReadonlySet<AdviceReason["key"]> = new Set(["fits", "leaves-room"]);

export function reasonSentences(
  reasons: readonly AdviceReason[],
  words: ModelStrings,
  language: Language,
): readonly string[] {
  return reasons
    .filter(({ key }) => !alreadySaid.has(key))
    .map(({ key, values }) => words.reasons[key]((name) => valueWords(name, values[name] ?? "", words, language)));
}

/** Numbers by what they are called; models and precisions as the table calls them. */
function valueWords(name: string, value: string | number, words: ModelStrings, language: Language): string {
  if (typeof value === "string") {
    if (value in words.inSentence) return words.inSentence[value as Precision];
    return gemmaModels.some(({ id }) => id === value) ? shortName(value as GemmaId) : value;
  }
  switch (name) {
    case "bytes":
    case "memoryBytes":
      return sizeOf(value, language);
    case "tokensPerSecond":
      return speed(value, language);
    case "context":
    case "asked":
      return formatContext(value);
    case "atOnce":
      return words.inWords(value);
    default:
      return number(value, language);
  }
}
