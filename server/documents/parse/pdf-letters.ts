// What glyphs stand for, as letters in the order they are read.
import { normalizeUnicode } from "pdfjs-dist/legacy/build/pdf.mjs";

export const mark = /^\p{M}/u;
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
/** Accents that TeX draws by themselves over a letter (or under it), and the marks they stand for. */
export const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    ˆ: "\u0302",
    "˜": "\u0303",
    ˇ: "\u030c",
    "¸": "\u0327",
    "˚": "\u030a",
  }),
);

/** Ligatures and presentation forms as letters; what is no character is left out. */
export function readable(parts: readonly string[], leftward: boolean): string {
  const plain = parts.join("");
  if (/^[!-~]+$/u.test(plain)) return plain;
  const turns = !leftward && parts.some((part) => rightToLeft.test(part));
  const joined = (turns ? inLogicalOrder(parts) : parts).join("");
  // oxlint-disable-next-line no-control-regex -- Fonts without a table of characters give control characters.
  const clean = joined.replace(/[\u0000-\u001f\u007f-\u009f\ufeff\u200e\u200f]/gu, "").replaceAll("\uf0b7", "\u2022");
  return normalizeUnicode(clean).normalize("NFC");
}

/** Most files draw what is read from right to left in the order of the eye: such a word is turned, but not its numbers and Latin letters. */
function inLogicalOrder(parts: readonly string[]): readonly string[] {
  const turned: string[] = [];
  let run: string[] = [];
  for (const part of [...parts].toReversed()) {
    if (/^[0-9A-Za-z.,:/%+-]+$/u.test(part)) {
      run = [part, ...run];
      continue;
    }
    // A mark belongs to the letter it was drawn after.
    if (mark.test(part)) run = [...run, part];
    else {
      turned.push(...(mark.test(run.at(-1) ?? "") ? [] : run), part, ...(mark.test(run.at(-1) ?? "") ? run : []));
      run = [];
    }
  }
  return [...turned, ...run];
}
