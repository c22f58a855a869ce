// Changes the current version as a person asks: the model gives what changes, the known tests are run, and a change that breaks them is not taken over.
import { hasPassed } from "../../../engine/code-words.ts";
import type { Fix, Proof } from "../../../engine/code-answers.ts";
import type { CodeFile } from "../../../engine/code.ts";
import type { NotRunReason, RunSummary } from "../../../engine/sandbox.ts";
import { isTestFile } from "../../../engine/test-files.ts";
import { applyAnswer } from "../apply-answer.ts";
import { changesOf } from "../changes.ts";
import { chooseCode } from "../choose-code.ts";
import type { Checked, DeveloperContext, Ran, Submission, Work } from "../develop.ts";
import { failureText } from "../failure-text.ts";
import { programName } from "../language-name.ts";
import { languageNames } from "../../language.ts";
import { readModelAnswer } from "../model-answer.ts";
import { keepsTests } from "../harness/own-tests.ts";
import { runTestsOn } from "../run-code.ts";
import { newErrors } from "../bugs/trial.ts";
import { tellUnchecked, uncheckedProblem, unlessUnchecked } from "../unless-unchecked.ts";
import type { DeveloperWords, Round } from "../words.ts";

const roundsAtMost = 3;
const answerTokens = { small: 700, large: 2400 };
const codeShare = { small: 0.35, large: 0.45 };
const temperature = 0.2;

interface ToChange {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
  readonly work: Work;
}

export async function changeCode(state: ToChange, context: DeveloperContext, words: DeveloperWords): Promise<Work> {
  const { submission, checked, work } = state;
  const { question, language, target, asked } = submission;
  const { model, chat, progress, tools, signal } = context;
  const { tier, capabilities } = model.info;
  const files = [...submission.files, ...ownTests(submission)];
  const chosen = await chooseCode(
    {
      files: submission.files,
      outlines: checked.outlines,
      focus: asked ? [asked] : [],
      question,
      tokens: Math.floor(capabilities.context * codeShare[tier]),
      numbered: false,
    },
    model.countTokens,
  );
  if (chosen.leftOut > 0)
    context.emit({ type: "note", level: "info", key: "code-left-out", values: { count: chosen.leftOut } });
  const rounds: Round[] = [];
  let last: Fix | null = null;
  let unchecked = 0;
  for (let round = 1; round <= roundsAtMost; round += 1) {
    progress(round - 1, roundsAtMost);
    const turns = words.change({
      wish: question,
      language: languageNames[language],
      code: chosen.shown,
      target: target && programName(target),
      tests: target === null ? testsText(submission) : null,
      rounds,
    });
    const answer = await chat({ turns, maxTokens: answerTokens[tier], temperature });
    const { labels, blocks } = readModelAnswer(answer);
    const start = target === null ? files : [];
    const applied = await applyAnswer(
      { files: start, outlines: checked.outlines, blocks, mayAdd: true },
      tools,
      signal,
    );
    const trial =
      "problem" in applied
        ? { ...applied, kind: "failed" as const }
        : await tried(applied.files, { ...state, round }, context);
    if (trial.kind === "failed") {
      if (trial.isUnchecked) unchecked += 1;
      rounds.push({ answer, problem: trial.problem });
      continue;
    }
    const after = trial.files;
    const gone =
      target === null
        ? []
        : submission.files.map(({ name, language: of, text }) => ({ name, language: of, before: text, after: null }));
    const fix: Fix = {
      fixId: `change-${round}`,
      purpose: "change",
      title: labels.fix ?? words.told.changeFix[language],
      by: "model",
      findingIds: [],
      changes: [...changesOf(start, after), ...gone.filter(({ name }) => !after.some((each) => each.name === name))],
      proof: trial.proof,
    };
    if (trial.proof.kind !== "refuted")
      return {
        ...work,
        fixes: [fix, ...work.fixes],
        files: after,
        run: trial.run,
        tried: round,
        said: labels.fix ?? null,
      };
    last = fix;
    rounds.push({ answer, problem: trial.problem });
  }
  tellUnchecked(unchecked, context);
  return { ...work, fixes: last ? [last, ...work.fixes] : work.fixes, tried: roundsAtMost };
}

/** Tests that are files of the version: a renamed function is renamed in them too. Those of the tests field stand beside it. */
function ownTests({ tests, isFollowUp }: Submission): readonly CodeFile[] {
  return isFollowUp ? tests.filter(({ language }) => language !== "json") : [];
}

function testsText({ tests }: Submission): string | null {
  return tests.length === 0
    ? null
    : tests
        .map(({ text }) => text)
        .join("\n\n")
        .slice(0, 6000);
}

interface Tried {
  readonly kind: "tried";
  readonly files: readonly CodeFile[];
  readonly run: RunSummary;
  readonly proof: Proof;
  readonly problem: string;
}

interface Failed {
  readonly kind: "failed";
  readonly problem: string;
  readonly isUnchecked?: true;
}

async function tried(
  files: readonly CodeFile[],
  { submission, checked, ran, round }: ToChange & { readonly round: number },
  context: DeveloperContext,
): Promise<Tried | Failed> {
  const report = await unlessUnchecked(context.tools.check(files, context.signal));
  if (!report) return { kind: "failed", problem: uncheckedProblem, isUnchecked: true };
  const names = new Set(files.map(({ name }) => name));
  const broken = newErrors(checked.findings, report.findings, names);
  if (broken) return { kind: "failed", problem: `${broken.file}:${broken.lines.from}: ${broken.title}` };
  const code = files.filter((each) => !isTestFile(each));
  const given = files.filter(isTestFile);
  const known =
    submission.target === null ? submission.tests.filter(({ name }) => !given.some((each) => each.name === name)) : [];
  const run = await runTestsOn({ ...submission, tests: [...known, ...given] }, code, context);
  const gone = checked.findings.filter(
    ({ findingId }) => !report.findings.some((each) => each.findingId === findingId),
  ).length;
  const before = [...submission.files, ...submission.tests];
  const sameTests = keepsTests(before, [...files, ...known]) && given.every((each) => isAsBefore(each, submission));
  const proof = proofOf({ run, ran, round, gone, isTranslation: submission.target !== null, sameTests });
  return { kind: "tried", files, run, proof, problem: failureText(run) };
}

function isAsBefore({ name, text }: CodeFile, { tests }: Submission): boolean {
  const was = tests.find((each) => each.name === name);
  return was === undefined || was.text === text;
}

interface ToProve {
  readonly run: RunSummary;
  readonly ran: Ran;
  readonly round: number;
  readonly gone: number;
  readonly isTranslation: boolean;
  /** The tests that failed before are there, word for word: only then it is they that pass. */
  readonly sameTests: boolean;
}

function proofOf({ run, ran, round, gone, isTranslation, sameTests }: ToProve): Proof {
  if (run.status === "not-run") return notRun(run.reason ?? { key: "no-tests" }, gone);
  const before = ran.kind === "tests" && !isTranslation ? ran.run : null;
  if (hasPassed(run) && before && !hasPassed(before))
    return sameTests && run.total >= before.total
      ? { kind: "proven", before, after: run, round }
      : { kind: "checked", gone, ran: { how: "other-tests", run } };
  if (hasPassed(run))
    return before && run.total < before.total
      ? { kind: "checked", gone, ran: { how: "other-tests", run } }
      : { kind: "checked", gone, run };
  // As many tests fail as before, and not one more: it is no worse, and not proven either.
  if (before && !hasPassed(before) && run.passed >= before.passed)
    return { kind: "checked", gone, ran: { how: "fails-as-before", run } };
  return { kind: "refuted", before: before ?? run, after: run, round };
}

function notRun(reason: NotRunReason, gone: number): Proof {
  return reason.key === "no-tests" ? { kind: "checked", gone } : { kind: "not-run", reason };
}
