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
  /** What was shown by running; missing where nothing of the kind may be said or is checked elsewhere. */
  readonly shown?: Shown;
}

/** What a sentence may say of runs. */
export interface Shown {
  /** Code was run or measured. */
  readonly run: boolean;
  /** Tests were run, and all passed. */
  readonly pass: boolean;
  /** A fix was run and held. */
  readonly fix: boolean;
}

const lineNumbers = /\b(?:lines?|zeilen?)\s+(\d+)(?:\s*(?:-|–|to|bis|and|und)\s*(\d+))?/gi;
const claim =
  /\b(?:bugs?|wrong|incorrect|broken|mistakes?|flaws?|faulty|fails?|crash(?:es)?|off[- ]by[- ]one|should (?:be|have|use|return)|fehler\w*|falsch\w*|kaputt\w*|sollte|stürzt ab)\b/i;

/** Sentences about runs, in the order of Shown; one that says “not” or “no” claims none. */
const wasRun =
  /\b(?:was|were|been|is) (?:run|executed|measured|proven|verified|tested)\b|\b(?:ausgeführt|gemessen|belegt|bewiesen|getestet)\b/i;
const testsPass =
  /\btests?\b[^.]*\b(?:pass(?:es|ed)?|succeeds?|succeeded|(?:is|are) green)\b|\bpass(?:es|ed)? (?:all|the|every|its)\b[^.]*\btests?\b|\btests?\b[^.]*\b(?:bestehen|besteht|bestanden|laufen durch|grün)\b/i;
const fixHolds =
  /\b(?:fix|fixed|change|correction)\b[^.]*\b(?:run|executed|proven|verified|tested|works|holds|pass(?:es|ed)?)\b|\b(?:Lösung|Korrektur|Änderung|behoben)\b[^.]*\b(?:gelaufen|ausgeführt|belegt|bewiesen|getestet|funktioniert|hält|besteh\w*|bestanden)\b/i;
const denies = /\b(?:not|no|none|never|without|cannot|nicht|kein\w*|ohne|nie)\b|n't\b/i;

function claimsTooMuch(sentence: string, { run, pass, fix }: Shown): boolean {
  if (denies.test(sentence)) return false;
  return (!run && wasRun.test(sentence)) || (!pass && testsPass.test(sentence)) || (!fix && fixHolds.test(sentence));
}

/** A small model that says the task back, or asks in its turn, explains nothing. */
const saysBack =
  /\?\s*$|\b(?:the|this) (?:person|user|question|task|prompt)\b|\b(?:die Person|der Nutzer|die Frage|die Aufgabe)\b/i;

export function checkedSentences(text: string, ground: Ground): string {
  const whole = ground.files.map((each) => each.text).join("\n");
  const known = [whole, ...ground.texts].join("\n");
  const longest = Math.max(0, ...ground.files.map(lineCount));
  const kept = splitSentences(text).filter(({ text: sentence }) => {
    if (saysBack.test(sentence)) return false;
    if (ground.shown && claimsTooMuch(sentence, ground.shown)) return false;
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
