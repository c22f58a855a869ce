// Sentences of the conversation with their values filled in, in the reader's language.
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import type { CataloguePersona } from "../../server/api.ts";
import type { Workbench } from "../state/workbench.ts";
import type { ConversationStrings } from "../strings/conversation.en.ts";
import { localeOf } from "../strings/languages.ts";

type Values = Readonly<Record<string, string | number>>;

export function wordsOf(workbench: Pick<Workbench, "strings">): ConversationStrings {
  return workbench.strings().conversation;
}

/** What the persona is called; one that is gone has no name of its own any more. */
export function personaName(
  workbench: Pick<Workbench, "strings" | "local">,
  persona: Pick<CataloguePersona, "title"> | undefined,
): string {
  return persona ? workbench.local(persona.title) : wordsOf(workbench).unknownPersona;
}

/** The sentence with each `{name}` replaced; a name without a value stays as it is. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{([\w-]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The form for one or for many. */
export function count([one, many]: readonly [string, string], number: number, values: Values = {}): string {
  return fill(number === 1 ? one : many, { count: number, ...values });
}

/** Milliseconds as a person says them: 0.6, 9, 120 s; in German 0,6. */
export function secondsOf(ms: number, language: Language): string {
  const seconds = ms / 1000;
  const digits = seconds < 9.95 && seconds > 0 ? 1 : 0;
  return seconds.toLocaleString(localeOf(language), { maximumFractionDigits: digits, useGrouping: false });
}
