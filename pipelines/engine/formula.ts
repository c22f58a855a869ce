// Formulas in a line of text: between dollar signs, or in TeX's own brackets. Pure.

interface Formula {
  /** With its signs, as it stands in the text. */
  readonly raw: string;
  readonly source: string;
  /** On a line of its own. */
  readonly isDisplay: boolean;
}

/** Where one may begin. */
export const formulaSign = /\$|\\\(|\\\[/;

/** The formula the text begins with. */
export function formulaAt(text: string): Formula | undefined {
  const match =
    /^\$\$([^$]+?)\$\$/.exec(text) ??
    /^\\\[([\s\S]+?)\\\]/.exec(text) ??
    /^\\\(([\s\S]+?)\\\)/.exec(text) ??
    // As pandoc reads it: no space inside the signs, no digit after, so that prices stay prices.
    /^\$((?! )(?:\\.|[^\\$\n])*?(?:\\.|[^\\$\s]))\$(?!\d)/.exec(text);
  if (!match) return undefined;
  const isDisplay = match[0].startsWith("$$") || match[0].startsWith("\\[");
  return { raw: match[0], source: (match[1] ?? "").trim(), isDisplay };
}

/** The text in its order: words, and formulas between them. A sign with a backslash before it is that sign. */
export function formulaParts(text: string): readonly (string | Formula)[] {
  const parts: (string | Formula)[] = [];
  const words = (from: number, to: number) => {
    if (to > from) parts.push(text.slice(from, to).replaceAll("\\$", "$"));
  };
  let from = 0;
  let at = 0;
  for (;;) {
    const step = text.slice(at).search(formulaSign);
    if (step < 0) break;
    at += step;
    const found = text.startsWith("\\$", at - 1) ? undefined : formulaAt(text.slice(at));
    if (found) {
      words(from, at);
      parts.push(found);
      from = at + found.raw.length;
    }
    at = found ? from : at + 1;
  }
  words(from, text.length);
  return parts;
}
