// Words of the Guide's prompts for every depth and task.
import { inside } from "./fence.ts";

/** How answers are written; the end of each persona's system text. */
export const writingRules = `Write plain, exact sentences. Use Markdown where it helps: short lists, a table for comparisons, \`code\` for code,
$…$ for formulas. Answer in the language of the question. When you are not sure, say so.`;

/** A persona's own last answer, to be changed. What stands in it cannot close the fence. */
export const fencedLast = (text: string): string => `<last-answer>\n${inside(text, "last-answer")}\n</last-answer>`;

export const changeOnly =
  "Give your last answer again, changed as the next line asks. Change only what is asked, keep the rest, and say nothing about the change.";
