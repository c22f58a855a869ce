// Writes code from a description: the model writes it with tests, both are run, and what failed goes back to it, three rounds at most.
import { hasPassed } from "../../../engine/code-words.ts";
import type { CodeFile, CodeLanguage } from "../../../engine/code.ts";
import type { RunSummary } from "../../../engine/sandbox.ts";
import { isTestFile } from "../../../engine/test-files.ts";
import { applyAnswer } from "../apply-answer.ts";
import type { DeveloperContext, Submission, Work } from "../develop.ts";
import { examplesIn } from "../examples-in.ts";
import { failureText } from "../failure-text.ts";
import { programName } from "../language-name.ts";
import { languageNames } from "../../language.ts";
import { readModelAnswer } from "../model-answer.ts";
import { runTestsOn } from "../run-code.ts";
import type { DeveloperWords, Round } from "../words.ts";

const roundsAtMost = 3;
const answerTokens = { small: 500, large: 2400 };
const temperature = 0.2;

interface Written {
  readonly files: readonly CodeFile[];
  readonly run: RunSummary;
  readonly plan: string | null;
}

export async function writeCode(
  { submission, work }: { readonly submission: Submission; readonly work: Work },
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Work> {
  const { question, language, target } = submission;
  const { model, chat, progress, tools, signal } = context;
  const { tier } = model.info;
  const wanted = target ?? (submission.files[0]?.language || null);
  const rounds: Round[] = [];
  let best: Written | null = null;
  let tests: readonly CodeFile[] = [];
  for (let round = 1; round <= roundsAtMost; round += 1) {
    progress(round - 1, roundsAtMost);
    const turns = words.write({
      question,
      language: languageNames[language],
      target: wanted && programName(wanted),
      tests: testsOf(wanted),
      small: tier === "small",
      rounds,
    });
    const answer = await chat({ turns, maxTokens: answerTokens[tier], temperature });
    const { labels, blocks } = readModelAnswer(answer);
    const applied = await applyAnswer({ files: [], outlines: [], blocks, mayAdd: true }, tools, signal);
    if ("problem" in applied) {
      rounds.push({ answer, problem: applied.problem });
      continue;
    }
    const files = withTests(applied.files, tests);
    tests = files.filter(isTestFile);
    const run = await runWritten(files, submission, context);
    const written: Written = { files, run, plan: labels.plan ?? null };
    if (!best || isNoWorse(run, best.run)) best = written;
    if (hasPassed(run) || run.status === "not-run") break;
    rounds.push({ answer, problem: failureText(run) });
  }
  if (!best) return { ...work, tried: roundsAtMost };
  return { ...work, files: best.files, run: best.run, tried: rounds.length, said: best.plan };
}

/** The tests of the round before, where an answer brings none: what failed must not be left out. */
function withTests(files: readonly CodeFile[], before: readonly CodeFile[]): readonly CodeFile[] {
  return files.some(isTestFile) ? files : [...files, ...before];
}

/** As few tests fail; where none was run, that is no better than any that failed. */
function isNoWorse(run: RunSummary, before: RunSummary): boolean {
  if (run.total === 0 && before.total > 0) return false;
  return run.passed - run.total >= before.passed - before.total;
}

/** The person's examples first: they are tests that the model did not write. */
async function runWritten(
  files: readonly CodeFile[],
  submission: Submission,
  context: DeveloperContext,
): Promise<RunSummary> {
  const code = files.filter((each) => !isTestFile(each));
  const examples = examplesIn(submission.question, code, "stated");
  const tests = [...submission.tests, ...examples, ...files.filter(isTestFile)];
  return runTestsOn({ ...submission, tests }, code, context);
}

function testsOf(language: CodeLanguage | null): "python" | "javascript" | "other" {
  if (language === null || language === "python") return "python";
  return language === "javascript" || language === "typescript" ? "javascript" : "other";
}
