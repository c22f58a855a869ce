// Reads what a model answered about code: its labelled lines (CAUSE, FIX, PLAN), and its fences with the files they are for.
import { codeInText } from "./read/code-in-text.ts";
import type { PastedCode } from "./read/code-in-text.ts";

export type Label = "cause" | "fix" | "plan" | "before" | "after";

export interface ModelAnswer {
  readonly labels: Readonly<Partial<Record<Label, string>>>;
  readonly blocks: readonly PastedCode[];
}

const label = /^[\s>*#_-]*(CAUSE|FIX|PLAN|BEFORE|AFTER)\b[*_]*\s*:[*_]*\s*(.+?)[*_\s]*$/gim;
/** Characters of a label's text, at most: what is longer is no title and no sentence. */
const longest = 300;

export function readModelAnswer(answer: string): ModelAnswer {
  const labels: Partial<Record<Label, string>> = {};
  const bare = answer.replace(label, (_whole, name: string, said: string) => {
    labels[name.toLowerCase() as Label] ??= said.slice(0, longest);
    return "";
  });
  return { labels, blocks: codeInText(bare).code };
}

const elided =
  /^\s*(?:(?:#|\/\/|\/\*|--)\s*)?(?:\.\.\.|…)\s*(?:\*\/)?$|^\s*(?:#|\/\/|\/\*)\s*(?:\.\.\.|…)?\s*(?:the )?(?:rest of|remaining|existing|other|same|unchanged|previous)\b.*(?:code|unchanged|same|as before|methods?|functions?|here)\b/im;

/** Whether the text leaves code out that the original has: a bare `...` is code in Python stubs. */
export function leavesOut(text: string, original: string): boolean {
  const found = elided.exec(text)?.[0];
  return found !== undefined && !original.includes(found.trim());
}

/** Signs that a prompt had to make harmless, as the code had them. */
export function withOwnSigns(text: string, original: string): string {
  return text.replace(/‹([^‹›\n]{0,90})›?/gu, (whole, inside: string) => {
    if (original.includes(whole)) return whole;
    const own = [`<${inside}>`, `<${inside}`, `[${inside}]`].find((each) => original.includes(each));
    return own ?? whole;
  });
}
