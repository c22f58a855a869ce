// Runs all benchmarks and evaluations, or those named: `npm run bench`, `npm run bench -- wire ttft --share 0.1 --seed 7`. A whole run, or one with --write, writes BENCHMARKS.md.
import { parseArgs } from "node:util";
import { evaluations } from "../eval/evaluations.ts";
import { benches } from "./benches.ts";
import { measureAndTell } from "./measure-and-tell.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    write: { type: "boolean", default: false },
  },
});
const names = Object.keys(benches);
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are: ${names.join(", ")}`);
  process.exit(1);
}
const share = Number(values.share);
if (!(share > 0)) {
  console.error(`--share takes a number above 0, such as 0.1, not “${values.share}”.`);
  process.exit(1);
}
const isWhole = positionals.length === 0;
const named = isWhole ? names : names.filter((name) => positionals.includes(name));
const quality = isWhole ? Object.keys(evaluations).map((name) => `eval/${name}`) : [];
const isMet = await measureAndTell([...named.map((name) => `bench/${name}`), ...quality], {
  scale: { share, seed: Number(values.seed) },
  // A part of a measurement must not stand where the whole one stood.
  writes: values.write || (isWhole && share === 1),
});
process.exit(isMet ? 0 : 1);
