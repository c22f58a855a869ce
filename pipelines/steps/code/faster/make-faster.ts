// The Developer's fifth step: the slow part is found by patterns and profile, measured on growing inputs, and a faster form is measured beside it.
import { isAbsent } from "../../../engine/absent-model.ts";
import type { Measurement } from "../../../engine/code-answers.ts";
import { growthText } from "../../../engine/code-words.ts";
import type { Finding } from "../../../engine/code.ts";
import type { DeveloperContext, Submission, Work } from "../develop.ts";
import { byWeight, distinct, findingOf } from "../finding.ts";
import { measureGrowth } from "../measure/measure-growth.ts";
import { profile } from "../measure/profile.ts";
import type { DeveloperWords } from "../words.ts";
import { rewriteFaster } from "./rewrite-faster.ts";
import { slowFunctions } from "./slow-functions.ts";
import type { SlowFunction } from "./slow-functions.ts";
import { measureOptions } from "./speed-up.ts";
import type { SpeedUp, ToSpeedUp } from "./speed-up.ts";

/** Growth of which measuring says that it is slow, though no pattern does. */
const slowGrowth: ReadonlySet<string | null> = new Set(["n²", "n³", "2ⁿ"]);

export async function makeFaster(
  state: ToSpeedUp,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<{ work: Work }> {
  const { submission, checked } = state;
  let { work } = state;
  if (!submission.tasks.includes("faster") || submission.files.length === 0) return { work };
  const { info } = context.model;
  const isLarge = info.tier === "large" && !isAbsent(info);
  const slow = slowFunctions(submission, checked);
  for (const [at, each] of slow.entries()) {
    context.progress(at, slow.length);
    const hot = await hotOf(each, submission, context);
    const found = isLarge
      ? await rewriteFaster(each, { ...state, hot }, context, words)
      : await measuredAlone(each, submission, context);
    work = withSpeedUp(work, each, { found, hot, language: submission.language, words });
    context.emit({ type: "output", field: "measurements", value: work.measurements });
  }
  return { work: { ...work, findings: work.findings.toSorted(byWeight) } };
}

async function measuredAlone(slow: SlowFunction, submission: Submission, context: DeveloperContext): Promise<SpeedUp> {
  const result = await measureGrowth({ before: submission.files, ...measureOptions(slow, submission, context) });
  return { result, claim: null, fix: null, tried: 0 };
}

/** Lines that take most of the time; empty where they could not be told. */
async function hotOf(
  slow: SlowFunction,
  submission: Submission,
  context: DeveloperContext,
): Promise<Measurement["hot"]> {
  const { tools } = context;
  const found = await profile({ before: submission.files, tools, ...measureOptions(slow, submission, context) });
  return found.kind === "profiled" ? found.hot : [];
}

interface Found {
  readonly found: SpeedUp;
  readonly hot: Measurement["hot"];
  readonly language: Submission["language"];
  readonly words: DeveloperWords;
}

function withSpeedUp(work: Work, slow: SlowFunction, { found, hot, language, words }: Found): Work {
  const { file, name, symbol, findings } = slow;
  const { result, claim, fix, tried } = found;
  const shown = findings.length > 0 ? [] : measuredFinding(slow, found, { language, words });
  const ids = [...findings, ...shown].map(({ findingId }) => findingId);
  const measurement: Measurement = {
    measurementId: `m-${file.name}-${name}`,
    file: file.name,
    name,
    lines: symbol.lines,
    fixId: fix?.fixId ?? null,
    findingIds: ids,
    result,
    claim,
    hot,
  };
  const all = distinct([...work.findings, ...shown]);
  return {
    ...work,
    findings: fix ? all.map((each) => (ids.includes(each.findingId) ? { ...each, fixId: fix.fixId } : each)) : all,
    fixes: fix ? [...work.fixes, { ...fix, findingIds: ids }] : work.fixes,
    measurements: [...work.measurements, measurement],
    rewrites: { ...work.rewrites, [measurement.measurementId]: tried },
  };
}

/** That a function is slow, as the measurement alone shows it. */
function measuredFinding(
  { file, symbol, name }: SlowFunction,
  { result, fix }: SpeedUp,
  { language, words }: Pick<Found, "language" | "words">,
): Finding[] {
  if (result.kind !== "measured" || (!slowGrowth.has(result.growth.before) && !fix)) return [];
  const growth = growthText(result.growth.before, language);
  if (growth === "") return [];
  const title = words.told.slowFunction({ name, growth })[language];
  return [
    findingOf(file, {
      lines: symbol.lines,
      severity: "warning",
      category: "performance",
      origin: { kind: "run" },
      title,
    }),
  ];
}
