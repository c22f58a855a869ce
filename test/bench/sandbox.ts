// The sandbox: how soon a program begins, with a process kept ready and without one, and whether attackers beside it slow it down.
import pino from "pino";
import type { Sandbox, SandboxLanguage } from "../../pipelines/engine/sandbox.ts";
import { openSandbox } from "../../server/sandbox/open-sandbox.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { percentile, spread } from "./statistics.ts";

/** Milliseconds until a harmless program's result is there. */
const bars: Readonly<Record<SandboxLanguage, number>> = { javascript: 300, python: 1000 };
const harmless: Readonly<Record<SandboxLanguage, string>> = {
  javascript: "console.log(6 * 7)",
  python: "print(6 * 7)",
};
const attackers: readonly (readonly [SandboxLanguage, string])[] = [
  ["javascript", "for (;;);"],
  ["javascript", "const kept = []; for (;;) { try { for (;;) kept.push(new Uint8Array(1e6)); } catch {} }"],
  ["python", "while True: pass"],
  ["python", "kept = []\nwhile True:\n    try: kept.append(bytearray(1_000_000))\n    except MemoryError: pass"],
];

export interface SandboxFigures {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  readonly beside: readonly number[];
}

async function timed(sandbox: Sandbox, language: SandboxLanguage): Promise<number> {
  const begun = performance.now();
  const result = await sandbox.run({ language, files: [{ name: "main", text: harmless[language] }], entry: "main" });
  const ms = performance.now() - begun;
  if (result.status !== "done" || result.stdout !== "42\n")
    throw new Error(`a harmless program ended so: ${JSON.stringify(result)}`);
  return ms;
}

/** Runs one attacker after the other until it is told to end. */
async function attack(sandbox: Sandbox, signal: AbortSignal): Promise<void> {
  for (let at = 0; !signal.aborted; at += 1) {
    const [language, text] = attackers[at % attackers.length] ?? ["javascript", ""];
    const limits = { wallMs: 4000, cpuMs: 4000 };
    await sandbox.run({ language, files: [{ name: "main", text }], entry: "main", limits }, signal).catch(() => {});
  }
}

/** `pauseMs` lets the next process get ready, as a person's reading does. */
export async function measureSandbox(
  language: SandboxLanguage,
  rounds: number,
  pauseMs: number,
): Promise<SandboxFigures> {
  using place = tmpFolder();
  const options = { config: { FACET_CACHE: place.path, FACET_RUN_OWN: false }, log: pino({ level: "silent" }) };
  const cold: number[] = [];
  for (let round = 0; round < Math.min(rounds, 5); round += 1) {
    await using fresh = openSandbox(options);
    cold.push(await timed(fresh, language));
    await wait(pauseMs);
  }
  await using sandbox = openSandbox(options);
  // What attackers use is opened apart: the line of one sandbox is fair, but it is one line.
  await using other = openSandbox(options);
  await timed(sandbox, language);
  const warm: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await wait(pauseMs);
    warm.push(await timed(sandbox, language));
    const ending = new AbortController();
    const attacking = attack(other, ending.signal);
    await wait(pauseMs);
    beside.push(await timed(sandbox, language));
    ending.abort();
    await attacking;
  }
  return { cold, warm, beside };
}

export const sandbox: Bench = {
  name: "sandbox",
  run: async (scale, report) => {
    for (const language of ["javascript", "python"] as const) {
      const bar = bars[language];
      const { cold, warm, beside } = await measureSandbox(language, times(20, scale), 3000);
      const p95 = (values: readonly number[]): number => percentile(values, 0.95);
      report({ measure: `sandbox, ${language}: cold start`, figure: spread(cold, "ms"), bar: "", met: null });
      report({
        measure: `sandbox, ${language}: warm start`,
        figure: spread(warm, "ms"),
        bar: `p95 ≤ ${bar} ms`,
        met: p95(warm) <= bar,
      });
      report({
        measure: `sandbox, ${language}: p95 beside an attacker`,
        figure: `${p95(beside).toFixed(0)} ms; alone ${p95(warm).toFixed(0)} ms`,
        bar: "",
        met: null,
      });
    }
  },
};
