// Runs benchmarks and evaluations one after the other, each in a process of its own, so that one that fails or hangs holds up no other.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Measure, Scale } from "./bench.ts";
import type { AllFigures, Figures } from "./figures.ts";
import { thisMachine } from "./machine.ts";

const script = fileURLToPath(new URL("run-one.ts", import.meta.url));
/** Milliseconds one of them may take. */
const patience = 20 * 60_000;
/** Characters of the last line it said that are shown where it failed. */
const shownOfError = 200;

export interface Run {
  /** As in `bench/wire`. */
  readonly keys: readonly string[];
  readonly scale: Scale;
  /** Told after each one that ended, with all so far. */
  readonly each: (key: string, figures: AllFigures) => void;
  readonly signal: AbortSignal;
}

export async function runAll({ keys, scale, each, signal }: Run): Promise<AllFigures> {
  let all: AllFigures = {};
  for (const [index, key] of keys.entries()) {
    if (signal.aborted) break;
    process.stderr.write(`${key} (${index + 1} of ${keys.length}) …\n`);
    const figures = await runOne(key, scale, signal);
    all = { ...all, [key]: figures };
    // What was cut off is shown, not kept.
    if (!signal.aborted) each(key, all);
  }
  return all;
}

async function runOne(key: string, scale: Scale, signal: AbortSignal): Promise<Figures> {
  const machine = thisMachine();
  const measures: Measure[] = [];
  const began = performance.now();
  const child = fork(script, [key, String(scale.share), String(scale.seed)], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  const late = setTimeout(() => child.kill("SIGKILL"), patience);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      process.stderr.write(chunk);
    });
  child.on("message", (measure) => {
    if (measure === null) return;
    measures.push(measure as Measure);
    process.stderr.write(`  ${toldOf(measure as Measure)}\n`);
  });
  const [code, killedBy] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  clearTimeout(late);
  signal.removeEventListener("abort", stop);
  const seconds = Math.round((performance.now() - began) / 1000);
  if (code !== 0 && !signal.aborted) {
    const why = killedBy === "SIGKILL" ? `took longer than ${patience / 60_000} minutes` : reasonIn(said);
    measures.push({
      measure: `${key.split("/")[1]}: whole`,
      figure: `could not be measured: ${why}`,
      bar: "measured",
      met: false,
    });
  }
  return { measures, command: commandOf(key, scale), machine, seconds };
}

function toldOf({ measure, figure, bar, met }: Measure): string {
  return [measure, figure, ...(bar === "" ? [] : [`bar ${bar}`]), ...(met === false ? ["MISSED"] : [])].join(" | ");
}

/** The line that names the error, without its stack. */
function reasonIn(said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  const line = lines.findLast((each) => /^(?:\w*Error\b|Uncaught)/.test(each)) ?? lines.findLast((each) => each !== "");
  return (line ?? "it said nothing").slice(0, shownOfError);
}

function commandOf(key: string, { share }: Pick<Scale, "share">): string {
  const [kind, name] = key.split("/");
  return `npm run ${kind} -- ${name}${share === 1 ? "" : ` --share ${share}`}`;
}
