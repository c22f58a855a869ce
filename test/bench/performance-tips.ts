// Measuring a change of a function: is its growth found, its gain shown, a wrong change refused and an empty one not praised?
import { measureGrowth } from "../../pipelines/steps/code/measure/measure-growth.ts";
import type { Measurement } from "../../pipelines/engine/code-answers.ts";
import { isFaster } from "../../pipelines/steps/code/measure/verdict.ts";
import { performancePairs } from "../support/performance-pairs.ts";
import type { KnownPair } from "../support/performance-pairs.ts";
import { openRealSandbox } from "../support/real-sandbox.ts";
import { times } from "./bench.ts";
import type { Bench, Report } from "./bench.ts";

type Result = Measurement["result"];

export async function measurePairs(
  pairs: readonly KnownPair[],
): Promise<readonly { readonly pair: KnownPair; readonly result: Result }[]> {
  await using sandbox = openRealSandbox();
  const measured: { pair: KnownPair; result: Result }[] = [];
  for (const pair of pairs) measured.push({ pair, result: await measureGrowth({ ...pair.request, sandbox }) });
  return measured;
}

/** What the result says of a pair, in a few words; null where it is what is true. */
export function wrongOf({ kind, growth }: KnownPair, result: Result): string | null {
  if (result.kind === "not-measured") return `not measured: ${result.reason.key}`;
  const inputs = result.equal?.inputs ?? 0;
  const different = result.equal?.different ?? null;
  if (kind === "different") return different === null ? `called equal on ${inputs} inputs` : null;
  if (different !== null) return `called different: ${different}`;
  if (kind === "not-faster") return isFaster(result) ? `called faster, ratio ${result.ratio?.toFixed(1)}` : null;
  if (inputs < 100) return `compared on ${inputs} inputs only`;
  if (!isFaster(result)) return `not called faster, ratio ${result.ratio?.toFixed(1)}`;
  const isRight = result.growth.before === growth?.before && result.growth.after === growth?.after;
  return isRight ? null : `${result.growth.before} → ${result.growth.after}`;
}

const what: Readonly<Record<KnownPair["kind"], string>> = {
  faster: "growth of both sides right, ratio shown, equal on ≥ 100 inputs",
  different: "a change of what the function does is shown by an input",
  "not-faster": "what is not faster is not called so",
};

async function judge(kind: KnownPair["kind"], pairs: readonly KnownPair[], report: Report): Promise<void> {
  const measured = await measurePairs(pairs);
  const wrongly = measured.flatMap(({ pair, result }) => {
    const wrong = wrongOf(pair, result);
    return wrong === null ? [] : [`${pair.name} (${wrong})`];
  });
  const ratios = measured.flatMap(({ result }) => (result.kind === "measured" && result.ratio ? [result.ratio] : []));
  const least = kind === "faster" && ratios.length > 0 ? `, ratios from ${Math.min(...ratios).toFixed(0)}` : "";
  report({
    measure: `performance tips: ${what[kind]}`,
    figure: `${pairs.length - wrongly.length} of ${pairs.length}${least}${wrongly.length > 0 ? `; not: ${wrongly.join(", ")}` : ""}`,
    bar: `${pairs.length} of ${pairs.length}`,
    met: wrongly.length === 0,
  });
}

export const performanceTips: Bench = {
  name: "performance-tips",
  run: async (scale, report) => {
    for (const kind of ["faster", "different", "not-faster"] as const) {
      const all = performancePairs().filter((pair) => pair.kind === kind);
      await judge(kind, all.slice(0, times(all.length, scale)), report);
    }
  },
};
