// Writes tests for the code there is, and runs them at once: what fails is told, never hidden.
import type { CodeFile } from "../../../engine/code.ts";
import { applyAnswer } from "../apply-answer.ts";
import { chooseCode } from "../choose-code.ts";
import type { Checked, DeveloperContext, Submission, Work } from "../develop.ts";
import { readModelAnswer } from "../model-answer.ts";
import { testsFromText } from "../read/tests-of.ts";
import { runTestsOn } from "../run-code.ts";
import type { DeveloperWords } from "../words.ts";

const answerTokens = { small: 500, large: 1800 };
const codeShare = { small: 0.35, large: 0.5 };

interface ToTest {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly work: Work;
}

export async function writeTests(
  { submission, checked, work }: ToTest,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<Work> {
  const { files, tests, question } = submission;
  const { model, chat, tools, signal } = context;
  const { tier, capabilities } = model.info;
  const tokens = Math.floor(capabilities.context * codeShare[tier]);
  const chosen = await chooseCode(
    { files, outlines: checked.outlines, focus: [], question, tokens, numbered: false },
    model.countTokens,
  );
  const taken = new Set([...files, ...tests].map(({ name }) => name));
  const [empty] = testsFromText("-", files[0], taken);
  const name = empty?.name ?? "tests";
  const isPython = files[0]?.language === "python";
  const turns = words.tests({ code: chosen.shown, name, isPython, wish: question });
  const answer = await chat({ turns, maxTokens: answerTokens[tier], temperature: 0.2 });
  const blocks = readModelAnswer(answer)
    .blocks.slice(0, 1)
    .map((block) => ({ ...block, name }));
  const applied = await applyAnswer({ files: [], outlines: [], blocks, mayAdd: true }, tools, signal);
  if ("problem" in applied) return { ...work, tried: 1 };
  const made: readonly CodeFile[] = applied.files;
  const run = await runTestsOn({ ...submission, tests: made }, files, context);
  return { ...work, files: [...files, ...tests, ...made], run, tried: 1 };
}
