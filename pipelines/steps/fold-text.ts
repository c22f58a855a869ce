// A text without what typesetting, extraction and copying change: white space, hyphens, ligatures, quotation marks; every character knows its place.

export interface FoldedText {
  readonly text: string;
  /** Where each character of `text` stands in the original: start, and end exclusive. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** What was left out right before each character: bits of `gap`. */
  readonly gaps: readonly number[];
}

/** `space`: white space or a dash that parts words. `hyphen`: a dash within one word. `minus`: the sign of a number. */
export const gap = { space: 1, hyphen: 2, minus: 4 } as const;

const spaces = /^\s$/u;
/** Soft hyphens and zero-width characters part nothing. */
const invisible = /^[\u00ad\u200b-\u200d\u2060\ufeff]$/u;
const dashes = /^[-\u2010-\u2015\u2043\u2212\ufe63\uff0d]$/u;
const unsaid = /^["“”„‟«»‹›″〝〞•▪◦●‣]$/u;
const apostrophes = /^['’‘‛ʼ`´′]$/u;
const letter = /^\p{L}/u;
/** Characters that are others in another shape: ligatures, wide and mathematical letters and digits. */
const shapes = /^(?:[\u0132\u0133\ufb00-\ufb06\uff01-\uff5e]|\ud835[\udc00-\udfff])/;
const sameAs: Readonly<Record<string, string>> = { "…": "...", "×": "x", "∼": "~", "˜": "~", µ: "μ", "⁄": "/" };

export function foldText(original: string): FoldedText {
  const kept: string[] = [];
  const folded = { starts: [] as number[], ends: [] as number[], gaps: [] as number[] };
  let pending = 0;
  let end = 0;
  for (let at = 0; at < original.length; at = end) {
    end = isPlain(original, at) ? at + 1 : clusterEnd(original, at);
    const cluster = original.slice(at, end);
    const gapHere = gapOf(cluster, original, at);
    if (gapHere !== null) {
      pending = joined(pending, gapHere);
      continue;
    }
    for (const character of isPlain(original, at) ? cluster : plain(cluster)) {
      kept.push(character);
      for (let unit = 0; unit < character.length; unit += 1) {
        folded.starts.push(at);
        folded.ends.push(end);
        folded.gaps.push(pending);
        pending = 0;
      }
    }
  }
  return { text: kept.join(""), ...folded };
}

/** ASCII letters, digits and full stops, not followed by a combining mark: most of a page. */
function isPlain(text: string, at: number): boolean {
  return isPlainCode(text.charCodeAt(at)) && !(text.charCodeAt(at + 1) > 127);
}

function isPlainCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 46;
}

/** A character with its surrogate and its combining marks. */
function clusterEnd(text: string, at: number): number {
  const cluster = /^(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S])\p{M}*/u.exec(text.slice(at, at + 8))?.[0];
  return at + (cluster?.length ?? 1);
}

/** Null for a character that is kept. */
function gapOf(cluster: string, text: string, at: number): number | null {
  if (invisible.test(cluster) || unsaid.test(cluster)) return 0;
  if (spaces.test(cluster)) return gap.space;
  if (apostrophes.test(cluster)) return isBetweenLetters(text, at) ? null : 0;
  if (!dashes.test(cluster)) return null;
  const before = text.slice(0, at).slice(-1);
  const after = text.slice(at + 1, at + 40);
  if (/^[$€£¥]?\.?\d/.test(after) && !/[\p{L}\p{N})%]/u.test(before)) return gap.minus;
  // Also at the end of a line, where it may part one word.
  const isHyphen = letter.test(before) && /^(?:[\u00ad\u200b]*[ \t]*\r?\n\s*)?\p{L}/u.test(after);
  return isHyphen ? gap.hyphen : gap.space;
}

/** White space after a hyphen is the end of a line: the word goes on. */
function joined(before: number, here: number): number {
  return before & gap.hyphen && here === gap.space ? before : before | here;
}

function isBetweenLetters(text: string, at: number): boolean {
  return letter.test(text.slice(0, at).slice(-1)) && letter.test(text.slice(at + 1, at + 3));
}

function plain(cluster: string): string {
  const same = sameAs[cluster];
  if (same !== undefined) return same;
  return shapes.test(cluster) ? cluster.normalize("NFKC") : cluster.normalize("NFC");
}
