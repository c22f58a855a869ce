// What the engine itself notes beside an answer, in words that every persona has.
import type { RunEvent } from "./events.ts";

/** By the keys of the notes; `{name}` is replaced by the note's value. */
export const engineNotes = {
  "answer-cut": {
    en: "The answer reached its limit of {tokens} tokens and ends here. Ask for the rest to read on.",
    de: "Die Antwort hat ihre Grenze von {tokens} Token erreicht und endet hier. Frag nach dem Rest, um weiterzulesen.",
  },
} as const;

/** The model did not end the answer: so many tokens were all it could take. */
export function cutNote(tokens: number): RunEvent {
  return { type: "note", level: "info", key: "answer-cut", values: { tokens } };
}

export function isCut(notes: readonly { readonly key: string }[]): boolean {
  return notes.some(({ key }) => key === "answer-cut");
}
