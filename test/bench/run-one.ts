// One benchmark or evaluation in a process of its own, told to the parent measure by measure: `fork("run-one.ts", ["bench/wire", "0.1", "7"])`.
import { evaluations } from "../eval/evaluations.ts";
import type { Report } from "./bench.ts";
import { benches } from "./benches.ts";

const [, , key = "", share = "1", seed = "1"] = process.argv;
const [kind = "", name = ""] = key.split("/");
const report: Report = (measure) => process.send?.(measure);

const bench = kind === "bench" ? await benches[name]?.() : undefined;
const evaluation = kind === "eval" ? await evaluations[name]?.() : undefined;
if (bench) await bench.run({ share: Number(share), seed: Number(seed) }, report);
else if (evaluation) await evaluation.run(report);
else throw new Error(`there is no ${key}`);
// All messages before this one have arrived with it; what a library left open must not hold up the next run.
await new Promise((resolve) => (process.send ? process.send(null, resolve) : resolve(null)));
process.exit();
