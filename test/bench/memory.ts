// Memory: what the server and its child processes take together while a document of 1,000 pages is read, embedded and indexed.
import { readFileSync, readdirSync } from "node:fs";
import { startFacet } from "../support/facet-process.ts";
import { writtenPdf } from "../support/written-pdf.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { apiOf, drop, whenReady, withEmbedder } from "./drop.ts";

const pages = 1000;
const barMb = 400;
/** Milliseconds of doing nothing after which the idle memory is read. */
const idleMs = 10_000;
export const lookEveryMs = 250;

/** Resident megabytes (2^20) of a process and all its descendants; what they share is counted for each. */
export function treeMemory(root: number): number {
  const resident = new Map<number, { readonly parent: number; readonly kilobytes: number }>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${entry}/status`, "utf8");
      const value = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      resident.set(Number(entry), { parent: value("PPid"), kilobytes: value("VmRSS") });
    } catch {
      // It ended while it was looked at.
    }
  }
  const total = (pid: number): number => {
    const children = [...resident].filter(([, { parent }]) => parent === pid).map(([child]) => total(child));
    return children.reduce((sum, each) => sum + each, resident.get(pid)?.kilobytes ?? 0);
  };
  return total(root) / 1024;
}

export interface MemoryResult {
  readonly idle: number;
  readonly peak: number;
  /** The stage the peak was seen in. */
  readonly stage: string;
}

export async function measureMemory(pageCount: number, restMs = idleMs): Promise<MemoryResult> {
  await using facet = await startFacet(await withEmbedder());
  const api = apiOf(facet.url);
  await wait(restMs);
  const idle = treeMemory(facet.pid());
  let peak = 0;
  let stage = "";
  const documentId = await drop(facet.url, "long.pdf", writtenPdf(pageCount));
  let now = "";
  const watching = setInterval(() => {
    const memory = treeMemory(facet.pid());
    if (memory > peak) [peak, stage] = [memory, now];
  }, lookEveryMs);
  try {
    await whenReady(api, documentId, (document) => (now = document.stage));
  } finally {
    clearInterval(watching);
  }
  return { idle, peak, stage };
}

export const memory: Bench = {
  name: "memory",
  run: async (scale, report) => {
    const pageCount = times(pages, scale);
    const { idle, peak, stage } = await measureMemory(pageCount);
    const mb = (value: number) => value.toFixed(0);
    report({
      measure: `resident memory of the server and its children above idle (${mb(idle)} MiB), a written PDF of ${pageCount} pages with embedding and Chroma; highest while ${stage}`,
      figure: `${mb(peak - idle)} MiB`,
      bar: `≤ ${barMb} MB for ${pages} pages`,
      met: peak - idle <= barMb,
    });
  },
};
