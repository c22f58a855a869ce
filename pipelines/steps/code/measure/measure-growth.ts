// Times a function on growing inputs, before a change and after it, and checks on random inputs that both do the same.
import { z } from "zod";
import type { Measurement } from "../../../engine/code-answers.ts";
import type { CodeFile } from "../../../engine/code.ts";
import type { NotRunReason, Sandbox } from "../../../engine/sandbox.ts";
import { sandboxLanguageOf } from "../harness/find-tests.ts";
import { fitGrowth } from "./fit-growth.ts";
import { inputsOf } from "./inputs.ts";
import type { MeasuredFunction } from "./inputs.ts";
import { measureLimits } from "./limits.ts";
import { measureProgram } from "./measure-program.ts";

export interface GrowthRequest extends MeasuredFunction {
  /** All files of the submission. */
  readonly before: readonly CodeFile[];
  /** The same with the change; without it the present code's growth alone is measured. */
  readonly after?: readonly CodeFile[];
  readonly where?: "sandbox" | "own";
  readonly sandbox: Sandbox;
  readonly signal?: AbortSignal;
}

const sideMs = z.array(z.number()).optional();
const report = z.object({
  reason: z.array(z.string()).nullable(),
  equal: z.object({ inputs: z.int(), different: z.string().nullable() }).nullable(),
  points: z.array(z.object({ n: z.int(), before: sideMs, after: sideMs })),
  repeats: z.int(),
  grows: z.string().nullable(),
});

const stops = ["no-entry", "no-input", "does-not-parse", "too-fast"] as const;

/**
 * Points in milliseconds, medians of the quicker half of interleaved runs; growth fitted to the quickest of them, which other work on the
 * machine disturbs least.
 * Not measured: `language`, `no-entry` (there is no such function), `no-input`, `does-not-parse`, `needs-package`, `too-fast`, and what the sandbox
 * says. Throws only what an abort throws.
 */
export async function measureGrowth(request: GrowthRequest): Promise<Measurement["result"]> {
  const { before, after, sandbox, signal, where } = request;
  const file = before.find(({ name }) => name === request.file);
  if (!file) return notMeasured({ key: "no-entry" });
  const language = sandboxLanguageOf(file.language);
  if (language === null) return notMeasured({ key: "language", name: file.language });
  const config = { ...measureLimits, ...inputsOf(request, file, language) };
  const program = measureProgram("growth", language, after ? { before, after } : { before }, config);
  const limits = { wallMs: measureLimits.allMs.wall, cpuMs: measureLimits.allMs.cpu };
  const result = await sandbox.run({ language, ...program, limits, ...(where ? { where } : {}) }, signal);
  if (result.status === "not-run") return notMeasured(result.reason);
  const { data } = report.safeParse(result.report);
  if (!data) return notMeasured({ key: "sandbox-failed" });
  if (data.reason) return notMeasured(reasonOf(data.reason));
  return measured(data, after !== undefined);
}

function measured(data: z.output<typeof report>, hasAfter: boolean): Measurement["result"] {
  const sideOf = (side: "before" | "after") =>
    data.points.flatMap(({ n, [side]: ms = [] }) => (ms.length > 0 ? [{ n, ms: Math.min(...ms) }] : []));
  const points = data.points
    .map(({ n, before = [], after = [] }) => ({ n, beforeMs: typical(before), afterMs: typical(after) }))
    .filter(({ beforeMs, afterMs }) => beforeMs !== null || afterMs !== null);
  if (data.repeats === 0) return notMeasured({ key: "sandbox-failed" });
  if (points.length < 3) return notMeasured({ key: "too-fast" });
  const both = points.findLast(({ beforeMs, afterMs }) => beforeMs !== null && afterMs !== null && afterMs > 0);
  return {
    kind: "measured",
    unit: data.grows ?? "n",
    points,
    growth: { before: fitGrowth(sideOf("before")), after: hasAfter ? fitGrowth(sideOf("after")) : null },
    ratio: both ? (both.beforeMs ?? 0) / (both.afterMs ?? 1) : null,
    equal: hasAfter ? data.equal : null,
    repeats: data.repeats,
  };
}

function reasonOf([key = "", name = ""]: readonly string[]): NotRunReason {
  if (key === "needs-package") return { key, name };
  return { key: stops.find((each) => each === key) ?? "sandbox-failed" };
}

const notMeasured = (reason: NotRunReason): Measurement["result"] => ({ kind: "not-measured", reason });

/** The median of the quicker half: what disturbs a run only makes it longer. */
function typical(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other).slice(0, Math.ceil(values.length / 2));
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  const low = sorted[Math.ceil(half) - 1] ?? 0;
  const high = sorted[Math.floor(half)] ?? low;
  return (low + high) / 2;
}
