// A short text that is no Markdown, in parts: its words and its inline code; and its formulas where it may hold some. Pure.
import { formulaParts } from "../../pipelines/engine/formula.ts";

interface InlinePart {
  readonly kind: "words" | "code" | "formula";
  /** Without the signs around it. */
  readonly text: string;
}

/** A fence, whose content is left as it is, or code between as many backticks. */
const code =
  /^ {0,3}(`{3,}|~{3,})[^\n`]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(?<!`)(`+)(?!`)([^\n]*?[^`\n])\2(?!`)/gm;

export function codeParts(text: string): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  let from = 0;
  const words = (to: number) => {
    if (to > from) parts.push({ kind: "words", text: text.slice(from, to) });
  };
  for (const match of text.matchAll(code)) {
    const inside = match[3];
    if (inside === undefined) continue;
    words(match.index);
    // One space on either side lets code begin with a backtick.
    parts.push({ kind: "code", text: inside.replace(/^ (.*\S.*) $/, "$1") });
    from = match.index + match[0].length;
  }
  words(text.length);
  return parts;
}

export function inlineParts(text: string): readonly InlinePart[] {
  return codeParts(text).flatMap((part) => (part.kind === "words" ? withFormulas(part.text) : [part]));
}

/** The text without the signs of code and formulas, for a name that is only heard. */
export function inlineWords(text: string): string {
  return inlineParts(text)
    .map((part) => part.text)
    .join("");
}

function withFormulas(text: string): readonly InlinePart[] {
  return formulaParts(text).map((part) =>
    typeof part === "string" ? { kind: "words", text: part } : { kind: "formula", text: part.source },
  );
}
