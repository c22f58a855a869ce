// Tries many small variants of Python files in few processes: an interpreter takes longer to start than most tests take to run.
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CodeFile } from "../../../engine/code.ts";
import type { DeveloperContext, Submission } from "../develop.ts";
import { testProgram } from "../harness/test-program.ts";

export interface Variant {
  readonly file: string;
  readonly text: string;
}

/** Variants of one process; what one of them may take of it in milliseconds, for one test and for all; and tests that are run of each. */
const batch = { variants: 40, testMs: 700, wallMs: 20_000, tests: 1000 };

const entry = "facet_variants.py";
const program = readFileSync(new URL(`./programs/${entry}`, import.meta.url), "utf8");
const report = z.object({ at: z.int(), good: z.int().nullable() });

interface ToTry {
  readonly files: readonly CodeFile[];
  readonly submission: Submission;
  readonly variants: readonly Variant[];
}

/**
 * The index of the first variant that passes every test, or null, and how many were tried. What ends the process itself (a loop in the module's
 * own lines) counts as failed, and the rest goes on in a new one. The caller runs the good one again by itself: that run is the proof.
 */
export async function tryVariants(
  { files, submission, variants }: ToTry,
  { sandbox, signal }: Pick<DeveloperContext, "sandbox" | "signal">,
  until: number,
): Promise<{ readonly good: number | null; readonly tried: number } | null> {
  const { tests, where } = submission;
  const cases = tests.filter(({ language }) => language === "json");
  const built = testProgram({
    files: [...files, ...tests.filter(({ language }) => language !== "json")],
    tests: cases.length === 0 ? null : cases.map(({ text }) => text.trim()).join("\n"),
    language: "python",
  });
  if (built === null) return null;
  const limits = { testMs: batch.testMs, tests: batch.tests, ended: 1, known: [] };
  let from = 0;
  while (from < variants.length && performance.now() < until) {
    const some = variants.slice(from, from + batch.variants);
    const result = await sandbox.run(
      {
        language: "python",
        entry,
        files: [
          ...built.files(limits),
          { name: entry, text: program },
          { name: "facet_variants.json", text: JSON.stringify(some) },
        ],
        limits: { wallMs: Math.max(1000, Math.min(batch.wallMs, until - performance.now())) },
        where,
      },
      signal,
    );
    if (result.status === "not-run") return null;
    const { data: told } = report.safeParse(result.report);
    if (told?.good != null && told.good < some.length) return { good: from + told.good, tried: from + told.good + 1 };
    // Cut off in the midst of one: that one does not pass.
    from += result.status === "done" && told?.at === some.length ? some.length : (told?.at ?? 0) + 1;
  }
  return { good: null, tried: Math.min(from, variants.length) };
}
