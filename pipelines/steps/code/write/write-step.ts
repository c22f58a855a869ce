// The Developer's writing step: documentation, notes on lines, a change, tests or new code, as the question wants.
import type { Checked, DeveloperContext, Ran, Submission, Work } from "../develop.ts";
import { documentCode } from "../document/document-code.ts";
import { walkThrough } from "../explain/walk-through.ts";
import type { DeveloperWords } from "../words.ts";
import { changeCode } from "./change-code.ts";
import { writeCode } from "./write-code.ts";
import { writeTests } from "./write-tests.ts";

interface ToWrite {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
  readonly work: Work;
}

export async function writeStep(
  state: ToWrite,
  context: DeveloperContext,
  words: DeveloperWords,
): Promise<{ work: Work }> {
  let { work } = state;
  const { tasks, files } = state.submission;
  for (const task of tasks) {
    const now = { ...state, work };
    if (task === "write") work = await writeCode(now, context, words);
    if (files.length === 0) continue;
    if (task === "document") work = await documentCode(now, context, words);
    if (task === "explain") work = await walkThrough(now, context, words);
    if (task === "change") work = await changeCode(now, context, words);
    if (task === "tests") work = await writeTests(now, context, words);
  }
  return { work };
}
