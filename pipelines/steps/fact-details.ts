// What makes a statement worth asking for later: its numbers, days, names and habits; and what makes it pass.
import { dated } from "./fact-nouns.ts";

/** A number as a word, a habit. */
export const counted =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundred|dozen|half past|quarter (?:past|to)|o'clock|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|hundert|dutzend)(?![\p{L}])/iu;
export const habitual =
  /\b(?:every|each|always|never|daily|weekly|monthly|twice|once (?:a|per)|usually|for a living|per (?:day|week|month|year)|a (?:day|week|month|year)|immer|jede[nrs]?|täglich|nie|niemals|einmal|zweimal)(?![\p{L}])/iu;

/** It holds something that can be asked for. */
export function isConcrete(text: string): boolean {
  return (
    dated(text) ||
    counted.test(text) ||
    habitual.test(text) ||
    /(?:^|[^.!?:] )(?!I\b|AI\b|OK\b)\p{Lu}[\p{L}'-]+/u.test(` ${text}`)
  );
}

/** Pronouns point to what is not said here; "you" is the assistant. */
const pointing =
  /\b(?:it|this|that|these|those|them|you|your|yours|here|today|tonight|right now|lately|recently|dich|dir|dein\p{L}*|heute|hier)(?![\p{L}])/iu;

export const isPointing = (text: string): boolean => pointing.test(text);

export const withoutNumbers = (text: string) =>
  text.replace(
    /\b(?:\p{N}[\p{N}.,:]*|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:-\p{L}+)?)(?![\p{L}\p{N}])/giu,
    "",
  );

/** What is said of the subject and may change: its numbers, names and days. */
export function withoutDetail(value: string): string {
  return withoutNumbers(value)
    .split(" ")
    .filter((word) => !/^\p{Lu}/u.test(word) && !counted.test(word) && !dated(word))
    .join(" ");
}
