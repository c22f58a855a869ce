// Start: a second `npm start` until the page answers, and the memory of the idle server without a model.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startFacet } from "../support/facet-process.ts";
import { times, wait } from "./bench.ts";
import type { Bench } from "./bench.ts";
import { spread } from "./statistics.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const startBarMs = 3000;
const memoryBarMb = 260;
/** Milliseconds of doing nothing after which memory is read: what is loaded behind the page is there by then. */
const idleMs = 10_000;
/** Milliseconds after which a start counts as failed; the first one may build the page. */
const startWithin = 300_000;

/** Milliseconds from the spawn of `npm start` until the page's HTML is there. */
async function npmStart(folder: string): Promise<number> {
  const port = await freePort();
  const environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], FACET_OFFLINE: "1", FACET_LOG: "error" };
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...environment, FACET_PORT: String(port), FACET_DATA: folder },
    stdio: ["ignore", "ignore", "pipe"],
    // npm starts a shell that starts the server: the group is ended as one.
    detached: true,
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "exit");
  try {
    while (performance.now() - began < startWithin && child.exitCode === null) {
      const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      if (page?.ok === true && (await page.text()).includes("<html")) return performance.now() - began;
      await wait(5);
    }
    throw new Error(`npm start brought no page. It said: ${said.slice(-1000)}`);
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Resident megabytes (2^20) of the server process, idle and without a model, and the most it ever took. */
async function idleMemory(): Promise<{ resident: number; peak: number }> {
  await using facet = await startFacet();
  await wait(idleMs);
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${facet.pid()}/status`, "utf8"))?.[1]) / 1024;
  return { resident: facet.rssBytes() / 2 ** 20, peak };
}

export const start: Bench = {
  name: "start",
  run: async (scale, report) => {
    const folder = mkdtempSync(join(tmpdir(), "facet-start-"));
    try {
      await npmStart(folder);
      const starts: number[] = [];
      for (let round = 0; round < times(7, scale); round += 1) starts.push(await npmStart(folder));
      report({
        measure: `second npm start until the page's HTML is there, ${starts.length} times`,
        figure: spread(starts, "ms", 0),
        bar: `each ≤ ${startBarMs} ms`,
        met: Math.max(...starts) <= startBarMs,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const memory = [];
    for (let round = 0; round < times(3, scale); round += 1) memory.push(await idleMemory());
    const resident = memory.map((each) => each.resident);
    report({
      measure: `resident memory of the server, idle ${idleMs / 1000} s after its start, without a model (peak ${spread(
        memory.map(({ peak }) => peak),
        "MiB",
        0,
      )})`,
      figure: spread(resident, "MiB", 0),
      bar: `≤ ${memoryBarMb} MiB`,
      met: Math.max(...resident) <= memoryBarMb,
    });
  },
};
