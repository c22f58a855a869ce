// A program in a language of the reader's choice that does what was done: the API page's snippets and its recorder.
import type { Call, SnippetLanguage } from "./calls.ts";
import { curlSnippet } from "./curl.ts";
import { planOf } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { pythonSnippet } from "./python.ts";
import { typescriptSnippet } from "./typescript.ts";

const writers: Readonly<Record<SnippetLanguage, (plan: Plan, origin: string) => string>> = {
  curl: curlSnippet,
  typescript: typescriptSnippet,
  python: pythonSnippet,
};

/** `origin` as in `http://127.0.0.1:3000`. Runs nobody waited for are followed at the end, unless they were stopped. */
export function snippetOf(language: SnippetLanguage, calls: readonly Call[], origin: string): string {
  return writers[language](planOf(calls), origin);
}
