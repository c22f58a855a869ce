// Reads findings, fixes, measurements and runs out of unknown values: what has another shape is left out, so that nothing later falls over it.
import { growthClasses } from "./code-answers.ts";
import type { CodeSample, Fix, LineNote, Measurement } from "./code-answers.ts";
import { codeLanguages, findingCategories, severities } from "./code.ts";
import type { CodeFile, Finding } from "./code.ts";
import { namedReasons, plainReasons, sandboxStatuses } from "./sandbox.ts";
import type { RunSummary } from "./sandbox.ts";

type Is = (value: unknown) => boolean;

const text: Is = (value) => typeof value === "string";
const number: Is = (value) => typeof value === "number" && Number.isFinite(value);
const oneOf =
  (allowed: readonly unknown[]): Is =>
  (value) =>
    allowed.includes(value);
const maybe =
  (is: Is): Is =>
  (value) =>
    value === undefined || is(value);
const orNull =
  (is: Is): Is =>
  (value) =>
    value === null || is(value);
const listOf =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const any =
  (...shapes: readonly Is[]): Is =>
  (value) =>
    shapes.some((is) => is(value));
const shape =
  (fields: Readonly<Record<string, Is>>): Is =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([key, is]) => is((value as Readonly<Record<string, unknown>>)[key]));

const lines = shape({ from: number, to: number });
const reason = any(shape({ key: oneOf(namedReasons), name: text }), shape({ key: oneOf(plainReasons) }));

const finding = shape({
  findingId: text,
  file: text,
  lines,
  severity: oneOf(severities),
  category: oneOf(findingCategories),
  origin: any(
    shape({ kind: oneOf(["tool"]), tool: text, rule: text, url: maybe(text) }),
    shape({ kind: oneOf(["run"]) }),
    shape({ kind: oneOf(["model"]), score: number }),
  ),
  title: text,
  why: maybe(text),
  reproduction: maybe(text),
});

const run = shape({
  status: oneOf([...sandboxStatuses, "not-run"]),
  tests: listOf(
    shape({
      name: text,
      status: oneOf(["passed", "failed", "error", "skipped"]),
      message: maybe(text),
      file: maybe(text),
      line: maybe(number),
    }),
  ),
  passed: number,
  total: number,
  error: maybe(shape({ name: text, message: text, trace: listOf(shape({ file: text, line: number })) })),
  output: text,
  ms: number,
  ranIn: maybe(oneOf(["pyodide", "quickjs", "own-python", "own-node"])),
  reason: maybe(reason),
});

const language = oneOf(codeLanguages);
const ran = { before: run, after: run, round: number };

const ranAnyway = shape({ how: oneOf(["chance", "other-tests", "fails-as-before"]), run });

const fix = shape({
  fixId: text,
  purpose: oneOf(["bug", "faster", "lint", "document", "change"]),
  title: text,
  by: oneOf(["model", "tool", "search"]),
  findingIds: listOf(text),
  changes: listOf(shape({ name: text, language, before: orNull(text), after: orNull(text) })),
  proof: any(
    shape({ kind: oneOf(["proven", "expected", "refuted"]), ...ran }),
    shape({ kind: oneOf(["checked"]), gone: number, run: maybe(run), ran: maybe(ranAnyway) }),
    shape({ kind: oneOf(["same-code"]) }),
    shape({ kind: oneOf(["not-run"]), reason }),
  ),
});

const growth = orNull(oneOf(growthClasses));

const measurement = shape({
  measurementId: text,
  file: text,
  name: text,
  lines,
  fixId: orNull(text),
  findingIds: listOf(text),
  result: any(
    shape({
      kind: oneOf(["measured"]),
      unit: text,
      points: listOf(shape({ n: number, beforeMs: orNull(number), afterMs: orNull(number) })),
      growth: shape({ before: growth, after: growth }),
      ratio: orNull(number),
      equal: orNull(shape({ inputs: number, different: orNull(text) })),
      repeats: number,
    }),
    shape({ kind: oneOf(["not-measured"]), reason }),
  ),
  claim: orNull(shape({ time: text, space: text, timeAfter: maybe(text), spaceAfter: maybe(text) })),
  hot: listOf(shape({ line: number, share: number })),
});

const note = shape({ file: text, lines, text });
const file = shape({ name: text, language, text });
const sample = shape({
  language: oneOf([...codeLanguages, "http"]),
  text,
  checkedBy: orNull(oneOf(["schema", "types"])),
  problems: listOf(text),
});

const readList =
  <Item>(is: Is) =>
  (value: unknown): readonly Item[] =>
    Array.isArray(value) ? value.filter((each): each is Item => is(each)) : [];
const readOne =
  <Item>(is: Is) =>
  (value: unknown): Item | undefined =>
    is(value) ? (value as Item) : undefined;

export const findingsOf = readList<Finding>(finding);
export const fixesOf = readList<Fix>(fix);
export const measurementsOf = readList<Measurement>(measurement);
export const notesOf = readList<LineNote>(note);
export const codeFilesOf = readList<CodeFile>(file);
export const runOf = readOne<RunSummary>(run);
export const sampleOf = readOne<CodeSample>(sample);
