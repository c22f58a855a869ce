// Lines and offsets of a text.

/** The offset at which each line begins; the first is 0. A carriage return alone ends no line. */
export function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Row and column from 1, in UTF-16 units; beyond the text, its end. */
export const offsetAt = (starts: readonly number[], text: string, row: number, column: number): number =>
  Math.min((starts[row - 1] ?? text.length) + column - 1, text.length);

/** The line, from 1, of an offset. */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
