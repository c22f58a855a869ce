// The Developer's values as zod schemas, one with the types of engine/code.ts and engine/sandbox.ts.
import { z } from "zod";
import { growthClasses } from "../../engine/code-answers.ts";
import type { CodeSample, Fix, LineNote, Measurement } from "../../engine/code-answers.ts";
import { codeLanguages, codeLimits, codeTools, findingCategories, isFileName, severities } from "../../engine/code.ts";
import type { Finding } from "../../engine/code.ts";
import { namedReasons, plainReasons, sandboxStatuses } from "../../engine/sandbox.ts";
import type { NotRunReason, RunSummary } from "../../engine/sandbox.ts";

const fileName = z.string().min(1).max(codeLimits.nameCharacters).refine(isFileName, "no-file-name");

const submittedFile = z.strictObject({
  name: fileName,
  language: z.enum(codeLanguages).optional(),
  text: z.string().max(codeLimits.charactersAFile),
});

/** The code of one message: names differ, and all of it stays within the limits. */
export const submittedFiles = z
  .array(submittedFile)
  .max(codeLimits.files)
  .superRefine((files, context) => {
    const names = new Set<string>();
    let characters = 0;
    for (const [index, { name, text }] of files.entries()) {
      if (names.has(name)) context.addIssue({ code: "custom", path: [index, "name"], message: "same-name" });
      names.add(name);
      characters += text.length;
    }
    const limit = codeLimits.charactersInAll;
    if (characters > limit)
      context.addIssue({ code: "too_big", origin: "string", maximum: limit, inclusive: true, input: files });
  });

export const codeFile = z.strictObject({ name: fileName, language: z.enum(codeLanguages), text: z.string() });

const lineRange = z.strictObject({ from: z.int().min(1), to: z.int().min(1) });
const textEdit = z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: z.string() });

const notRunReason: z.ZodType<NotRunReason> = z.union([
  z.strictObject({ key: z.enum(namedReasons), name: z.string() }),
  z.strictObject({ key: z.enum(plainReasons) }),
]);

export const finding: z.ZodType<Finding> = z.strictObject({
  findingId: z.string(),
  file: z.string(),
  lines: lineRange,
  severity: z.enum(severities),
  category: z.enum(findingCategories),
  origin: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("tool"),
      tool: z.enum(codeTools),
      rule: z.string(),
      url: z.string().exactOptional(),
    }),
    z.strictObject({ kind: z.literal("run") }),
    z.strictObject({ kind: z.literal("model"), score: z.number().min(0).max(10) }),
  ]),
  title: z.string(),
  why: z.string().exactOptional(),
  edits: z.array(textEdit).exactOptional(),
  fixId: z.string().exactOptional(),
  reproduction: z.string().exactOptional(),
});

const runSummary = z.strictObject({
  status: z.enum([...sandboxStatuses, "not-run"]),
  tests: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(["passed", "failed", "error", "skipped"]),
      message: z.string().exactOptional(),
      file: z.string().exactOptional(),
      line: z.int().exactOptional(),
    }),
  ),
  passed: z.int(),
  total: z.int(),
  error: z
    .strictObject({
      name: z.string(),
      message: z.string(),
      trace: z.array(z.strictObject({ file: z.string(), line: z.int(), function: z.string().nullable() })),
    })
    .exactOptional(),
  output: z.string(),
  ms: z.number(),
  ranIn: z.enum(["pyodide", "quickjs", "own-python", "own-node"]).exactOptional(),
  reason: notRunReason.exactOptional(),
}) satisfies z.ZodType<RunSummary>;

const proof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("proven"), before: runSummary, after: runSummary, round: z.int() }),
  z.strictObject({ kind: z.literal("expected"), before: runSummary, after: runSummary, round: z.int() }),
  z.strictObject({ kind: z.literal("refuted"), before: runSummary, after: runSummary, round: z.int() }),
  z.strictObject({
    kind: z.literal("checked"),
    gone: z.int(),
    run: runSummary.exactOptional(),
    ran: z.strictObject({ how: z.enum(["chance", "other-tests", "fails-as-before"]), run: runSummary }).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("same-code") }),
  z.strictObject({ kind: z.literal("not-run"), reason: notRunReason }),
]);

export const fix: z.ZodType<Fix> = z.strictObject({
  fixId: z.string(),
  purpose: z.enum(["bug", "faster", "lint", "document", "change"]),
  title: z.string(),
  by: z.enum(["model", "tool", "search"]),
  findingIds: z.array(z.string()),
  changes: z.array(
    z.strictObject({
      name: z.string(),
      language: z.enum(codeLanguages),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  proof,
});

const growth = z.enum(growthClasses).nullable();

export const measurement: z.ZodType<Measurement> = z.strictObject({
  measurementId: z.string(),
  file: z.string(),
  name: z.string(),
  lines: lineRange,
  fixId: z.string().nullable(),
  findingIds: z.array(z.string()),
  result: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("measured"),
      unit: z.string(),
      points: z.array(
        z.strictObject({ n: z.number(), beforeMs: z.number().nullable(), afterMs: z.number().nullable() }),
      ),
      growth: z.strictObject({ before: growth, after: growth }),
      ratio: z.number().nullable(),
      equal: z.strictObject({ inputs: z.int(), different: z.string().nullable() }).nullable(),
      repeats: z.int(),
    }),
    z.strictObject({ kind: z.literal("not-measured"), reason: notRunReason }),
  ]),
  claim: z
    .strictObject({
      time: z.string(),
      space: z.string(),
      timeAfter: z.string().exactOptional(),
      spaceAfter: z.string().exactOptional(),
    })
    .nullable(),
  hot: z.array(z.strictObject({ line: z.int(), share: z.number() })),
});

export const lineNote: z.ZodType<LineNote> = z.strictObject({
  file: z.string(),
  lines: lineRange,
  text: z.string(),
});

export const codeSample: z.ZodType<CodeSample> = z.strictObject({
  language: z.enum([...codeLanguages, "http"]),
  text: z.string(),
  checkedBy: z.enum(["schema", "types"]).nullable(),
  problems: z.array(z.string()),
});

export const run: z.ZodType<RunSummary> = z.strictObject(runSummary.shape);
