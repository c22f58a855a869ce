// A message cut into pieces that are embedded one by one: at paragraphs, else at sentences, else at words. Pure.

/** Characters of a piece: some 300 tokens, which the embedder reads whole. */
export const pieceLength = 1200;
/** A piece is not cut shorter than this part of its length for the sake of a better place. */
const shortest = pieceLength / 3;

/** `text` is exactly the characters from `start` to `end` (exclusive) of the message; between pieces there is only white space. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function piecesOf(text: string, limit = Infinity): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (pieces.length < limit) {
    const rest = text.slice(at, at + pieceLength + 1);
    const start = at + (rest.length - rest.trimStart().length);
    if (start > at) {
      at = start;
      continue;
    }
    if (rest === "") break;
    const end = at + (rest.length <= pieceLength ? rest.length : cutAt(rest));
    const content = text.slice(at, end).trimEnd();
    pieces.push({ start: at, end: at + content.length, text: content });
    at = end;
  }
  return pieces;
}

/** The id of a piece's vector. */
export const pieceId = (messageId: string, place: number): string => `${messageId}#${place}`;

/** What a vector's id says it is of. */
export function pieceOf(id: string): { readonly messageId: string; readonly place: number } {
  const at = id.lastIndexOf("#");
  return { messageId: id.slice(0, at), place: Number(id.slice(at + 1)) };
}

/** Where to cut a text that is one character longer than a piece: the last good place. */
function cutAt(text: string): number {
  for (const place of [/\n\s*\n/g, /[.!?…]["”’)\]]*(?=\s)|[。！？]|\n/g, /\s/g]) {
    const last = [...text.matchAll(place)].at(-1);
    const end = last === undefined ? 0 : last.index + last[0].length;
    if (end > shortest && end <= pieceLength) return end;
  }
  // Never between the two halves of one character.
  return /[\ud800-\udbff]/.test(text.charAt(pieceLength - 1)) ? pieceLength - 1 : pieceLength;
}
