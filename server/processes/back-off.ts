// The pause before what failed is tried again: doubled with each failure in a row, up to the longest.

/** Milliseconds, as are all numbers here. */
const usualFirst = 500;
const longest = 30_000;
/** A process that lived this long has no deaths in a row. */
const healthy = 60_000;

/** The pause after so many failures in a row. */
export function pauseAfter(failures: number, first = usualFirst): number {
  return Math.min(first * 2 ** (failures - 1), longest);
}

/** Counts the death of a process that lived so long to those in a row before it. */
export function deathsInARow(before: number, lived: number): number {
  return lived > healthy ? 1 : before + 1;
}
