// A text that fits a regular expression, for the plain ones that descriptions use for numbers and codes; nothing is tried against it here.

/** Repetitions written where any number would fit. */
const repetitions = 1;
const lengthAtMost = 200;

/** Undefined where the pattern is more than literals, classes and counts in a row. */
export function textFor(pattern: string): string | undefined {
  let rest = pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  let text = "";
  while (rest !== "") {
    const unit = unitOf(rest);
    if (unit === undefined) return undefined;
    rest = rest.slice(unit.length);
    const [whole, least, sign] = /^(?:\{(\d+)(?:,\d*)?\}|([*+?]))\??/.exec(rest) ?? ["", undefined, undefined];
    rest = rest.slice(whole.length);
    const count = least === undefined ? (sign === "*" || sign === "?" ? 0 : repetitions) : Number(least);
    if (text.length + count > lengthAtMost) return undefined;
    text += unit.character.repeat(count);
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = { d: "1", w: "a", s: " ", D: "a", W: "-", S: "a" };

/** The first piece of the pattern: how long it is there, and a character that fits it. */
function unitOf(rest: string): { readonly length: number; readonly character: string } | undefined {
  const escaped = /^\\(.)/.exec(rest)?.[1];
  if (escaped !== undefined) {
    const known = escapes[escaped];
    if (known === undefined && /[A-Za-z0-9]/.test(escaped)) return undefined;
    return { length: 2, character: known ?? escaped };
  }
  const [whole, inner] = /^\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]/.exec(rest) ?? [];
  if (whole !== undefined && inner !== undefined) {
    const first = unitOf(inner);
    return first && { length: whole.length, character: first.character };
  }
  const literal = rest[0] ?? "";
  if (/[()[\]{}|*+?^$\\]/.test(literal)) return undefined;
  return { length: 1, character: literal === "." ? "a" : literal };
}
