// The line ends of a file that is written in: the editor knows `\n` alone, and a file that came with others keeps them.

/** What was not written in stays to the letter; new lines end as a neighbour or the file's first one. `text` has `\n` alone. */
export function withEndsOf(own: string, text: string): string {
  const [before, after] = [own.split(/\r\n?|\n/), text.split("\n")];
  const ends = own.match(/\r\n?|\n/g) ?? [];
  const first = ends[0] ?? "\n";
  const most = Math.min(before.length, after.length);
  let above = 0;
  while (above < most && before[above] === after[above]) above += 1;
  let below = 0;
  while (below < most - above && before.at(-1 - below) === after.at(-1 - below)) below += 1;
  const added = after.length - before.length;
  // The line just before those below has its end from the file too.
  const endOf = (line: number) => ends[line < above ? line : line + 1 >= after.length - below ? line - added : -1];
  const written = after
    .map((line, index) => (index + 1 < after.length ? line + (endOf(index) ?? first) : line))
    .join("");
  // With old Macs' ends among others, an empty line can be lost between `\r` and `\n`.
  return written.replaceAll(/\r\n?/g, "\n") === text ? written : text.replaceAll("\n", first);
}
