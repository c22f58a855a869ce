// What an evaluation is: a measurement of quality on questions with known answers, reported against bars.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Report } from "../bench/bench.ts";

export interface Evaluation {
  readonly name: string;
  readonly run: (report: Report) => Promise<void>;
}

export interface Question {
  readonly id: string;
  readonly doc: string;
  readonly question: string;
  readonly page: number;
  /** Words of that page, exact but for white space. */
  readonly quote: string;
  /** Other pages with the same words. */
  readonly also_pages?: readonly number[];
}

export interface Unanswerable {
  readonly id: string;
  readonly about: string;
  readonly question: string;
}

export type QuestionSet = "papers" | "calibration";

export function folderOf(set: QuestionSet): string {
  return fileURLToPath(new URL(`../data/${set}/`, import.meta.url));
}

export function questionsOf(set: QuestionSet): readonly Question[] {
  return linesOf(`${folderOf(set)}questions.jsonl`) as Question[];
}

export function unanswerableOf(set: QuestionSet): readonly Unanswerable[] {
  return linesOf(`${folderOf(set)}unanswerable.jsonl`) as Unanswerable[];
}

function linesOf(file: string): unknown[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

/** As in `0.96 (47 of 49)`. */
export function share(hits: number, all: number): string {
  return `${(hits / all).toFixed(3)} (${hits} of ${all})`;
}

/** Every so many questions, from a place the seed chooses. */
export function some<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, at) => at % step === seed % step).slice(0, count);
}
