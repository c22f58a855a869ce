// Which published scores stand against each other: the benchmarks by what they test, and the two models worth comparing. Pure.
import { gemmaModels } from "../../../pipelines/engine/sizing/gemma.ts";
import type { Benchmark, GemmaId } from "../../../pipelines/engine/sizing/sizing.ts";

export const scoreGroups = [
  { name: "coding", tests: ["humaneval", "mbpp", "livecodebench"] },
  { name: "knowledge", tests: ["mmlu", "gpqa-diamond"] },
  { name: "maths", tests: ["math", "gsm8k"] },
] as const satisfies readonly { readonly name: string; readonly tests: readonly Benchmark[] }[];

/** Ids of the models that were scored, largest first. */
export const scored: readonly GemmaId[] = gemmaModels
  .filter(({ scores }) => Object.keys(scores).length > 0)
  .map(({ id }) => id)
  .toReversed();

/** The model in question against the next smaller one; the smallest, and one without scores, below the next larger. */
export function pairFor(about: GemmaId | undefined): readonly [GemmaId, GemmaId] {
  const at = about === undefined ? 0 : scored.indexOf(about);
  const from = at === -1 || at === scored.length - 1 ? scored.length - 2 : at;
  const [upper = "27b", lower = "12b"] = scored.slice(from, from + 2);
  return [upper, lower];
}
