// What making a function faster starts from and ends with, and how it is measured.
import type { Fix, Measurement } from "../../../engine/code-answers.ts";
import type { Checked, DeveloperContext, Ran, Submission, Work } from "../develop.ts";
import type { SlowFunction } from "./slow-functions.ts";

export interface ToSpeedUp {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
  readonly work: Work;
}

/** What was found out of one function. */
export interface SpeedUp {
  readonly result: Measurement["result"];
  readonly claim: Measurement["claim"];
  readonly fix: Fix | null;
  readonly tried: number;
}

export function measureOptions(
  { file, name }: SlowFunction,
  { tests, where, question }: Submission,
  { sandbox, signal }: Pick<DeveloperContext, "sandbox" | "signal">,
) {
  return { file: file.name, name, examples: [...tests.map(({ text }) => text), question], where, sandbox, signal };
}
