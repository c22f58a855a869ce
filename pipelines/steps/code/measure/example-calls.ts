// Calls of a function as they stand in tests, examples and docstrings: what its arguments look like.
import type { SandboxLanguage } from "../../../engine/sandbox.ts";
import { casesOf } from "../harness/find-tests.ts";
import { closingAt, maskSource } from "../harness/mask-source.ts";

/** At most this many, and no longer than this: they are evaluated one by one. */
const most = { calls: 40, characters: 20_000 } as const;

/** `pair([1, 2], [2])` as they are written; definitions of the function are left out. */
export function exampleCalls(texts: readonly string[], name: string, language: SandboxLanguage): readonly string[] {
  const last = name.split(".").at(-1) ?? name;
  const found = new Set<string>();
  for (const text of texts) {
    const cases = casesOf(text);
    for (const each of cases ?? []) found.add(`${last}(${argumentsOf(each, language)})`);
    if (cases === null) for (const call of callsIn(text, last, language)) found.add(call);
  }
  return [...found].filter((call) => call.length <= most.characters).slice(0, most.calls);
}

function* callsIn(text: string, name: string, language: SandboxLanguage): Generator<string> {
  const masked = maskSource(text, language);
  const pattern = new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}\\s*\\(`, "g");
  for (const found of masked.matchAll(pattern)) {
    const open = found.index + found[0].length - 1;
    const close = closingAt(masked, open);
    if (close === null || /\b(?:def|function)\s*\*?\s*$/.test(masked.slice(0, found.index))) continue;
    // A method without a body, or one with it.
    if (/^\s*(?::[^\n]*)?\{/.test(masked.slice(close + 1, close + 80))) continue;
    yield `${name}${text.slice(open, close + 1)}`;
  }
  if (language === "python") for (const each of doctestLines(text)) yield* callsIn(each, name, language);
}

const doctestLines = (text: string) => [...text.matchAll(/^\s*>>> (.*)$/gm)].map(([, line = ""]) => line);

/** The arguments of `[arguments, expected]` in the language. */
function argumentsOf(json: string, language: SandboxLanguage): string {
  const [given] = JSON.parse(json) as readonly [unknown];
  const list = Array.isArray(given) ? given : [given];
  return list.map((each) => (language === "python" ? pythonOf(each) : JSON.stringify(each))).join(", ");
}

/** A JSON value as Python writes it. */
export function pythonOf(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonOf).join(", ")}]`;
  if (typeof value === "object") {
    const pairs = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${pythonOf(each)}`);
    return `{${pairs.join(", ")}}`;
  }
  return JSON.stringify(value);
}
