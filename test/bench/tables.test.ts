import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluations } from "../eval/evaluations.ts";
import { benches } from "./benches.ts";
import { readFigures } from "./figures.ts";
import type { AllFigures, Figures } from "./figures.ts";
import { benchmarksFile } from "./measure-and-tell.ts";
import { runAll } from "./run-all.ts";
import { filled, keysIn, machinesOf, missedOf, tableOf } from "./tables.ts";

const kept = readFileSync(benchmarksFile, "utf8");

const here = { hardware: "2 cores", date: "2026-11-27", load: "0.3", revision: "abc" };
const run = (figure: string, met: boolean | null, machine = here): Figures => ({
  measures: [{ measure: `time of ${figure}`, figure, bar: met === null ? "" : "≤ 5 ms", met }],
  command: "npm run bench -- wire",
  machine,
  seconds: 3,
});

test("what misses its bar stands first, in its own table and before all tables", () => {
  const figures: AllFigures = {
    "bench/a": run("1 ms", true),
    "bench/b": run("9 ms", false),
    "bench/c": run("2 ms", null),
  };
  const rows = tableOf(["bench/a", "bench/b", "bench/c"], figures).split("\n");
  expect(rows[0]).toBe("| name | figure | bar | met | command | machine |");
  expect(rows[2]).toBe("| time of 9 ms | 9 ms | ≤ 5 ms | **no** | `npm run bench -- wire` | A, 2026-11-27, load 0.3 |");
  expect(rows.slice(3).map((row) => row.split(" | ")[3])).toEqual(["yes", ""]);
  expect(missedOf(figures)).toContain("time of 9 ms");
  expect(missedOf(figures)).not.toContain("1 ms");
  expect(missedOf({ "bench/a": run("1 ms", true) })).toBe("No bar is missed.");
});

test("each machine has its letter, and a run that was never made says so", () => {
  const other = { ...here, hardware: "16 cores", load: "" };
  const figures = { "bench/a": run("1 ms", true), "bench/b": run("2 ms", true, other) };
  expect(machinesOf(figures)).toBe("- A: 2 cores\n- B: 16 cores");
  expect(tableOf(["bench/b"], figures)).toContain("| B, 2026-11-27 |");
  expect(tableOf(["bench/gone"], figures)).toContain(
    "| bench/gone | not measured yet |  |  | `npm run bench -- gone` |",
  );
});

test("a run writes the tables anew and no word of the prose", () => {
  const text =
    "# Title\n\nSaid $1 | by $& people.\n\n<!-- figures: bench/a -->\n\nold\n\n<!-- end of figures -->\n\nAfter.\n";
  const figures = { "bench/a": run("$1 | $& ms", true) };
  const once = filled(text, figures);
  expect(once.split("<!--")[0]).toBe(text.split("<!--")[0]);
  expect(once.split("-->").at(-1)).toBe("\n\nAfter.\n");
  expect(once).toContain("| time of $1 \\| $& ms | $1 \\| $& ms |");
  expect(once).not.toContain("old");
  expect(filled(once, figures)).toBe(once);
});

test("one that fails says so in its row, and the others go on", async () => {
  const told: string[] = [];
  const figures = await runAll({
    keys: ["bench/none", "eval/claims"],
    scale: { share: 1, seed: 1 },
    each: (key) => told.push(key),
    signal: new AbortController().signal,
  });
  expect(told).toEqual(["bench/none", "eval/claims"]);
  expect(figures["bench/none"]?.measures).toEqual([
    {
      measure: "none: whole",
      figure: "could not be measured: Error: there is no bench/none",
      bar: "measured",
      met: false,
    },
  ]);
  expect(figures["eval/claims"]?.measures.length).toBeGreaterThan(1);
});

describe("BENCHMARKS.md", () => {
  test("was written by this form from the figures that are kept", () => {
    expect(kept).toBe(filled(kept, readFigures()));
  });

  test("has every benchmark and evaluation in one table, and no other", () => {
    const all = [
      ...Object.keys(benches).map((name) => `bench/${name}`),
      ...Object.keys(evaluations).map((name) => `eval/${name}`),
    ];
    expect(keysIn(kept).toSorted()).toEqual(all.toSorted());
  });

  test.each([...Object.entries(benches), ...Object.entries(evaluations)])(
    "%s is the name of what it loads",
    async (name, load) => {
      expect((await load()).name).toBe(name);
    },
  );

  test.each(Object.entries(readFigures()))("%s has a row with a bar", (_, { measures }) => {
    expect(measures.some(({ bar, met }) => bar !== "" && met !== null)).toBe(true);
  });
});
