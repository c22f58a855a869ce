// Writes values as literals of a language: short ones on one line, long ones with one entry a line.
import type { Reference, Value } from "./value.ts";

export interface LiteralWords {
  readonly plain: (json: string | number | boolean | null) => string;
  readonly key: (key: string) => string;
  readonly reference: (reference: Reference) => string;
  /** Written between a record's braces, as in `{ a }`. */
  readonly pad: string;
  readonly indent: string;
}

/** Characters of a literal that may stand on one line. */
const lineLength = 72;

export function literal(value: Value, words: LiteralWords, depth = 0): string {
  switch (value.kind) {
    case "plain":
      return words.plain(value.json);
    case "reference":
      return words.reference(value);
    case "list":
      return enclosed({ open: "[", close: "]", pad: "" }, value.items.map(part(words, depth)), words, depth);
    case "record": {
      const inner = part(words, depth);
      const entries = value.entries.map(([key, each]) => `${words.key(key)}: ${inner(each)}`);
      return enclosed({ open: "{", close: "}", pad: words.pad }, entries, words, depth);
    }
  }
}

function part(words: LiteralWords, depth: number) {
  return (value: Value) => literal(value, words, depth + 1);
}

interface Marks {
  readonly open: string;
  readonly close: string;
  readonly pad: string;
}

function enclosed({ open, close, pad }: Marks, parts: readonly string[], words: LiteralWords, depth: number): string {
  if (parts.length === 0) return open + close;
  const line = open + pad + parts.join(", ") + pad + close;
  if (line.length <= lineLength && !line.includes("\n")) return line;
  const inner = words.indent.repeat(depth + 1);
  return `${open}\n${parts.map((each) => `${inner}${each},\n`).join("")}${words.indent.repeat(depth)}${close}`;
}
