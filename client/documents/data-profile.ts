// How a table's profile is read: which charts are whose, what a chart shows, and values as a person writes them.
import type { DataChart, DataColumn, DataProfile, DataTable } from "../../pipelines/engine/data.ts";
import { chartOf } from "../outputs/chart-value.ts";
import type { Table } from "../outputs/table.ts";

/** Charts carry the title of the table they are drawn from. */
export function chartsOf({ charts }: DataProfile, { title }: DataTable): readonly DataChart[] {
  return charts.filter((chart) => chart["title"] === title);
}

interface ChartWords {
  readonly rows: string;
  readonly meanOf: (column: string) => string;
}

export interface FittingChart {
  /** Without its table's name, which stands over it, and without its rows. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly table: Table | undefined;
  /** Its axes, as in “Mean of Price, City”. */
  readonly name: string;
}

/** Undefined where it is no chart. */
export function fittingChart(chart: DataChart, words: ChartWords): FittingChart | undefined {
  const value = chartOf(chart);
  const encoding = value?.spec["encoding"];
  if (!value || typeof encoding !== "object" || encoding === null) return undefined;
  const told = Object.entries(encoding as Readonly<Record<string, Channel>>).map(([channel, each]) => {
    const title = each.title === undefined ? undefined : titleIn(each.title, words);
    return [channel, title === undefined ? each : { ...each, title }] as const;
  });
  const { x, y } = Object.fromEntries(told);
  const { title: _title, data: _data, ...spec } = value.spec;
  // Bars that lie have a height each.
  const height = y?.type === "nominal" ? {} : { height: chartHeight };
  const name = [y?.title, x?.title].filter((title) => title !== undefined).join(", ");
  return { spec: { ...spec, ...height, encoding: Object.fromEntries(told) }, table: value.table, name };
}

interface Channel {
  readonly type?: string;
  readonly title?: string;
}

/** Low enough for several of them in a panel (px). */
const chartHeight = 168;

/** The server's own signs in words: “#” counts rows, “⌀” goes before the column that is averaged. */
function titleIn(title: string, { rows, meanOf }: ChartWords): string {
  if (title === "#") return rows;
  return title.startsWith("⌀ ") ? meanOf(title.slice(2)) : title;
}

/** From what to what, one end where both are the same; empty for words, whose first and last in the alphabet say little. */
export function rangeOf({ kind, min, max }: DataColumn, language: string): readonly string[] {
  if (min === null || max === null || kind === "text" || kind === "boolean") return [];
  const ends = kind === "number" ? [min, max].map((end) => numberOf(end, language)) : [min, max].map(timeOf);
  return ends[0] === ends[1] ? ends.slice(0, 1) : ends;
}

/** Not grouped: a year is no quantity. Numbers beyond what JavaScript holds exactly stay as they are. */
function numberOf(text: string, language: string): string {
  const number = Number(text);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) return text;
  return number.toLocaleString(language, { useGrouping: false, maximumSignificantDigits: 7 });
}

/** Midnight of a time that has no time of day says nothing. */
const timeOf = (text: string): string => text.replace(/ 00:00:00(?:\+00)?$/, "");

/** The share of values that are missing, in percent; under one it is not nothing. */
export function missingShare(missing: number, rows: number, language: string): string {
  const percent = (100 * missing) / rows;
  const shown =
    percent < 1 ? percent.toLocaleString(language, { maximumSignificantDigits: 1 }) : String(Math.round(percent));
  return `${shown} %`;
}
