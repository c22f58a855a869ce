// Tables as text: the first rows of a CSV or TSV file; all of it can be asked with SQL.
import { createReadStream } from "node:fs";
import type { ParsedFile } from "../parser.ts";
import { cleanText } from "./clean-text.ts";
import { pagesOf } from "./blocks.ts";
import { tableBlocks } from "./data-table.ts";
import { readText } from "./decode-text.ts";
import { delimiterOf, rowsOf } from "./delimited.ts";
import { unnamed } from "./format.ts";
import type { FormatText } from "./format.ts";
import { tableLimits } from "./limits.ts";

export async function readCsv(file: ParsedFile): Promise<FormatText> {
  const { text, cut } = await readText(file.path, { limit: tableLimits.bytes });
  const delimiter = delimiterOf(cleanText(text));
  const rows: string[][] = [];
  let rowCount = 0;
  for (const row of rowsOf(text, delimiter)) {
    if (rowCount <= tableLimits.rows) rows.push(row);
    rowCount += 1;
  }
  if (cut) rowCount = Math.max(rowCount, await countRows(file.path));
  return { ...unnamed, pages: pagesOf(tableBlocks({ name: file.name, rows, rowCount })) };
}

/** Lines that are not blank and do not end within quotes, read in pieces; in UTF-16 every second byte is a zero and counts for nothing. */
async function countRows(path: string): Promise<number> {
  let rows = 0;
  let isQuoted = false;
  let isBlank = true;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of piece) {
      if (byte === 0x22) isQuoted = !isQuoted;
      if (byte > 0x20) isBlank = false;
      else if (byte === 0x0a && !isQuoted) {
        if (!isBlank) rows += 1;
        isBlank = true;
      }
    }
  }
  return isBlank ? rows : rows + 1;
}
