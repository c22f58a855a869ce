// How many tokens a passage has for the embedder and the reranker (WordPiece, 30,000 pieces, lower case), about.

const units = /\p{L}[\p{L}\p{M}]*|\p{N}+|[^\s\p{L}\p{N}]/gu;
const digits = /^\p{N}/u;
/** From here on scripts have a piece a character, about. */
const firstWide = 0x300;

/**
 * Fitted on 140 stretches of 1,600 characters of English prose, tables and code against bge-small's own tokenizer: the median is 1.0 times
 * the true count, the lowest percentile 0.74 (tables of abbreviations). Its limit of 512 is kept by asking for far less.
 */
export function estimateWordPieces(text: string): number {
  let count = 0;
  for (const [unit] of text.matchAll(units)) count += piecesOf(unit);
  return Math.ceil(count);
}

function piecesOf(unit: string): number {
  if (unit.length === 1) return 1;
  if (digits.test(unit)) return Math.ceil(unit.length / 2.5);
  for (let at = 0; at < unit.length; at += 1) if (unit.charCodeAt(at) >= firstWide) return unit.length;
  if (unit.length <= 4) return 1;
  return 1.1 + Math.max(0, unit.length - 6) / 6;
}
