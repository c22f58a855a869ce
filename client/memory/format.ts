// Days and token counts as the reader's language writes them.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { localeOf } from "../strings/languages.ts";

/** 12 Nov; with its year where that is another one. */
export function formatDay(iso: string, language: Language, now = new Date()): string {
  const at = new Date(iso);
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(localeOf(language), { day: "numeric", month: "short", ...year }).format(at);
}

export function formatTokens(count: number, language: Language): string {
  return count.toLocaleString(language);
}
