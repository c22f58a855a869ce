// Excel workbooks: the sheets in order, the stored results of formulas, a page per block of rows.
import type { ParsedFile } from "../parser.ts";
import { pagesOf } from "./blocks.ts";
import { tableBlocks } from "./data-table.ts";
import type { FormatText } from "./format.ts";
import { coreProperties, officeFacts } from "./office-facts.ts";
import { cellText, readSheets } from "./read-sheets.ts";

export async function readXlsx(file: ParsedFile): Promise<FormatText> {
  const { sheets, kept } = await readSheets(file, (name) => name === coreProperties);
  const blocks = sheets.flatMap(({ name, rows }, at) => {
    const table = tableBlocks({ name, rows: rows.map((row) => row.map(cellText)), rowCount: rows.length });
    return at === 0 ? table : [{ kind: "page-break" } as const, ...table];
  });
  return { ...officeFacts(kept), pages: pagesOf(blocks) };
}
