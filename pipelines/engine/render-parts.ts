// The pieces that values are told with: how an unknown value is looked into, and how code stands in a text.

/** Characters of a value that only JSON can tell. */
const jsonCharacters = 2000;

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text and numbers as they are said; nothing for what is neither. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function compactJson(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? "";
  } catch {
    // Nested deeper than the stack reaches.
    return "";
  }
  return text.length > jsonCharacters ? `${text.slice(0, jsonCharacters)}…` : text;
}

/** A Markdown code block whose fence is longer than any within it. */
export function fenced(text: string, language: string): string {
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+#.-]/g, "")}\n${text.replace(/\n$/, "")}\n${fence}`;
}
