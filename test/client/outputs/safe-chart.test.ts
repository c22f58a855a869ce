import { describe, expect, it } from "vitest";
import { refusingLoader } from "../../../client/outputs/draw-chart.ts";
import { chartOf, rowsOf } from "../../../client/outputs/chart-value.ts";
import { ChartRefused, mostRows, safeChart } from "../../../client/outputs/safe-chart.ts";

const bar = { mark: "bar", encoding: { x: { field: "city" }, y: { field: "cooling", type: "quantitative" } } };
const rows = [{ city: "Harlow", cooling: 1.2 }];

describe("a chart from a model", () => {
  it.each([
    ["rows from elsewhere in a layer", { layer: [{ ...bar, data: { values: [{ city: "invented" }] } }] }],
    ["rows from an address", { ...bar, data: { url: "https://evil.example/rows.json" } }],
    ["rows without end", { ...bar, data: { sequence: { start: 0, stop: 1e12 } } }],
    ["options for how it is embedded", { ...bar, usermeta: { embedOptions: { ast: false } } }],
    ["another language", { ...bar, $schema: "https://vega.github.io/schema/vega/v6.json" }],
  ])("draws its own rows, and nothing of %s", (_, spec) => {
    const safe = safeChart(spec, rows);
    expect(safe["data"]).toEqual({ values: rows });
    expect(JSON.stringify(safe)).not.toMatch(/evil|sequence|usermeta|schema|invented/);
  });

  it.each([
    ["a lookup elsewhere", { ...bar, transform: [{ lookup: "a", from: { data: { url: "x" }, key: "a", url: "x" } }] }],
    ["pictures", { mark: "image", encoding: { url: { field: "city" } } }],
    ["the image mark", { mark: { type: "image" } }],
    ["links", { ...bar, encoding: { href: { field: "city" } } }],
    ["inputs on the page", { ...bar, params: [{ name: "p", bind: { input: "text", element: "#root" } }] }],
    ["a billion bins", { ...bar, encoding: { x: { field: "a", bin: { maxbins: 1e9 } } } }],
    ["steps of nothing", { ...bar, encoding: { x: { field: "a", bin: { step: 0 } } } }],
    ["parts without end", { layer: Array.from({ length: 3000 }, () => ({ mark: "bar" })) }],
  ])("is refused with %s", (_, spec) => {
    expect(() => safeChart(spec, rows)).toThrow(ChartRefused);
  });

  it("draws so many rows at most", () => {
    const many = Array.from({ length: mostRows + 1 }, (_, at) => ({ at }));
    expect((safeChart(bar, many)["data"] as { values: unknown[] }).values).toHaveLength(mostRows);
  });

  it.each(["load", "sanitize", "http", "file"] as const)("loads nothing, whatever it asks for by %s", async (way) => {
    await expect(
      (refusingLoader[way] as (address: string) => Promise<unknown>)("https://evil.example"),
    ).rejects.toThrow("loads nothing");
  });
});

describe("a chart's rows", () => {
  it("are those of the query, numbers as numbers", () => {
    const chart = chartOf({
      spec: bar,
      columns: ["city", "cooling"],
      rows: [
        ["Harlow", 1.2],
        ["007", null],
      ],
      sql: "select 1",
    });
    expect(rowsOf(chart!.table!)).toEqual([
      { city: "Harlow", cooling: 1.2 },
      { city: "007", cooling: null },
    ]);
    expect(chart?.query?.sql).toBe("select 1");
  });

  it("may stand inside the specification", () => {
    expect(chartOf({ ...bar, data: { values: rows } })?.table?.columns).toEqual(["city", "cooling"]);
    expect(chartOf({ mark: "line", values: rows })?.table?.columns).toEqual(["city", "cooling"]);
  });

  it.each([null, [], "x", {}, { sql: "select 1" }])("%j is no chart", (value) => {
    expect(chartOf(value)).toBeUndefined();
  });
});
