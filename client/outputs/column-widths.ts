// How narrow a column of a table may get before the table scrolls instead: enough that its longest cell stays readable.
import { isNotStated } from "./table.ts";
import type { Table } from "./table.ts";

/** Characters of a line. Source of the most: beside a row's head, one such column fits a screen 360 pixels wide. */
const least = 5;
const most = 24;
/** Lines a cell may take before its column gets wider. */
const lines = 5;

/** Characters by column; one that says nothing takes no more than its name needs. */
export function columnWidths({ columns, rows }: Table): readonly number[] {
  return columns.map((_, at) => {
    const longest = rows.reduce((longer, row) => {
      const cell = row[at];
      return Math.max(longer, cell === undefined || isNotStated(cell) ? 0 : cell.text.length);
    }, 0);
    return Math.min(most, Math.max(least, Math.ceil(longest / lines)));
  });
}
