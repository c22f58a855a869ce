// Sizes, speeds and moments as the models page writes them, in the reader's language. Pure.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { localeOf } from "../strings/languages.ts";

/** Bytes as the number of gigabytes alone, "17.2"; a figure that is compared keeps its decimal. */
export function gigabytes(bytes: number, language: Language, isCompared = true): string {
  const amount = bytes / 1e9;
  const isLarge = amount >= 1000;
  return new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: isCompared && !isLarge ? 1 : 0,
    maximumFractionDigits: isLarge ? 0 : 1,
  }).format(bytes > 0 ? Math.max(0.1, amount) : 0);
}

/** The same with its unit, never parted from it at the end of a line. */
export function sizeOf(bytes: number, language: Language, isCompared = true): string {
  return `${gigabytes(bytes, language, isCompared)}\u00a0GB`;
}

/** Tokens a second: whole from ten on. */
export function speed(tokensPerSecond: number, language: Language): string {
  return number(tokensPerSecond, language, tokensPerSecond >= 10 ? 0 : 1);
}

export function number(value: number, language: Language, digits = 0, least = 0): string {
  return new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A share with its sign: 0.13 is "+13 %". */
export function deviation(share: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: "percent",
    signDisplay: "exceptZero",
    maximumFractionDigits: 0,
  }).format(share);
}

/** Milliseconds of a download after which its speed is believed. */
const believedAfter = 3000;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Minutes a download still takes, at least one, by what came since it was first seen; null where that is too little to tell. */
export function minutesLeft(since: { readonly done: number; readonly at: number }, progress: Progress, now: number) {
  const passed = now - since.at;
  const came = progress.done - since.done;
  if (passed < believedAfter || came <= 0) return null;
  return Math.max(1, Math.round(((progress.total - progress.done) / came) * (passed / 60_000)));
}

const steps = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
] as const;

/** "3 minutes ago"; null within the last minute. */
export function ago(iso: string, now: number, language: Language): string | null {
  const passed = now - Date.parse(iso);
  const step = steps.findLast(([, ms]) => passed >= ms);
  if (!step) return null;
  return new Intl.RelativeTimeFormat(localeOf(language)).format(-Math.floor(passed / step[1]), step[0]);
}
