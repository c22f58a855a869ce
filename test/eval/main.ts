// Runs all evaluations, or those named, and prints a Markdown table: `npm run eval`, `npm run eval -- retrieval citations`,
// `npm run eval -- cases <file.jsonl>`.
import { parseArgs } from "node:util";
import { machine } from "../bench/machine.ts";
import { arithmetic } from "./arithmetic.ts";
import { citations } from "./citations.ts";
import { claims } from "./claims.ts";
import { creatorPosts } from "./creator.ts";
import type { Evaluation } from "./eval.ts";
import { guideLayers } from "./guide.ts";
import { refusal } from "./refusal.ts";
import { refusalCalibration } from "./refusal-calibration.ts";
import { recall } from "./recall.ts";
import { casesIn } from "./replay.ts";
import { retrieval } from "./retrieval.ts";

const all: readonly Evaluation[] = [
  retrieval,
  citations,
  refusalCalibration,
  refusal,
  recall,
  claims,
  creatorPosts,
  arithmetic,
  guideLayers,
];

const { positionals: given } = parseArgs({ allowPositionals: true });
const [first, file] = given;
if (first === "cases" && (file === undefined || given.length > 2)) {
  console.error("Name the file of cases: npm run eval -- cases <file.jsonl>");
  process.exit(1);
}
const evaluations = first === "cases" && file !== undefined ? [casesIn(file)] : all;
const positionals = first === "cases" ? [first] : given;
const unknown = positionals.filter((name) => !evaluations.some((each) => each.name === name));
if (unknown.length > 0) {
  const names = evaluations.map(({ name }) => name).join(", ");
  console.error(`There is no evaluation ${unknown.join(", ")}. There are: ${names}, cases <file.jsonl>`);
  process.exit(1);
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
console.log(`${machine()}\n\n${row(["evaluation", "measure", "figure", "bar", "met"])}\n|---|---|---|---|---|`);
let isMet = true;
for (const { name, run } of evaluations) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  try {
    await run(({ measure, figure, bar, met }) => {
      isMet &&= met !== false;
      console.log(row([name, measure, figure, bar, met === null ? "" : met ? "yes" : "**no**"]));
    });
  } catch (thrown) {
    isMet = false;
    console.log(row([name, "", `could not be measured: ${String(thrown)}`, "", "**no**"]));
    console.error(thrown);
  }
}
process.exit(isMet ? 0 : 1);
