// Which of the submitted files are tests, and what kind of tests a pasted text holds.
import type { CodeFile, CodeLanguage } from "../../../engine/code.ts";
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { isTestFile } from "../../../engine/test-files.ts";
import { flatLines, maskSource } from "./mask-source.ts";

const languages: Partial<Record<CodeLanguage, SandboxLanguage>> = {
  python: "python",
  javascript: "javascript",
  typescript: "javascript",
};

/** The language that runs a file; null where the sandbox has none. */
export const sandboxLanguageOf = (language: CodeLanguage): SandboxLanguage | null => languages[language] ?? null;

/** The language of most of the files that can be run; else the one of the first file, as it is called. */
export function languageToRun(files: readonly CodeFile[]): SandboxLanguage | { readonly not: CodeLanguage } {
  const found = files.map(({ language }) => sandboxLanguageOf(language)).filter((each) => each !== null);
  const pythons = found.filter((each) => each === "python").length;
  if (found.length === 0) return { not: files.find(({ language }) => language !== "text")?.language ?? "text" };
  return pythons * 2 > found.length ? "python" : "javascript";
}

const pythonTests = /^(?:assert\b|(?:async\s+)?def\s+test\w*\s*\(|class\s+Test\w*|class\s+\w+\(.*TestCase\s*\))/;
const javascriptTests =
  /^\s*(?:(?:describe|it|test|suite)(?:\.\w+)*\s*[(`]|console\.assert\s*\(|assert(?:\.\w+)*\s*\()|(?:^|[^\w$.])console\.assert\s*\(/;

/** Of files that can be run: by its name, or by what stands in it. */
export function holdsTests({ name, text, language }: CodeFile): boolean {
  const runs = sandboxLanguageOf(language);
  if (runs === null) return false;
  if (isTestFile({ name }) && !name.endsWith("conftest.py")) return true;
  const lines = flatLines(maskSource(text, runs)).map(([, line]) => line);
  const pattern = runs === "python" ? pythonTests : javascriptTests;
  return lines.some((line) => pattern.test(line));
}

export const hasDoctests = ({ text }: CodeFile): boolean => /^\s*>>> /m.test(text);

/** `[arguments, expected]` a line, or one list of them, each as its own JSON text; null where the text is anything else. */
export function casesOf(text: string): readonly string[] | null {
  const isCase = (value: unknown): boolean => Array.isArray(value) && value.length === 2;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 0 && lines.every((line) => isCase(parsed(line)))) return lines;
  const all = parsed(text);
  return Array.isArray(all) && all.length > 0 && all.every(isCase) ? all.map((each) => JSON.stringify(each)) : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
