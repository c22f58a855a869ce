// The language a fence names: `py`, `ts`, `c++`.
import { codeLanguages } from "../../../engine/code.ts";
import type { CodeLanguage } from "../../../engine/code.ts";

const hints: Readonly<Record<string, CodeLanguage>> = {
  js: "javascript",
  mjs: "javascript",
  node: "javascript",
  ts: "typescript",
  py: "python",
  python3: "python",
  "c++": "cpp",
  cc: "cpp",
  golang: "go",
  rs: "rust",
  sh: "shell",
  bash: "shell",
  yml: "yaml",
  md: "markdown",
};

export function languageHinted(hint: string): CodeLanguage | null {
  return codeLanguages.find((each) => each === hint) ?? (Object.hasOwn(hints, hint) ? (hints[hint] ?? null) : null);
}
