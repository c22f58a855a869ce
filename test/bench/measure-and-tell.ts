// A run as a person sees it: each figure as it comes, the tables at the end with what misses its bar first, and BENCHMARKS.md where the run is to be kept.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Scale } from "./bench.ts";
import { readFigures, writeFigures } from "./figures.ts";
import type { AllFigures } from "./figures.ts";
import { runAll } from "./run-all.ts";
import { filled, machinesOf, missedOf, tableOf } from "./tables.ts";

export const benchmarksFile = fileURLToPath(new URL("../../BENCHMARKS.md", import.meta.url));

/** Whether every bar is met. Ctrl+C ends the run and keeps what was measured. */
export async function measureAndTell(
  keys: readonly string[],
  { scale, writes }: { readonly scale: Scale; readonly writes: boolean },
): Promise<boolean> {
  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  const began = performance.now();
  // Kept after each one: hours may lie between the first and the last.
  const each = (key: string, figures: AllFigures) => writes && keep(key, figures);
  const figures = await runAll({ keys, scale, each, signal: stopping.signal });
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  const slowest = Object.entries(figures)
    .toSorted(([, one], [, other]) => (other.seconds ?? 0) - (one.seconds ?? 0))
    .map(([key, { seconds }]) => `${key} ${seconds} s`);
  const parts = [machinesOf(figures), missedOf(figures), tableOf(Object.keys(figures), figures)];
  console.log(`\n${parts.join("\n\n")}\n\n${minutes} minutes: ${slowest.join(", ")}`);
  return Object.values(figures).every(({ measures }) => measures.every(({ met }) => met !== false));
}

function keep(key: string, figures: AllFigures): void {
  const run = figures[key];
  if (!run) return;
  const all = { ...readFigures(), [key]: run };
  writeFigures(all);
  writeFileSync(benchmarksFile, filled(readFileSync(benchmarksFile, "utf8"), all));
}
