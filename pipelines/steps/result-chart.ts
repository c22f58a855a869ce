// The chart of a query's result: what the model wished for where it fits the columns, else what fits them.
import { z } from "zod";
import type { QueryResult } from "../engine/data.ts";

export const chartWish = z.object({
  mark: z.enum(["bar", "line", "area", "point"]),
  x: z.string(),
  y: z.string(),
  color: z.string().nullable(),
});
export type ChartWish = z.output<typeof chartWish>;

/** Two values are read faster as numbers than as bars. */
const rowsAtLeast = 3;
/** Bars that can be told apart. */
const barsAtMost = 60;

type Column = QueryResult["columns"][number];

/** A Vega-Lite specification without its rows; undefined where nothing is to be drawn. */
export function resultChart(
  { columns, rows }: QueryResult,
  wish: ChartWish | null,
): Record<string, unknown> | undefined {
  if (rows.length < rowsAtLeast) return undefined;
  const named = (name: string | null | undefined) => columns.find((column) => column.name === name);
  const x = named(wish?.x);
  const y = named(wish?.y);
  if (wish && x && y?.kind === "number" && x !== y) {
    const color = named(wish.color);
    return chartOf(wish.mark, x, y, color);
  }
  return fitting(columns, rows.length);
}

function fitting(columns: readonly Column[], rows: number): Record<string, unknown> | undefined {
  const numbers = columns.filter(({ kind }) => kind === "number");
  const time = columns.find(({ kind }) => kind === "time");
  const group = columns.find(({ kind }) => kind === "text" || kind === "boolean");
  const [first, second] = numbers;
  if (time && first) return chartOf("line", time, first);
  if (group && first && rows <= barsAtMost) return chartOf("bar", group, first);
  return first && second ? chartOf("point", first, second) : undefined;
}

/** A bar's length is its value only where the axis begins at zero. */
function chartOf(mark: ChartWish["mark"], x: Column, y: Column, color?: Column): Record<string, unknown> {
  const filled = mark === "bar" || mark === "area";
  const value = filled ? { ...axis(y), scale: { zero: true } } : axis(y);
  return { mark, encoding: { x: axis(x), y: value, ...(color && { color: axis(color) }) } };
}

/** A dot or a bracket in a field's name would be read as a path; groups keep the order of the query. */
function axis({ name, kind }: Column): Record<string, unknown> {
  const type = kind === "number" ? "quantitative" : kind === "time" ? "temporal" : "nominal";
  const field = name.replace(/[.[\]\\'"]/g, "\\$&");
  return { field, type, title: name, ...(type === "nominal" ? { sort: null } : {}) };
}
