// Tells code from strings and comments without a parser: good enough to find calls, names and imports in a test.

type Marked = "python" | "javascript";

/**
 * The text with the insides of strings as `_` and comments as spaces; same length, same lines. Quotes stay. A regular expression of JavaScript
 * counts as a string.
 */
export function maskSource(text: string, language: Marked): string {
  const pattern = language === "python" ? pythonTokens : javascriptTokens;
  let masked = "";
  /** The end of it, white space as one space: to flatten all of it at each slash takes as long as the text is long. */
  let end = "";
  const add = (piece: string) => {
    masked += piece;
    end = (end + piece.replaceAll(/\s+/g, " ").slice(-24)).slice(-24);
  };
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) break;
    const start = found.index;
    add(text.slice(at, start));
    let token = found[0];
    if (token === "`") token = templateAt(text, start);
    if (token === "/" && language === "javascript") token = regexAt(text, start, end) ?? "/";
    add(hidden(token));
    at = start + token.length;
  }
  return masked + text.slice(at);
}

const pythonTokens = /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|#.*/g;
const javascriptTokens = /\/\*[^]*?(?:\*\/|$)|\/\/.*|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|`|\//g;

function hidden(token: string): string {
  if (/^(?:\/\/|\/\*|#)/.test(token)) return token.replaceAll(/[^\n]/g, " ");
  if (token === "/") return token;
  const quote = /^(?:"""|'''|["'`/])/.exec(token)?.[0].length ?? 1;
  if (token.length < quote * 2) return token.slice(0, quote) + token.slice(quote).replaceAll(/[^\n]/g, "_");
  return token.slice(0, quote) + token.slice(quote, -quote).replaceAll(/[^\n]/g, "_") + token.slice(-quote);
}

/** A template literal with all that stands in it. */
function templateAt(text: string, start: number): string {
  let at = start + 1;
  let depth = 0;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (character === "\\") at += 1;
    else if (depth === 0 && character === "`") return text.slice(start, at + 1);
    else if (character === "`") at += templateAt(text, at).length - 1;
    else if (depth === 0 && character === "$" && text[at + 1] === "{") {
      depth = 1;
      at += 1;
    } else if (depth > 0 && character === "{") depth += 1;
    else if (depth > 0 && character === "}") depth -= 1;
  }
  return text.slice(start);
}

/** A regular expression, where a slash cannot be a division. */
function regexAt(text: string, start: number, before: string): string | null {
  const last = before.trimEnd();
  const mayBegin =
    last === "" || /[=(,:;[!&|?{}+\-*%~^<>]$|\b(?:return|typeof|case|in|of|do|else|await|yield)$/.test(last);
  if (!mayBegin) return null;
  return /^\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(text.slice(start, start + 1000))?.[0] ?? null;
}

const opening = "([{";
const closing = ")]}";

/** The place of the bracket that closes the one at `open`; null where none does. */
export function closingAt(masked: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < masked.length; at += 1) {
    const character = masked[at] ?? "";
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character) && (depth -= 1) === 0) return at;
  }
  return null;
}

/** Places between `from` and `to` that stand in no bracket. */
export function* flatPlaces(masked: string, from: number, to: number): Generator<number> {
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const character = masked[at] ?? "";
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) depth -= 1;
    else if (depth === 0) yield at;
  }
}

/** Ranges that commas part, outside of brackets. */
export function splitAtCommas(masked: string, from: number, to: number): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let start = from;
  for (const at of flatPlaces(masked, from, to)) {
    if (masked[at] !== ",") continue;
    parts.push([start, at]);
    start = at + 1;
  }
  if (masked.slice(start, to).trim() !== "") parts.push([start, to]);
  return parts;
}

/** Lines that begin outside of any bracket: [offset of the line, its masked text]. */
export function flatLines(masked: string): readonly (readonly [number, string])[] {
  const lines: [number, string][] = [];
  let depth = 0;
  let offset = 0;
  for (const line of masked.split("\n")) {
    if (depth <= 0) lines.push([offset, line]);
    for (const character of line) {
      if (opening.includes(character)) depth += 1;
      else if (closing.includes(character)) depth -= 1;
    }
    offset += line.length + 1;
  }
  return lines;
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
