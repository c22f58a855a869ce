// What a process and all it started take, as the system counts it.
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { promisify } from "node:util";

export interface Usage {
  readonly cpuMs: number;
  readonly memoryBytes: number;
  /** The process itself first. */
  readonly pids: readonly number[];
}

/** Ticks of a second and bytes of a page on every Linux that Node runs on (sysconf's _SC_CLK_TCK; arm64 with large pages counts too little). */
const tickMs = 10;
const pageBytes = 4096;
const run = promisify(execFile);

/** Null where the process is gone. Processes that ended count no more. */
export async function usageOf(pid: number): Promise<Usage | null> {
  return process.platform === "linux" ? linuxUsage(pid) : psUsage(pid);
}

async function linuxUsage(pid: number): Promise<Usage | null> {
  const own = await statOf(pid);
  if (!own) return null;
  let { cpuMs, memoryBytes } = own;
  const pids = [pid];
  for (const child of await childrenOf(pid)) {
    const usage = await linuxUsage(child);
    cpuMs += usage?.cpuMs ?? 0;
    memoryBytes += usage?.memoryBytes ?? 0;
    pids.push(...(usage?.pids ?? []));
  }
  return { cpuMs, memoryBytes, pids };
}

async function statOf(pid: number): Promise<Omit<Usage, "pids"> | null> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The name may hold spaces and brackets; the fields after it are counted from the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const at = (field: number): number => Number(fields[field - 3]);
  // User and system time, with those of children that ended and were waited for.
  return { cpuMs: (at(14) + at(15) + at(16) + at(17)) * tickMs, memoryBytes: at(24) * pageBytes };
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const all = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, "utf8").catch(() => "")),
  );
  return all.flatMap((text) => text.split(" ").filter(Boolean).map(Number));
}

async function psUsage(pid: number): Promise<Usage | null> {
  const said = await run("ps", ["-o", "rss=,time=", "-p", String(pid)]).catch(() => null);
  const [, kilobytes, time] = /^\s*(\d+)\s+(\S+)/.exec(said?.stdout ?? "") ?? [];
  if (time === undefined) return null;
  const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  return { cpuMs: seconds * 1000, memoryBytes: Number(kilobytes) * 1024, pids: [pid] };
}

/** Lets everything else go first; what the system does not allow stays as it was. */
export function giveWay({ pids }: Usage): void {
  for (const pid of pids) {
    try {
      setPriority(pid, constants.priority.PRIORITY_LOW);
    } catch {
      // It is gone, or belongs to a user this process may not speak for.
    }
  }
}
