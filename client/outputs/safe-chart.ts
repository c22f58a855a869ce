// Makes a chart's specification harmless: it may draw the rows it is given, and neither fetch, link nor work without end.
import type { Row } from "./chart-value.ts";

/** Rows a chart draws; more are too many to see and slow to draw. */
export const mostRows = 5000;
/** Steps of a bin, a density or an axis. */
const mostSteps = 1000;
/** Objects and lists of one specification. */
const mostParts = 2000;

/** Keys that fetch, link, set how the chart is embedded, or make rows out of nothing. */
const forbidden = new Set(["url", "href", "sequence", "graticule", "sphere", "usermeta", "loader", "bind", "datasets"]);
const counted = new Set(["maxbins", "steps", "minsteps", "maxsteps", "tickCount", "resolution", "step", "labelLimit"]);

/** Why a specification is not drawn; `what` is the part that is in the way. */
export class ChartRefused extends Error {
  constructor(what: string) {
    super(what);
    this.name = "ChartRefused";
  }
}

/** The specification with these rows and nothing else to draw. Throws ChartRefused. */
export function safeChart(spec: Readonly<Record<string, unknown>>, rows: readonly Row[]): Record<string, unknown> {
  const { $schema: _schema, usermeta: _usermeta, data: _data, values: _values, ...rest } = spec;
  let parts = 0;
  const look = (value: unknown, key: string): unknown => {
    if (typeof value !== "object" || value === null) return number(value, key);
    parts += 1;
    if (parts > mostParts) throw new ChartRefused("it has too many parts");
    if (Array.isArray(value)) return value.map((each) => look(each, key));
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (forbidden.has(name)) throw new ChartRefused(`“${name}”`);
        // Every view draws the answer's own rows.
        return name === "data" ? [] : [[name, look(inner, name)]];
      }),
    );
  };
  return { ...(look(rest, "") as object), data: { values: rows.slice(0, mostRows) } };
}

function number(value: unknown, key: string): unknown {
  if (typeof value === "number" && counted.has(key) && (value > mostSteps || value <= 0))
    throw new ChartRefused(`“${key}: ${value}”`);
  if (value === "image" && (key === "mark" || key === "type")) throw new ChartRefused("“image”");
  return value;
}
