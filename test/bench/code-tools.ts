// How long a person waits for the tools' findings on a real file of about 500 lines: with a fresh process, and with the one that stays.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { openPromise } from "yauzl";
import type { CodeFile, CodeLanguage } from "../../pipelines/engine/code.ts";
import { openCodeTools } from "../../server/code/open-code-tools.ts";
import { times } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { median, spread } from "./statistics.ts";

const modules = new URL("../../node_modules/", import.meta.url);
const barMs = 1500;

/** Real code of packages that are installed anyway. */
const sources: readonly (readonly [CodeLanguage, string])[] = [
  ["typescript", "vega-embed/src/embed.ts"],
  ["javascript", "express/lib/application.js"],
  ["cpp", "better-sqlite3/src/objects/database.cpp"],
];

async function files(): Promise<readonly CodeFile[]> {
  const read = sources.map(([language, path]) => ({
    name: path,
    language,
    text: readFileSync(new URL(path, modules), "utf8"),
  }));
  return [{ name: "textwrap.py", language: "python", text: await pythonSource("textwrap.py") }, ...read];
}

/** Out of the library that Pyodide brings. */
async function pythonSource(name: string): Promise<string> {
  const zip = await openPromise(fileURLToPath(new URL("pyodide/python_stdlib.zip", modules)), {
    autoClose: false,
    lazyEntries: true,
  });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== name) continue;
      const pieces: Buffer[] = [];
      for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece);
      return Buffer.concat(pieces).toString("utf8");
    }
  } finally {
    zip.close();
  }
  throw new Error(`${name} is not in Pyodide's library`);
}

interface Waits {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
  readonly findings: number;
}

/** Each round begins with a fresh process and a changed text. */
async function measureCodeTools(file: CodeFile, rounds: number): Promise<Waits> {
  const cold: number[] = [];
  const warm: number[] = [];
  let findings = 0;
  for (let round = 0; round < rounds; round += 1) {
    await using tools = openCodeTools({ log: pino({ level: "silent" }) });
    for (const waits of [cold, warm, warm]) {
      const text = file.text + "\n".repeat(1 + round + warm.length);
      const began = performance.now();
      const report = await tools.check([{ ...file, text }]);
      waits.push(performance.now() - began);
      if (report.failed.length > 0) throw new Error(JSON.stringify(report.failed));
      findings = report.findings.length;
    }
  }
  return { cold, warm, findings };
}

export const codeTools: Bench = {
  name: "code-tools",
  run: async (scale, report) => {
    for (const file of await files()) {
      const { cold, warm, findings } = await measureCodeTools(file, times(5, scale));
      const lines = file.text.split("\n").length - 1;
      for (const [kind, waits] of [
        ["fresh process", cold],
        ["process that stays", warm],
      ] as const) {
        report({
          measure: `findings of all tools, ${file.language}, ${lines} lines, ${findings} findings, ${kind}`,
          figure: spread(waits, "ms", 0),
          bar: `≤ ${barMs} ms`,
          met: median(waits) <= barMs,
        });
      }
    }
  },
};
