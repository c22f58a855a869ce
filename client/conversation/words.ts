// Sentences of the conversation with their values filled in, in the reader's language.
import type { Workbench } from "../state/workbench.ts";
import type { ConversationStrings } from "../strings/conversation.en.ts";

type Values = Readonly<Record<string, string | number>>;

export function wordsOf(workbench: Pick<Workbench, "strings">): ConversationStrings {
  return workbench.strings().conversation;
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

/** Milliseconds as a person says them: 0.6, 9, 120 s. */
export function secondsOf(ms: number): string {
  const seconds = ms / 1000;
  return seconds < 9.95 && seconds > 0 ? seconds.toFixed(1).replace(/\.0$/, "") : String(Math.round(seconds));
}
