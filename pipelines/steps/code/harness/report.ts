// What a harness program reports, read as if the person's code had written it, and what an answer keeps of it.
import { z } from "zod";
import type { RaisedError, RunSummary, SandboxResult, TestOutcome, TraceFrame } from "../../../engine/sandbox.ts";
import { harnessLimits } from "./limits.ts";

const frame = z.tuple([z.string(), z.int(), z.string().nullable()]);

export const reportedError = z.object({
  name: z.string(),
  message: z.string(),
  /** Python: read by the harness itself. */
  frames: z.array(frame).optional(),
  /** JavaScript: as the engine writes it. */
  stack: z.string().optional(),
  /** Of a check outside of any test: where it stands. */
  file: z.string().optional(),
  line: z.int().optional(),
  missing: z.string().optional(),
});

export const reportedTest = z.object({
  name: z.string(),
  status: z.enum(["passed", "failed", "error", "skipped"]),
  message: z.string().optional(),
  error: reportedError.optional(),
});

export const testReport = z.object({
  tests: z.array(reportedTest),
  running: z.string().nullable(),
  /** Milliseconds of the processor since the program began, when it said so. */
  at: z.number(),
  done: z.boolean(),
  missing: z.string().nullable(),
});

export type ReportedTest = z.output<typeof reportedTest>;
export type ReportedError = z.output<typeof reportedError>;

/** Frames in the person's files out of a stack of QuickJS or Node; the innermost last. */
function framesOfStack(stack: string, sources: ReadonlyMap<string, string>): readonly TraceFrame[] {
  return stack
    .slice(0, harnessLimits.error.stackCharacters)
    .split("\n")
    .flatMap((line) => {
      const [, called, path, at] =
        /^\s*at (?:(?:async )?(.*?) \()?(?:file:\/\/)?([^()]+?):(\d+)(?::\d+)?\)?$/.exec(line) ?? [];
      const file = path === undefined ? undefined : sourceOf(path, sources);
      if (file === undefined) return [];
      const name = called === undefined || called === "" || called.startsWith("<") ? null : called;
      return [{ file, line: Number(at), function: name }];
    })
    .toReversed();
}

function sourceOf(path: string, sources: ReadonlyMap<string, string>): string | undefined {
  const fitting = [...sources.keys()].filter((name) => path === name || path.endsWith(`/${name}`));
  return fitting.toSorted((one, other) => other.length - one.length)[0];
}

export function raisedOf(error: ReportedError, sources: ReadonlyMap<string, string>): RaisedError {
  const trace = error.frames
    ? error.frames.map(([file, line, name]) => ({ file, line, function: name }))
    : framesOfStack(error.stack ?? "", sources);
  const { nameCharacters, messageCharacters, frames } = harnessLimits.error;
  return {
    name: error.name.slice(0, nameCharacters),
    message: error.message.slice(0, messageCharacters),
    trace: trace.filter(({ file }) => sources.has(file)).slice(-frames),
  };
}

export function outcomeOf(test: ReportedTest, sources: ReadonlyMap<string, string>): TestOutcome {
  const { name, status, error } = test;
  const innermost = error ? raisedOf(error, sources).trace.at(-1) : undefined;
  const stands =
    error?.file !== undefined && error.line !== undefined ? { file: error.file, line: error.line } : undefined;
  const place = status === "failed" ? (stands ?? innermost) : (innermost ?? stands);
  const line = place && sources.get(place.file)?.split("\n")[place.line - 1]?.trim();
  // The harness sees the values of an expectation, not its words: they stand in the source.
  const message = line?.includes("expect(") ? test.message?.replace(/^expect\(….*/, () => line) : test.message;
  return {
    name: name.slice(0, harnessLimits.error.nameCharacters),
    status,
    ...(message !== undefined && message !== "" ? { message: message.slice(0, harnessLimits.messageCharacters) } : {}),
    ...(place ? { file: place.file, line: place.line } : {}),
  };
}

type Ran = Extract<SandboxResult, { readonly stdout: string }>;

export const outputOf = ({ stdout, stderr }: Pick<Ran, "stdout" | "stderr">): string =>
  [stdout, stderr].filter((text) => text !== "").join(stdout.endsWith("\n") || stdout === "" ? "" : "\n");

export function notRun(reason: NonNullable<RunSummary["reason"]>): RunSummary {
  return { status: "not-run", tests: [], passed: 0, total: 0, output: "", ms: 0, reason };
}

/** Of one run without tests. */
export function summaryOf(result: SandboxResult): RunSummary {
  if (result.status === "not-run") return notRun(result.reason);
  return {
    status: result.status,
    tests: [],
    passed: 0,
    total: 0,
    ...(result.error ? { error: result.error } : {}),
    output: outputOf(result).slice(0, harnessLimits.outputCharacters),
    ms: Math.round(result.ms),
    ranIn: result.ranIn,
  };
}
