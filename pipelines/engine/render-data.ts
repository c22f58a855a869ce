// Tables, charts, citations and references as Markdown that a model reads.
import { tableRow } from "./table-row.ts";
import { asList, asRecord, compactJson, textOf } from "./render-parts.ts";

const tableRows = 50;
/** A chart's rows show what it is made of; the table beside it holds the rest. */
const chartRows = 10;

type Row = readonly unknown[];

export function renderTable(value: unknown): string {
  const { columns, rows } = asRecord(value);
  if (!Array.isArray(columns) || columns.length === 0) return compactJson(value);
  return markdownTable(columns, asList(rows).map(asList), tableRows);
}

/** Of a Vega-Lite specification, or of a mark with its values. */
export function renderChart(value: unknown): string {
  const chart = asRecord(value);
  const title = textOf(chart["title"]) || textOf(asRecord(chart["title"])["text"]);
  const rows = asList(asRecord(chart["data"])["values"] ?? chart["values"]).map(asRecord);
  const columns = Object.keys(rows[0] ?? {});
  const table =
    columns.length > 0
      ? markdownTable(
          columns,
          rows.map((row) => columns.map((column) => row[column])),
          chartRows,
        )
      : "";
  return [title, table].filter(Boolean).join("\n") || compactJson(value);
}

function markdownTable(columns: Row, rows: readonly Row[], most: number): string {
  const line = (cells: Row) => tableRow(cells.map(cellText));
  const shown = rows.slice(0, most).map((row) => line(columns.map((_, at) => row[at])));
  const more = rows.length - shown.length;
  const rest = more > 0 ? [`… ${more} more ${more === 1 ? "row" : "rows"}`] : [];
  return [line(columns), `|${" --- |".repeat(columns.length)}`, ...shown, ...rest].join("\n");
}

function cellText(cell: unknown): string {
  return typeof cell === "object" ? textOf(asRecord(cell)["text"]) : textOf(cell);
}

export function renderCitations(value: unknown): string {
  return asList(value)
    .map(asRecord)
    .filter((each) => textOf(each["quote"]) !== "")
    .map(
      ({ number, quote, name, page, place }) =>
        `[${textOf(number)}] “${textOf(quote)}” (${textOf(name)}, ${textOf(place) || `p. ${textOf(page)}`})`,
    )
    .join("\n");
}

export function renderReferences(value: unknown): string {
  return asList(value)
    .map(asRecord)
    .flatMap(({ number, authors, year, title, name, pages, places }) => {
      const who = asList(authors).map(textOf).filter(Boolean).join(", ");
      const where = asList(pages).map(textOf).filter(Boolean).join(", ");
      const called = asList(places).map(textOf).filter(Boolean).join(", ");
      const parts = [who, textOf(year), textOf(title), textOf(name), called || (where && `p. ${where}`)].filter(
        Boolean,
      );
      return parts.length > 0 ? [`[${textOf(number)}] ${parts.join(", ")}`] : [];
    })
    .join("\n");
}
