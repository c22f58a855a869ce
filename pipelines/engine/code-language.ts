// The language of a file or of pasted code: by its name, else by its first line, else by what its text looks like.
import { markup, signs, typeSigns } from "./code-signs.ts";
import type { CodeLanguage } from "./code.ts";

const byEnding: Readonly<Record<string, CodeLanguage>> = {
  js: "javascript",
  mjs: "javascript",
  cjs: "javascript",
  jsx: "jsx",
  ts: "typescript",
  mts: "typescript",
  cts: "typescript",
  tsx: "tsx",
  py: "python",
  pyi: "python",
  pyw: "python",
  java: "java",
  c: "c",
  h: "c",
  cc: "cpp",
  cpp: "cpp",
  cxx: "cpp",
  hh: "cpp",
  hpp: "cpp",
  hxx: "cpp",
  ino: "cpp",
  go: "go",
  rs: "rust",
  json: "json",
  jsonc: "json",
  json5: "json",
  css: "css",
  html: "html",
  htm: "html",
  xhtml: "html",
  md: "markdown",
  markdown: "markdown",
  yaml: "yaml",
  yml: "yaml",
  sh: "shell",
  bash: "shell",
  zsh: "shell",
  sql: "sql",
  txt: "text",
  log: "text",
  csv: "text",
};
/** Of languages that have no name here: their text looks like that of another, and is none of it. */
const otherEndings = new Set(
  "cs csx vb fs rb php swift kt kts scala groovy gradle m mm lua pl pm r jl dart ex exs erl hs clj ps1 vue svelte scss sass less styl toml ini cfg cmake proto graphql mk".split(
    " ",
  ),
);

const byInterpreter: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/\bpython[\d.]*\b/, "python"],
  [/\b(?:deno|bun|tsx|ts-node)\b/, "typescript"],
  [/\bnode\b/, "javascript"],
  [/\b(?:ba|z|da|k)?sh\b/, "shell"],
];

const linesRead = 400;
const linesAtMost = 6;
/** Fewer points are a sentence of a person, or nothing that is known. */
const leastPoints = 4;

/** `name` is null for pasted code. A name that says something wins over the text, but for a header of C++. */
export function detectLanguage(name: string | null, text: string): CodeLanguage {
  const named = name === null ? undefined : languageOfName(name);
  if (named === "c" && name?.endsWith(".h") && scored(text).get("cpp")) return "cpp";
  return named ?? languageOfFirstLine(text) ?? languageOfText(text);
}

function languageOfName(name: string): CodeLanguage | undefined {
  const file = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  const ending = file.includes(".") ? file.slice(file.lastIndexOf(".") + 1) : "";
  if (/^\.?(?:bashrc|zshrc|profile|bash_profile)$/.test(file)) return "shell";
  return otherEndings.has(ending) ? "text" : byEnding[ending];
}

function languageOfFirstLine(text: string): CodeLanguage | undefined {
  const [first = ""] = text.split("\n", 1);
  if (!first.startsWith("#!")) return undefined;
  return byInterpreter.find(([pattern]) => pattern.test(first))?.[1];
}

function languageOfText(text: string): CodeLanguage {
  if (isJson(text)) return "json";
  const scores = scored(text);
  let best: CodeLanguage = "text";
  let most = leastPoints - 1;
  for (const [language, points] of scores) if (points > most) [best, most] = [language, points];
  if (best !== "javascript" && best !== "html") return best;
  return asScript(text, best, scores.get("javascript") ?? 0);
}

/** TypeScript is JavaScript with types, and either may hold markup. */
function asScript(text: string, best: CodeLanguage, points: number): CodeLanguage {
  const isMarkup = markup.test(text);
  if (best === "html" && (!isMarkup || points === 0 || /^\s*</.test(text))) return "html";
  const isTyped = typeSigns.some((pattern) => pattern.test(text));
  if (isTyped) return isMarkup ? "tsx" : "typescript";
  return isMarkup ? "jsx" : "javascript";
}

function scored(text: string): Map<CodeLanguage, number> {
  // Enough to tell, and a long line is data.
  const lines = text.split("\n", linesRead).map((line) => line.slice(0, 300));
  const scores = new Map<CodeLanguage, number>();
  for (const [language, all] of signs) {
    let points = 0;
    for (const { pattern, points: each } of all) {
      const hits = lines.filter((line) => pattern.test(line)).length;
      points += each * Math.min(hits, linesAtMost);
    }
    if (points > 0) scores.set(language, points);
  }
  // Types alone, without a statement, are TypeScript too.
  const types = typeSigns.filter((pattern) => pattern.test(text.slice(0, 20_000))).length;
  if (types > 0) scores.set("javascript", (scores.get("javascript") ?? 0) + 3 * types);
  return scores;
}

function isJson(text: string): boolean {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed) || trimmed.length > 400_000) return false;
  try {
    JSON.parse(trimmed);
    return true;
  } catch {
    return false;
  }
}
