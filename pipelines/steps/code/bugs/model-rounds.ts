// Asks the model for a fix, tries it, and tells it what came of it: three rounds at most.
import type { Fix } from "../../../engine/code-answers.ts";
import { applyAnswer } from "../apply-answer.ts";
import { changesOf } from "../changes.ts";
import { chooseCode } from "../choose-code.ts";
import type { AskedLines, DeveloperContext, Submission } from "../develop.ts";
import { failedTests, failureText } from "../failure-text.ts";
import { languageNames } from "../../language.ts";
import { readModelAnswer } from "../model-answer.ts";
import { tellUnchecked } from "../unless-unchecked.ts";
import type { DeveloperWords, Round } from "../words.ts";
import { proofOf, tryCode } from "./trial.ts";
import type { Before, Trial } from "./trial.ts";

const roundsAtMost = 3;
const answerTokens = 1600;
/** Of the context, what the code in a prompt may take. */
const codeShare = 0.5;
const temperature = 0.2;

interface ToRepair {
  readonly submission: Submission;
  readonly before: Before;
  readonly suspects: readonly AskedLines[];
  /** What failed, where it is no run that tells it. */
  readonly failed?: string;
}

export interface Repaired {
  readonly fix: Fix | null;
  /** The model's sentence on the cause. */
  readonly cause: string | null;
  readonly tried: number;
}

/** The fix that passes; else one that passes more than before and breaks nothing, refuted; else none. */
export async function repairByModel(
  { submission, before, suspects, failed = failureText(before.run) }: ToRepair,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Repaired> {
  const { question, language, tests } = submission;
  const { model, chat, progress, tools, signal } = context;
  const room = model.info.capabilities.context - answerTokens;
  const chosen = await chooseCode(
    {
      files: before.files,
      outlines: before.outlines,
      focus: suspects,
      question,
      tokens: Math.floor(room * codeShare),
      numbered: false,
    },
    model.countTokens,
  );
  if (chosen.leftOut > 0)
    context.emit({ type: "note", level: "info", key: "code-left-out", values: { count: chosen.leftOut } });
  const rounds: Round[] = [];
  let best: Fix | null = null;
  let unchecked = 0;
  for (let round = 1; round <= roundsAtMost; round += 1) {
    progress(round - 1, roundsAtMost);
    const turns = words.repair({ question, language: languageNames[language], code: chosen.shown, failed, rounds });
    const answer = await chat({ turns, maxTokens: answerTokens, temperature });
    const { labels, blocks } = readModelAnswer(answer);
    const own = blocks.filter(({ name }) => !tests.some((each) => each.name === name));
    const toApply = { files: before.files, outlines: before.outlines, blocks: own, mayAdd: false };
    const applied = await applyAnswer(toApply, tools, signal);
    if ("problem" in applied) {
      rounds.push({ answer, problem: applied.problem });
      if (applied.isUnchecked) unchecked += 1;
      continue;
    }
    const trial = await tryCode(applied.files, before, { tools, signal });
    if (trial.isUnchecked) unchecked += 1;
    const fix: Fix = {
      fixId: `bug-${round}`,
      purpose: "bug",
      title: labels.fix ?? changedNames(trial, before),
      by: "model",
      findingIds: [],
      changes: changesOf(before.files, trial.files),
      proof: proofOf(trial, before.run, round),
    };
    // What could not be run is not refuted by that: it is handed on as it is.
    const neverRan = fix.proof.kind === "not-run" && before.run.status === "not-run";
    if (trial.passes || neverRan) {
      if (trial.run !== null) return { fix, cause: labels.cause ?? null, tried: round };
    }
    if (isBetter(trial, before)) best = fix;
    rounds.push({ answer, problem: trial.problem });
  }
  tellUnchecked(unchecked, context);
  return { fix: best, cause: null, tried: roundsAtMost };
}

/** It passes more, and nothing fails that passed. */
function isBetter({ run }: Trial, { run: before }: Before): boolean {
  if (!run || run.passed <= before.passed) return false;
  const passed = new Set(before.tests.filter(({ status }) => status === "passed").map(({ name }) => name));
  return !failedTests(run).some(({ name }) => passed.has(name));
}

function changedNames({ files }: Trial, before: Before): string {
  return changesOf(before.files, files)
    .map(({ name }) => name)
    .join(", ");
}
