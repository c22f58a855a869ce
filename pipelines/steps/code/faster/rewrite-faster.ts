// Asks the model for a faster form of a function, and measures it: kept only where results are equal and the clock says that it is faster.
import type { Fix, Measurement, Proof } from "../../../engine/code-answers.ts";
import { growthText, hasPassed } from "../../../engine/code-words.ts";
import type { CodeFile } from "../../../engine/code.ts";
import { applyAnswer } from "../apply-answer.ts";
import { newErrors } from "../bugs/trial.ts";
import { changesOf } from "../changes.ts";
import { chooseCode } from "../choose-code.ts";
import type { ChosenCode } from "../choose-code.ts";
import type { DeveloperContext } from "../develop.ts";
import { failureText } from "../failure-text.ts";
import { languageNames } from "../../language.ts";
import { measureGrowth } from "../measure/measure-growth.ts";
import { isFaster } from "../measure/verdict.ts";
import { readModelAnswer } from "../model-answer.ts";
import type { ModelAnswer } from "../model-answer.ts";
import { runTestsOn } from "../run-code.ts";
import { tellUnchecked, uncheckedProblem, unlessUnchecked } from "../unless-unchecked.ts";
import type { DeveloperWords, Round } from "../words.ts";
import type { SlowFunction } from "./slow-functions.ts";
import { measureOptions } from "./speed-up.ts";
import type { SpeedUp, ToSpeedUp } from "./speed-up.ts";

const roundsAtMost = 3;
const answerTokens = 1600;
const inputTokens = 400;
const codeShare = 0.45;
type Result = Measurement["result"];

interface Slow extends ToSpeedUp {
  readonly hot: Measurement["hot"];
}

export async function rewriteFaster(
  slow: SlowFunction,
  state: Slow,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<SpeedUp> {
  const { submission, checked } = state;
  const { files, question, language } = submission;
  const { model, chat, progress, tools, signal } = context;
  const tokens = Math.floor((model.info.capabilities.context - answerTokens) * codeShare);
  const focus = [{ file: slow.file.name, lines: slow.symbol.lines }];
  const chosen = await chooseCode(
    { files, outlines: checked.outlines, focus, question, tokens, numbered: false },
    model.countTokens,
  );
  const rounds: Round[] = [];
  let makeInput: string | null = null;
  let last: Result | null = null;
  let unchecked = 0;
  for (let round = 1; round <= roundsAtMost; round += 1) {
    progress(round - 1, roundsAtMost);
    const name = slow.name;
    const turns = words.faster({
      question,
      language: languageNames[language],
      code: chosen.shown,
      name,
      slow: slowText(slow, state),
      rounds,
    });
    const answer = await chat({ turns, maxTokens: answerTokens, temperature: 0.2 });
    const read = readModelAnswer(answer);
    const applied = await applyAnswer(
      { files, outlines: checked.outlines, blocks: read.blocks, mayAdd: false },
      tools,
      signal,
    );
    const problem = "problem" in applied ? applied.problem : await brokenBy(applied.files, state, context);
    if ("problem" in applied || problem !== null) {
      if (problem === uncheckedProblem) unchecked += 1;
      rounds.push({ answer, problem: problem ?? "" });
      continue;
    }
    const after = applied.files;
    const measure = (input: string | null) =>
      measureGrowth({
        before: files,
        after,
        ...measureOptions(slow, submission, context),
        ...(input !== null && { makeInput: input }),
      });
    let result = await measure(makeInput);
    if (makeInput === null && result.kind === "not-measured" && result.reason.key === "no-input") {
      makeInput = await inputsByModel(slow, chosen, context, words);
      if (makeInput !== null) result = await measure(makeInput);
    }
    last = result;
    const verdict = verdictOf(result);
    if (verdict === null) {
      const proof = await proofOf(after, state, context);
      const fix = fixOf(slow, { files, after, read, round, proof, title: words.told.fasterFix({ name })[language] });
      return { result, claim: claimOf(read), fix, tried: round };
    }
    rounds.push({ answer, problem: verdict });
    if (result.kind === "not-measured") break;
  }
  tellUnchecked(unchecked, context);
  return { result: await aloneOf(last, slow, state, context), claim: null, fix: null, tried: rounds.length };
}

/** Null where it is faster and gives the same; else what is wrong with it, for the model. */
function verdictOf(result: Result): string | null {
  if (result.kind === "not-measured") return `It could not be measured: ${result.reason.key}.`;
  if (result.equal?.different != null) return `It gives another result for ${result.equal.different}`;
  if (!result.equal || result.equal.inputs === 0) return "Its results could not be compared.";
  if (isFaster(result)) return null;
  return `It is not faster: before ${growthText(result.growth.before, "en")}, after ${growthText(result.growth.after, "en")}, ${result.ratio === null ? "no common size" : `ratio ${result.ratio.toFixed(2)}`}.`;
}

/** The growth of the present code, out of the last comparison or measured by itself. */
async function aloneOf(
  last: Result | null,
  slow: SlowFunction,
  { submission }: Slow,
  context: DeveloperContext,
): Promise<Result> {
  if (last?.kind === "measured") {
    const points = last.points.filter(({ beforeMs }) => beforeMs !== null).map((each) => ({ ...each, afterMs: null }));
    return { ...last, points, growth: { ...last.growth, after: null }, ratio: null, equal: null };
  }
  return last ?? measureGrowth({ before: submission.files, ...measureOptions(slow, submission, context) });
}

async function brokenBy(
  after: readonly CodeFile[],
  { submission, checked, ran }: Slow,
  context: DeveloperContext,
): Promise<string | null> {
  const changed = new Set(changesOf(submission.files, after).map(({ name }) => name));
  const some = after.filter(({ name }) => changed.has(name));
  const report = await unlessUnchecked(context.tools.check(some, context.signal));
  if (!report) return uncheckedProblem;
  const broken = newErrors(checked.findings, report.findings, changed);
  if (broken) return `${broken.file}:${broken.lines.from}: ${broken.title}`;
  if (ran.kind !== "tests") return null;
  const run = await runTestsOn(submission, after, context);
  return run.passed < ran.run.passed || (hasPassed(ran.run) && !hasPassed(run)) ? failureText(run) : null;
}

async function proofOf(
  after: readonly CodeFile[],
  { submission, checked, ran }: Slow,
  context: DeveloperContext,
): Promise<Proof> {
  // The files that changed were checked already; where all together take too long, no finding is said to be gone.
  const report = await unlessUnchecked(context.tools.check(after, context.signal));
  const left = new Set(report?.findings.map(({ findingId }) => findingId));
  const names = new Set(report ? after.map(({ name }) => name) : []);
  const gone = checked.findings.filter(({ findingId, file }) => names.has(file) && !left.has(findingId)).length;
  if (ran.kind !== "tests") return { kind: "checked", gone };
  const run = await runTestsOn(submission, after, context);
  return hasPassed(run)
    ? { kind: "checked", gone, run }
    : { kind: "checked", gone, ran: { how: "fails-as-before", run } };
}

interface Made {
  readonly files: readonly CodeFile[];
  readonly after: readonly CodeFile[];
  readonly read: ModelAnswer;
  readonly round: number;
  readonly proof: Proof;
  readonly title: string;
}

function fixOf(slow: SlowFunction, { files, after, read, round, proof, title }: Made): Fix {
  return {
    fixId: `faster-${slow.name}-${round}`,
    purpose: "faster",
    title: read.labels.fix ?? title,
    by: "model",
    findingIds: [],
    changes: changesOf(files, after),
    proof,
  };
}

/** `O(n·m), O(1)` of each side, as the model states it. */
function claimOf({ labels }: ModelAnswer): Measurement["claim"] {
  const [time, space] = classesIn(labels.before);
  const [timeAfter, spaceAfter] = classesIn(labels.after);
  if (time === undefined || space === undefined) return null;
  return {
    time,
    space,
    ...(timeAfter !== undefined && { timeAfter }),
    ...(spaceAfter !== undefined && { spaceAfter }),
  };
}

const classesIn = (text = "") => [...text.matchAll(/[OΘ]\((?:[^()]|\([^()]*\))*\)/g)].map(([whole]) => whole);

async function inputsByModel(
  { name, file }: SlowFunction,
  chosen: ChosenCode,
  { chat }: DeveloperContext,
  words: DeveloperWords,
): Promise<string | null> {
  const turns = words.inputs({ code: chosen.shown, name, isPython: file.language === "python" });
  const { blocks } = readModelAnswer(await chat({ turns, maxTokens: inputTokens, temperature: 0.2 }));
  return blocks.find(({ text }) => /\bmake_?input\b/i.test(text))?.text ?? null;
}

function slowText({ findings, file, name }: SlowFunction, { hot }: Slow): string {
  const lines = file.text.split("\n");
  return [
    ...findings.map((each) => `${each.title}${each.why === undefined ? "" : ` ${each.why}`}`),
    ...hot.map(({ line, share }) => `${Math.round(share * 100)} % of the time: ${lines[line - 1]?.trim() ?? ""}`),
    `It is \`${name}\` of ${file.name}.`,
  ].join("\n");
}
