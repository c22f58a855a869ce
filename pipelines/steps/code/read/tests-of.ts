// The text of the tests field as a file of its own, and names for code that came without one.
import { endingOf } from "../../../engine/code.ts";
import type { CodeFile, CodeLanguage } from "../../../engine/code.ts";
import { casesOf } from "../harness/find-tests.ts";

/** A name for code that came without one: `code.py`, `code-2.py`. */
export function nameFor(language: CodeLanguage, taken: ReadonlySet<string>, stem = "code"): string {
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? "" : `-${number}`}.${endingOf[language]}`;
    if (!taken.has(name)) return name;
  }
}

/** What the tests field holds, in the language of the code it is for; cases as JSON stay JSON. */
export function testsFromText(text: string, code: CodeFile | undefined, taken: ReadonlySet<string>): CodeFile[] {
  if (text.trim() === "") return [];
  if (casesOf(text) !== null) return [{ name: nameFor("json", taken, "cases"), language: "json", text }];
  const language = code?.language ?? "python";
  const stem = (code?.name ?? "code")
    .replace(/^.*\//, "")
    .replace(/\.\w+$/, "")
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "_");
  const isScript = language === "python" || language === "go" || language === "rust";
  const name = nameFor(language, taken, isScript ? `test_${stem}` : `${stem}.test`);
  return [{ name, language, text }];
}
