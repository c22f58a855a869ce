// Scripted captions over what is in a picture: half of them clean, half with one thing invented. The rules were written with the development half in sight.
import { readFileSync } from "node:fs";
import { findClaims } from "../../pipelines/steps/creator/claims/find-claims.ts";

export type Half = "development" | "held-out";

interface Scene {
  readonly scene: string;
  readonly language: string;
  readonly line: string;
  readonly items: readonly (readonly [kind: string, text: string])[];
  readonly clean: readonly string[];
  readonly invented: readonly (readonly [text: string, kind: string, what: string])[];
}

interface Checked {
  readonly text: string;
  /** Null for a clean caption. */
  readonly kind: string | null;
  readonly isRight: boolean;
  readonly flagged: readonly string[];
}

export const captionBars = { flagged: 0.95, falsely: 0.1 } as const;

function scenesOf(half: Half): readonly Scene[] {
  const file = new URL(`../data/creator/claims-${half}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Scene[];
}

/** An invented thing counts as flagged where a flag lies on it, not anywhere in its caption. */
export function checkedCaptions(half: Half): readonly Checked[] {
  return scenesOf(half).flatMap(({ items, line, language, clean, invented }) => {
    const sources = [...items.map(([, text]) => text), line];
    const flagsOf = (text: string) => findClaims(text, sources, language);
    return [
      ...clean.map((text): Checked => {
        const flagged = flagsOf(text).map((flag) => flag.text);
        return { text, kind: null, isRight: flagged.length === 0, flagged };
      }),
      ...invented.map(([text, kind, what]): Checked => {
        const [start, end] = [text.indexOf(what), text.indexOf(what) + what.length];
        const flags = flagsOf(text);
        return {
          text,
          kind,
          isRight: flags.some((flag) => flag.start < end && start < flag.end),
          flagged: flags.map((flag) => flag.text),
        };
      }),
    ];
  });
}
