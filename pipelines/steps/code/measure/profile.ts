// Where a function's work goes, line by line: by time in Python, by how often each body runs in JavaScript.
import { z } from "zod";
import type { Measurement } from "../../../engine/code-answers.ts";
import type { CodeTools } from "../../../engine/code.ts";
import type { NotRunReason, Sandbox } from "../../../engine/sandbox.ts";
import { sandboxLanguageOf } from "../harness/find-tests.ts";
import { unlessUnchecked } from "../unless-unchecked.ts";
import { inputsOf } from "./inputs.ts";
import type { MeasuredFunction } from "./inputs.ts";
import { measureLimits } from "./limits.ts";
import { measureProgram } from "./measure-program.ts";

export interface ProfileRequest extends MeasuredFunction {
  readonly tools: Pick<CodeTools, "countLines">;
  readonly where?: "sandbox" | "own";
  readonly sandbox: Sandbox;
  readonly signal?: AbortSignal;
}

export type Profile =
  | { readonly kind: "profiled"; readonly hot: Measurement["hot"]; readonly n: number }
  | { readonly kind: "not-profiled"; readonly reason: NotRunReason };

const report = z.object({
  reason: z.array(z.string()).nullable(),
  lines: z.array(z.object({ file: z.string(), line: z.int(), ms: z.number() })),
  n: z.int(),
});

/** Lines with less than this share of all are not hot. */
const leastShare = 0.05;
const most = 5;

/** Lines of the function's file with their share, the most first. Reasons as those of measureGrowth. */
export async function profile(request: ProfileRequest): Promise<Profile> {
  const { before, tools, sandbox, signal, where } = request;
  const file = before.find(({ name }) => name === request.file);
  if (!file) return { kind: "not-profiled", reason: { key: "no-entry" } };
  const language = sandboxLanguageOf(file.language);
  if (language === null) return { kind: "not-profiled", reason: { key: "language", name: file.language } };
  const counted = language === "python" ? file : ((await unlessUnchecked(tools.countLines(file, signal))) ?? file);
  const config = { ...measureLimits, ...inputsOf(request, file, language) };
  const files = before.map((each) => (each === file ? counted : each));
  const program = measureProgram("profile", language, { before: files }, config);
  const limits = { wallMs: measureLimits.allMs.wall, cpuMs: measureLimits.allMs.cpu };
  const result = await sandbox.run({ language, ...program, limits, ...(where ? { where } : {}) }, signal);
  if (result.status === "not-run") return { kind: "not-profiled", reason: result.reason };
  const { data } = report.safeParse(result.report);
  if (!data || data.reason?.[0] === undefined)
    return data ? hotOf(data, request.file) : failed({ key: "sandbox-failed" });
  const [key, name = ""] = data.reason;
  if (key === "needs-package") return failed({ key, name });
  return failed({ key: key === "no-entry" || key === "no-input" || key === "does-not-parse" ? key : "sandbox-failed" });
}

const failed = (reason: NotRunReason): Profile => ({ kind: "not-profiled", reason });

function hotOf({ lines, n }: z.output<typeof report>, name: string): Profile {
  const all = lines.reduce((sum, { ms }) => sum + ms, 0);
  if (all <= 0) return { kind: "profiled", hot: [], n };
  const hot = lines
    .filter(({ file, ms }) => file === name && ms >= all * leastShare)
    .map(({ line, ms }) => ({ line, share: Math.round((ms / all) * 1000) / 1000 }));
  return { kind: "profiled", hot: hot.slice(0, most), n };
}
