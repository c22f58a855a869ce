// What is known of the code before anything of it is mended.
import type { Checked, Ran, Submission } from "../develop.ts";

export interface ToFix {
  readonly submission: Submission;
  readonly checked: Checked;
  readonly ran: Ran;
}
