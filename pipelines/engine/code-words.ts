// What a run, a proof and a measurement say, in the reader's language: for the page, for copies and for other personas.
import type { Fix, Growth, Measurement, Proof, RanAnyway } from "./code-answers.ts";
import type { LineRange } from "./code.ts";
import type { Language } from "./error-sentences.ts";
import { notRunSentence } from "./code-reasons.ts";
import type { RunSummary, SandboxStatus } from "./sandbox.ts";

const statuses: Readonly<Record<Exclude<SandboxStatus, "done">, Readonly<Record<Language, string>>>> = {
  raised: { en: "fails", de: "schlägt fehl" },
  "time-limit": { en: "does not end", de: "endet nicht" },
  "cpu-limit": { en: "does not end", de: "endet nicht" },
  "memory-limit": { en: "takes too much memory", de: "braucht zu viel Speicher" },
  "output-limit": { en: "prints without end", de: "gibt endlos aus" },
  crashed: { en: "crashes", de: "stürzt ab" },
};

const words = {
  en: {
    notRunShort: "not run",
    pass: "{passed} of {total} pass",
    runs: "runs through",
    testsFail: ["{failed} of {total} test", "{failed} of {total} tests"],
    errorAt: "{error} at line {line}",
    stoppedAfter: "stopped after {time}",
    proven: "Proven by a run. Before: {before}. After: {after}.",
    expected: "Gives what the model expects. Before: {before}. After: {after}.",
    refuted: "Tried, and it did not hold. Before: {before}. After: {after}.",
    unrun: "Not run.",
    checked: "Parsed and checked: {what}.",
    gone: ["{count} finding gone, none new", "{count} findings gone, none new"],
    nothingNew: "nothing new found",
    chance: "Run, but it shows nothing: what failed before passes now without it too.",
    otherTests: "Run: {title}, but not with all the tests from before.",
    failsAsBefore: "Run: {title}, as before.",
    asBefore: "{passed} of {total} tests pass, as before",
    runsAsBefore: "Runs through, as before",
    sameCode: "Only comments and documentation differ: the syntax trees are equal.",
    faster: "{ratio} times faster at {amount}",
    slower: "{ratio} times slower at {amount}",
    alike: "as fast as before at {amount}",
    sized: "{unit} of size {n}",
    grows: "grows as {growth}",
    steady: "does not grow",
    same: ["Same result on {count} random input.", "Same result on {count} random inputs."],
    different: "The results differ: {input}.",
    line: "line {lines}",
    lines: "lines {lines}",
  },
  de: {
    notRunShort: "nicht ausgeführt",
    pass: "{passed} von {total} bestehen",
    runs: "läuft durch",
    testsFail: ["{failed} von {total} Test", "{failed} von {total} Tests"],
    errorAt: "{error} in Zeile {line}",
    stoppedAfter: "angehalten nach {time}",
    proven: "Durch einen Lauf belegt. Vorher: {before}. Nachher: {after}.",
    expected: "Ergibt, was das Modell erwartet. Vorher: {before}. Nachher: {after}.",
    refuted: "Versucht, und es hielt nicht. Vorher: {before}. Nachher: {after}.",
    unrun: "Nicht ausgeführt.",
    checked: "Gelesen und geprüft: {what}.",
    gone: ["{count} Befund weg, keiner neu", "{count} Befunde weg, keiner neu"],
    nothingNew: "nichts Neues gefunden",
    chance: "Ausgeführt, sagt aber nichts: Was vorher fehlschlug, besteht jetzt auch ohne sie.",
    otherTests: "Ausgeführt: {title}, aber nicht mit allen Tests von vorher.",
    failsAsBefore: "Ausgeführt: {title}, wie vorher.",
    asBefore: "{passed} von {total} Tests bestehen, wie vorher",
    runsAsBefore: "Läuft durch, wie vorher",
    sameCode: "Nur Kommentare und Dokumentation sind anders: Die Syntaxbäume sind gleich.",
    faster: "{ratio}-mal schneller bei {amount}",
    slower: "{ratio}-mal langsamer bei {amount}",
    alike: "so schnell wie vorher bei {amount}",
    sized: "{unit} der Größe {n}",
    grows: "wächst wie {growth}",
    steady: "wächst nicht",
    same: ["Gleiches Ergebnis bei {count} Zufallseingabe.", "Gleiches Ergebnis bei {count} Zufallseingaben."],
    different: "Die Ergebnisse unterscheiden sich: {input}.",
    line: "Zeile {lines}",
    lines: "Zeilen {lines}",
  },
} as const;

/** What `n` may count; another word stays as the measurement gives it. */
const unitsDe: Readonly<Record<string, string>> = {
  rows: "Zeilen",
  numbers: "Zahlen",
  items: "Einträgen",
  elements: "Elementen",
  characters: "Zeichen",
  words: "Wörtern",
  keys: "Schlüsseln",
  pairs: "Paaren",
  nodes: "Knoten",
};

export function hasPassed({ status, passed, total }: RunSummary): boolean {
  return status === "done" && passed === total;
}

/** “fails”, “4 of 4 pass”, “does not end”. */
export function runTitle(run: RunSummary, language: Language): string {
  const { pass, runs, notRunShort } = words[language];
  if (run.status === "not-run") return notRunShort;
  if (run.status !== "done") return statuses[run.status][language];
  if (run.total === 0) return runs;
  return run.passed === run.total ? fill(pass, run) : statuses.raised[language];
}

/** “2 of 4 tests, IndexError at line 12”; empty where the title says all. */
export function runDetail(run: RunSummary, language: Language): string {
  if (run.reason) return notRunSentence(run.reason, language);
  const failed = run.total - run.passed;
  const trouble = troubleOf(run, language);
  const stopped = run.status === "time-limit" || run.status === "cpu-limit" || run.status === "memory-limit";
  return [
    failed > 0 ? count(words[language].testsFail, run.total, { failed, total: run.total }) : "",
    trouble,
    stopped ? fill(words[language].stoppedAfter, { time: timeText(run.ms, language) }) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

/** The error that ended the run, or the first failed test's. Of an assertion the test says more than its name and place. */
function troubleOf({ error, tests }: RunSummary, language: Language): string {
  if (error?.name === "AssertionError" && tests.length > 0) return "";
  if (error) {
    const line = error.trace.at(-1)?.line;
    return line === undefined ? error.name : fill(words[language].errorAt, { error: error.name, line });
  }
  const broken = tests.find(({ status, message }) => status === "error" && message);
  const name = /^[\w.]*(?:Error|Exception)\b/.exec(broken?.message ?? "")?.[0];
  if (!broken || !name) return "";
  return broken.line === undefined ? name : fill(words[language].errorAt, { error: name, line: broken.line });
}

/** The whole proof in one or two sentences. */
export function proofSentence(proof: Proof, language: Language): string {
  const { [language]: say } = words;
  switch (proof.kind) {
    case "proven":
    case "expected":
    case "refuted": {
      const told = (run: RunSummary) => [runTitle(run, language), runDetail(run, language)].filter(Boolean).join(", ");
      return fill(say[proof.kind], { before: told(proof.before), after: told(proof.after) });
    }
    case "checked": {
      const { run, ran } = proof;
      const shown = run ? `${asBeforeText(run, language)}.` : ran ? ranAnywayText(ran, language) : say.unrun;
      return `${shown} ${checkedText(proof.gone, language)}`;
    }
    case "same-code":
      return say.sameCode;
    case "not-run":
      return notRunSentence(proof.reason, language);
  }
}

/** Why a run proves nothing: “Run: fails, 2 of 4 tests, as before.” */
export function ranAnywayText({ how, run }: RanAnyway, language: Language): string {
  const { chance, otherTests, failsAsBefore } = words[language];
  const title = [runTitle(run, language), runDetail(run, language)].filter(Boolean).join(", ");
  return how === "chance" ? chance : fill(how === "other-tests" ? otherTests : failsAsBefore, { title });
}

/** “4 of 4 tests pass, as before”, of a run after a change that was to break nothing. */
export function asBeforeText(run: RunSummary, language: Language): string {
  const { asBefore, runsAsBefore } = words[language];
  return run.total === 0 ? runsAsBefore : fill(asBefore, run);
}

/** “Parsed and checked: 2 findings gone, none new.” */
export function checkedText(gone: number, language: Language): string {
  const { checked, gone: many, nothingNew } = words[language];
  return fill(checked, { what: gone > 0 ? count(many, gone) : nothingNew });
}

/** “192 times faster at 16,000 rows”; null where there is nothing to compare. */
export function ratioText(measurement: Measurement, language: Language, locale: string = language): string | null {
  const { result } = measurement;
  if (result.kind !== "measured" || result.ratio === null || result.ratio <= 0) return null;
  const n = result.points.findLast(({ beforeMs, afterMs }) => beforeMs !== null && afterMs)?.n;
  if (n === undefined) return null;
  const { faster, slower, alike } = words[language];
  const isAlike = Math.abs(result.ratio - 1) < 0.05;
  const ratio = result.ratio < 1 ? 1 / result.ratio : result.ratio;
  return fill(isAlike ? alike : result.ratio < 1 ? slower : faster, {
    ratio: new Intl.NumberFormat(locale, { maximumFractionDigits: ratio < 10 ? 1 : 0 }).format(ratio),
    amount: amountText(n, result.unit, language, locale),
  });
}

export function growthText(growth: Growth | null, language: Language): string {
  if (growth === null) return "";
  return growth === "1" ? words[language].steady : fill(words[language].grows, { growth });
}

/** “Same result on 200 random inputs.”; empty where results were not compared. */
export function equalText({ result }: Measurement, language: Language, locale: string = language): string {
  if (result.kind !== "measured" || !result.equal) return "";
  const { inputs, different } = result.equal;
  if (different !== null) return fill(words[language].different, { input: `\`${different}\`` });
  return count(words[language].same, inputs, { count: new Intl.NumberFormat(locale).format(inputs) });
}

/** “16,000 rows”, “n = 16,000”, “text of size 16,000”: what grows is often the name of a parameter. */
export function amountText(n: number, unit: string, language: Language, locale: string = language): string {
  const amount = new Intl.NumberFormat(locale).format(n);
  if (unit.length === 1) return `${unit} = ${amount}`;
  return /^\p{L}+s$/u.test(unit)
    ? `${amount} ${unitText(unit, language)}`
    : fill(words[language].sized, { unit, n: amount });
}

export function unitText(unit: string, language: Language): string {
  return language === "de" && Object.hasOwn(unitsDe, unit) ? (unitsDe[unit] ?? unit) : unit;
}

/** “4.99 s”, “26 ms”, “0.4 ms”: three figures at most. */
export function timeText(ms: number, language: Language, locale: string = language): string {
  const isSeconds = ms >= 1000;
  const value = isSeconds ? ms / 1000 : ms;
  const digits = value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return `${new Intl.NumberFormat(locale, digits).format(value)} ${isSeconds ? "s" : "ms"}`;
}

/** “8”, “16–19”. */
export function lineText({ from, to }: LineRange): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** “line 8”, “lines 16–19”. */
export function linesText(lines: LineRange, language: Language): string {
  const { line, lines: many } = words[language];
  return fill(lines.from === lines.to ? line : many, { lines: lineText(lines) });
}

/** Proven, or proven to change nothing but words: what may be taken over without a second thought. */
export function isSafe({ proof }: Pick<Fix, "proof">): boolean {
  return proof.kind === "proven" || proof.kind === "same-code";
}

function count([one, many]: readonly [string, string], number: number, values: object = {}): string {
  return fill(number === 1 ? one : many, { count: number, ...values });
}

function fill(sentence: string, values: object): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String((values as Readonly<Record<string, unknown>>)[name]) : whole,
  );
}
