// Runs all benchmarks, or those named, and prints a Markdown table: `npm run bench`, `npm run bench -- wire ttft --share 0.1 --seed 7`.
import { parseArgs } from "node:util";
import type { Bench, Measure } from "./bench.ts";
import { accessibility } from "./accessibility.ts";
import { codeHarness } from "./code-harness.ts";
import { codeLoop } from "./code-loop.ts";
import { codeTools } from "./code-tools.ts";
import { conversationGrowth } from "./conversation-growth.ts";
import { costPerToken } from "./cost-per-token.ts";
import { crash } from "./crash.ts";
import { doors } from "./doors.ts";
import { firstAnswer } from "./first-answer.ts";
import { gapless } from "./gapless.ts";
import { images } from "./images.ts";
import { ingest } from "./ingest.ts";
import { longConversation } from "./long-conversation.ts";
import { machine } from "./machine.ts";
import { memory } from "./memory.ts";
import { nothingLost } from "./nothing-lost.ts";
import { pageWeight } from "./page-weight.ts";
import { pdfSpeed } from "./pdf-speed.ts";
import { performanceTips } from "./performance-tips.ts";
import { render } from "./render.ts";
import { retrieval } from "./retrieval.ts";
import { sandbox } from "./sandbox.ts";
import { scale } from "./scale.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";
import { ttft } from "./ttft.ts";
import { wire } from "./wire.ts";

const benches: readonly Bench[] = [
  pageWeight,
  start,
  ttft,
  costPerToken,
  wire,
  scale,
  stop,
  gapless,
  crash,
  render,
  accessibility,
  pdfSpeed,
  ingest,
  memory,
  images,
  firstAnswer,
  doors,
  retrieval,
  nothingLost,
  conversationGrowth,
  longConversation,
  sandbox,
  codeHarness,
  codeLoop,
  codeTools,
  performanceTips,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: "string", default: "1" }, seed: { type: "string", default: "1" } },
});
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark ${unknown.join(", ")}. There are: ${benches.map(({ name }) => name).join(", ")}`,
  );
  process.exit(1);
}

const measures: Measure[] = [];
const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const line = ({ measure, figure, bar, met }: Measure) =>
  row([measure, figure, bar, met === null ? "" : met ? "yes" : "**no**"]);

const command = ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" ");
console.log(`${machine()}\n\nCommand: \`${command}\`\n`);
console.log(`${row(["measure", "figure: median [min..max]", "bar", "met"])}\n${row(["---", "---", "---", "---"])}`);
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  try {
    await bench.run({ share: Number(values.share), seed: Number(values.seed) }, (measure) => {
      measures.push(measure);
      console.log(line(measure));
    });
  } catch (thrown) {
    measures.push({ measure: bench.name, figure: "", bar: "", met: false });
    console.log(line({ measure: bench.name, figure: `could not be measured: ${String(thrown)}`, bar: "", met: false }));
    console.error(thrown);
  }
}
process.exit(measures.some(({ met }) => met === false) ? 1 : 0);
