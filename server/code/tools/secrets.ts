// Keys and passwords written into code.
import type { CodeFile } from "../../../pipelines/engine/code.ts";
import { toolOrigin } from "../findings.ts";
import type { Found } from "../found.ts";
import { lineAt, startsOfLines } from "../lines.ts";
import { sentence } from "./sentence.ts";

const why =
  "Whoever can read the code can use it, and its history keeps it; take it from the environment, and make a new one.";

export async function secretFindings(file: CodeFile): Promise<Found[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import("@secretlint/core"),
    import("@secretlint/secretlint-rule-preset-recommend"),
  ]);
  const id = "@secretlint/secretlint-rule-preset-recommend";
  const source = { filePath: `/code/${file.name}`, content: file.text, contentType: "text" as const, ext: "" };
  const { messages } = await lintSource({
    source,
    options: { config: { rules: [{ id, rule: creator }] }, maskSecrets: true, noPhysicFilePath: true },
  });
  const starts = startsOfLines(file.text);
  const known = messages.map(({ ruleId, message, range, docsUrl }): Found => {
    const from = lineAt(starts, range[0]);
    return {
      file: file.name,
      lines: { from, to: Math.max(from, lineAt(starts, Math.max(range[0], range[1] - 1))) },
      severity: "error",
      category: "security",
      origin: toolOrigin("secretlint", ruleId.replace("@secretlint/secretlint-rule-", ""), docsUrl),
      title: sentence(message.replace(/^found\b/i, "Found")),
      why,
    };
  });
  return [...known, ...assignments(file, starts)];
}

/** `api_key = "…"`: a name that says secret, and a value too mixed to be a word. Names without a bound take minutes in a long encoded text. */
const assignment =
  /\b([\w-]{0,60}(?:api[_-]?key|secret|token|passwd|password|private[_-]?key|access[_-]?key|auth[_-]?key|credential)[\w-]{0,60})["']?\s*(?:=>|[:=]|:=)\s*(?:[a-z]*\(\s*)?["'`]([^"'`\s]{8,200})["'`]/gi;
const examples =
  /^(?:x+|\*+|\.+|<.*>|\$\{.*\}|\{.*\}|%.*%|your|my|test|example|changeme|placeholder|dummy|todo|none|null|undefined|process\.env|os\.)|example|placeholder|change_?me|your[_-]/i;
/**
 * Bits a character (Shannon). Of 20,000 random values of 20 characters, 99 % lie above 3.6 in base64, and half above 3.4 in hex (2026-11):
 * short hex is missed at times, so that words with a digit in them are not held to be secrets.
 */
const leastEntropy = 3.2;

function assignments(file: CodeFile, starts: readonly number[]): Found[] {
  return [...file.text.matchAll(assignment)].flatMap((match): Found[] => {
    const [, name = "", value = ""] = match;
    const isWord = /^[a-z]+(?:[_.:/-][a-z]+)*$/i.test(value);
    if (isWord || examples.test(value) || entropyOf(value) < leastEntropy || !/\d|[^\w]/.test(value)) return [];
    const line = lineAt(starts, match.index);
    return [
      {
        file: file.name,
        lines: { from: line, to: line },
        severity: "warning",
        category: "security",
        origin: toolOrigin("secretlint", "written-secret"),
        title: `\`${name}\` holds what looks like a real secret`,
        why,
      },
    ];
  });
}

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum -= (count / text.length) * Math.log2(count / text.length);
  return sum;
}
