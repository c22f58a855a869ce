// Lets through only those sentences of a model whose lines and names exist, and that claim no bug which nothing has shown.
import type { CodeFile } from "../../../engine/code.ts";
import { splitSentences } from "../../split-sentences.ts";
import { lineCount } from "../choose-code.ts";

interface Ground {
  readonly files: readonly CodeFile[];
  /** Texts whose names may be named beside those of the code: the facts, the question, the error. */
  readonly texts: readonly string[];
  /** False where a sentence that speaks of a bug must go. */
  readonly mayClaim: boolean;
}

const lineNumbers = /\b(?:lines?|zeilen?)\s+(\d+)(?:\s*(?:-|–|to|bis|and|und)\s*(\d+))?/gi;
const claim =
  /\b(?:bugs?|wrong|incorrect|broken|mistakes?|flaws?|faulty|fails?|crash(?:es)?|off[- ]by[- ]one|should (?:be|have|use|return)|fehler\w*|falsch\w*|kaputt\w*|sollte|stürzt ab)\b/i;

/** A small model that says the task back, or asks in its turn, explains nothing. */
const saysBack =
  /\?\s*$|\b(?:the|this) (?:person|user|question|task|prompt)\b|\b(?:die Person|der Nutzer|die Frage|die Aufgabe)\b/i;

export function checkedSentences(text: string, ground: Ground): string {
  const whole = ground.files.map((each) => each.text).join("\n");
  const known = [whole, ...ground.texts].join("\n");
  const longest = Math.max(0, ...ground.files.map(lineCount));
  const kept = splitSentences(text).filter(({ text: sentence }) => {
    if (saysBack.test(sentence)) return false;
    const lines = [...sentence.matchAll(lineNumbers)].flatMap(([, from, to]) => [Number(from), Number(to ?? from)]);
    if (lines.some((line) => line < 1 || line > longest)) return false;
    const names = [...sentence.matchAll(/`([^`\n]{1,80})`/g)].map(([, name = ""]) => name.trim());
    if (names.some((name) => !holds(known, name))) return false;
    return ground.mayClaim || !claim.test(sentence);
  });
  return kept.map((each) => each.text.trim()).join(" ");
}

/** As it stands, or by each of the names in it. */
function holds(known: string, name: string): boolean {
  if (known.includes(name)) return true;
  const parts = name.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return parts.every((part) => known.includes(part));
}
