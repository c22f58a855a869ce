// How a model is told in few words: its state as a tone, its numbers in the reader's language.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { localeOf } from "../strings/languages.ts";
import type { ModelEntry } from "../../server/api.ts";

/** Class of the state's dot; the word beside it says the same. */
export function toneOf(state: ModelEntry["state"] | undefined): "" | "wait" | "off" | "idle" {
  switch (state) {
    case "ready":
    case "idle":
      return "";
    case "fetching":
    case "loading":
      return "wait";
    case "failed":
    case "unreachable":
      return "off";
    case "missing":
    case "paused":
    case undefined:
      return "idle";
  }
}

/** It can be asked now, or loads when it is. */
export function answersNow({ state }: Pick<ModelEntry, "state">): boolean {
  return state === "ready" || state === "idle" || state === "loading";
}

/** 32,768 as 32k: contexts are powers of two, and 1k is 1,024 there. */
export function formatContext(tokens: number): string {
  return tokens >= 1024 ? `${Math.round(tokens / 1024)}k` : String(tokens);
}

/** Bytes in the decimal units disks and downloads are counted in; no line ends between number and unit. */
export function formatBytes(bytes: number, language: Language): string {
  const [unit, size] = unitOf(bytes);
  const digits = bytes / size >= 100 ? 0 : 1;
  // Only nothing is "0 kB".
  const least = bytes > 0 ? 10 ** -digits : 0;
  const written = new Intl.NumberFormat(localeOf(language), {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(Math.max(least, bytes / size));
  return written.replaceAll(" ", "\u00a0");
}

function unitOf(bytes: number): readonly [unit: string, size: number] {
  if (bytes >= 1e9) return ["gigabyte", 1e9];
  return bytes >= 1e5 ? ["megabyte", 1e6] : ["kilobyte", 1e3];
}

export function formatTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

/** 0 to 100; null while the whole is not known. */
export function percentOf(progress: ModelEntry["progress"]): number | null {
  if (!progress || progress.total <= 0) return null;
  return Math.min(100, Math.round((progress.done / progress.total) * 100));
}
