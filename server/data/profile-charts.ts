// A few charts that fit a table, chosen by the kinds of its columns; their rows are counted and averaged here, never by a model.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { DataChart, DataColumn, DataTable } from "../../pipelines/engine/data.ts";
import { dataLimits } from "./limits.ts";
import { quoted } from "./quote.ts";
import { runSelect } from "./run-select.ts";

/** Of each table: more would be looked at by nobody. */
const chartsAtMost = 4;
const bins = 20;
/** Different values a column of categories has. */
const categories = { fewest: 2, most: 30 };

interface Wish {
  readonly sql: string;
  readonly mark: string | object;
  readonly encoding: object;
}

export async function profileCharts(
  connection: DuckDBConnection,
  tables: readonly DataTable[],
): Promise<readonly DataChart[]> {
  const charts: DataChart[] = [];
  for (const table of tables) {
    for (const { sql, mark, encoding } of wishes(table).slice(0, chartsAtMost)) {
      const { columns, rows } = await runSelect(connection, sql);
      if (rows.length < 2) continue;
      const values = rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
      charts.push({ title: table.title, mark, encoding, data: { values } });
    }
  }
  return charts;
}

function wishes({ name, columns, rows }: DataTable): readonly Wish[] {
  if (rows < 2) return [];
  const from = quoted(name);
  const numbers = columns.filter((column) => column.kind === "number" && column.distinct > 1 && !isKey(column, rows));
  const times = columns.filter((column) => column.kind === "time" && column.type !== "TIME" && column.distinct > 2);
  const groups = columns.filter(
    ({ kind, distinct }) =>
      kind === "boolean" || (kind === "text" && distinct >= categories.fewest && distinct <= categories.most),
  );
  const [first, second] = numbers;
  const [time] = times;
  const [group] = groups;
  return [
    ...(time && first ? [overTime(from, time, first)] : []),
    ...(group ? [first ? averages(from, group, first) : counts(from, group)] : []),
    ...(first && second ? [points(from, first, second)] : []),
    ...(first ? [histogram(from, first)] : []),
  ];
}

/** Row numbers and other names that are numbers: an average of them says nothing. */
const isKey = ({ name, distinct, type }: DataColumn, rows: number): boolean =>
  /^(?:id|nr|no|index|.*_id)$/i.test(name) ||
  /[a-z]I[dD]$/.test(name) ||
  (distinct === rows && rows > 20 && /INT/.test(type) && /^column\d+$/.test(name));

function overTime(from: string, time: DataColumn, number: DataColumn): Wish {
  const [x, y] = [quoted(time.name), quoted(number.name)];
  const ends = `(select min(${x})::timestamp from ${from}), (select max(${x})::timestamp from ${from})`;
  // The finest step that leaves few enough points: of whole days, or of seconds where all of them lie within some months.
  const seconds = `greatest(1, ceil(date_diff('second', ${ends}) / ${dataLimits.chartRows - 1}.0))`;
  const wide = `(case when ${seconds} > 86400 then ceil(${seconds} / 86400) * 86400 else ${seconds} end)::bigint`;
  const step = time.distinct <= dataLimits.chartRows ? x : `time_bucket(interval (${wide}) second, ${x}::timestamp)`;
  return {
    sql: `select ${step} as ${x}, avg(${y}) as ${y} from ${from} where ${x} is not null group by 1 order by 1 limit ${dataLimits.chartRows}`,
    mark: "line",
    encoding: {
      x: axis(time.name, "temporal"),
      y: { ...axis(number.name, "quantitative"), title: `⌀ ${number.name}` },
    },
  };
}

function averages(from: string, group: DataColumn, number: DataColumn): Wish {
  const [x, y] = [quoted(group.name), quoted(number.name)];
  return {
    sql: `select ${x}, avg(${y}) as ${y} from ${from} where ${x} is not null group by 1 order by 2 desc limit ${categories.most}`,
    mark: "bar",
    encoding: {
      y: { ...axis(group.name, "nominal"), sort: "-x" },
      x: { ...axis(number.name, "quantitative"), title: `⌀ ${number.name}` },
    },
  };
}

function counts(from: string, group: DataColumn): Wish {
  const x = quoted(group.name);
  return {
    sql: `select ${x}, count(*) as "#" from ${from} where ${x} is not null group by 1 order by 2 desc limit ${categories.most}`,
    mark: "bar",
    encoding: { y: { ...axis(group.name, "nominal"), sort: "-x" }, x: counted },
  };
}

function points(from: string, first: DataColumn, second: DataColumn): Wish {
  const [x, y] = [quoted(first.name), quoted(second.name)];
  return {
    // Spread over the table, and the same each time.
    sql: `select ${x}, ${y} from (select ${x}, ${y}, row_number() over () as n, count(*) over () as all_rows from ${from} where ${x} is not null and ${y} is not null) where n % greatest(1, ceil(all_rows / ${dataLimits.chartRows}.0)::bigint) = 0 limit ${dataLimits.chartRows}`,
    mark: "point",
    encoding: { x: axis(first.name, "quantitative"), y: axis(second.name, "quantitative") },
  };
}

function histogram(from: string, number: DataColumn): Wish {
  const x = quoted(number.name);
  return {
    sql: `with span as (select min(${x})::double as low, (max(${x})::double - min(${x})::double) / ${bins} as wide from ${from})
      select low + least(floor((${x} - low) / wide), ${bins - 1}) * wide as "from", "from" + any_value(wide) as "to", count(*) as "#"
      from ${from}, span where ${x} is not null and isfinite(${x}::double) group by 1 order by 1`,
    mark: "bar",
    encoding: {
      x: { field: "from", type: "quantitative", bin: "binned", title: number.name },
      x2: { field: "to" },
      y: counted,
    },
  };
}

/** Rows are whole. */
const counted = { field: "#", type: "quantitative", title: "#", axis: { tickMinStep: 1 } };

/** A dot or a bracket in a field's name would be read as a path. */
const axis = (name: string, type: string) => ({ field: name.replace(/[.[\]\\'"]/g, "\\$&"), type, title: name });
