// The figures of the last run of each benchmark and evaluation, kept in figures.json beside this: BENCHMARKS.md is written from them.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Measure } from "./bench.ts";
import type { Machine } from "./machine.ts";

export interface Figures {
  readonly measures: readonly Measure[];
  /** As a person types it to measure the same again. */
  readonly command: string;
  readonly machine: Machine;
  /** How long the run took; null where it is not known. */
  readonly seconds: number | null;
}

/** By `bench/<name>` and `eval/<name>`: two of them share a name. */
export type AllFigures = Readonly<Record<string, Figures>>;

const file = fileURLToPath(new URL("figures.json", import.meta.url));

export function readFigures(): AllFigures {
  return JSON.parse(readFileSync(file, "utf8")) as AllFigures;
}

/** In the form that the formatter leaves as it is. */
export function writeFigures(figures: AllFigures): void {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}
