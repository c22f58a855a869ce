// Runs all evaluations, or those named: `npm run eval`, `npm run eval -- retrieval citations --write`, `npm run eval -- cases <file.jsonl>`.
import { parseArgs } from "node:util";
import type { Measure } from "../bench/bench.ts";
import { measureAndTell } from "../bench/measure-and-tell.ts";
import { thisMachine } from "../bench/machine.ts";
import { tableOf } from "../bench/tables.ts";
import { evaluations } from "./evaluations.ts";
import { casesIn } from "./replay.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const [first, file, ...more] = positionals;
if (first === "cases") process.exit(await replay(file, more.length > 0));

const names = Object.keys(evaluations);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no evaluation ${unknown.join(", ")}. There are: ${names.join(", ")}, cases <file.jsonl>`);
  process.exit(1);
}
const named = names.filter((name) => positionals.length === 0 || positionals.includes(name));
const isMet = await measureAndTell(
  named.map((name) => `eval/${name}`),
  { scale: { share: 1, seed: 1 }, writes: values.write },
);
process.exit(isMet ? 0 : 1);

/** The exit code. A person's own cases belong into no table of the product. */
async function replay(path: string | undefined, tooMany: boolean): Promise<number> {
  if (path === undefined || tooMany) {
    console.error("Name the file of cases: npm run eval -- cases <file.jsonl>");
    return 1;
  }
  const machine = thisMachine();
  const measures: Measure[] = [];
  await casesIn(path).run((measure) => measures.push(measure));
  const command = "npm run eval -- cases";
  console.log(tableOf(["cases"], { cases: { measures, command, machine, seconds: null } }));
  return measures.every(({ met }) => met !== false) ? 0 : 1;
}
