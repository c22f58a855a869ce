// The processes a running Facet has started, found by what they run: for tests that end or halt them.
import { readFileSync, readdirSync } from "node:fs";
import { expect } from "vitest";

/** Process ids of the children (and theirs) whose command line holds this text. */
export function childrenOf(pid: number, text: string): readonly number[] {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
  const below = (parent: number): typeof all =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid)
    .filter(({ command }) => command.includes(text))
    .map((each) => each.pid);
}

/** Waits for the child, and signals it. 0 would be one's own process group: the test, and all that runs it. */
export async function signalTo(find: () => number | undefined, signal: NodeJS.Signals): Promise<number> {
  await expect.poll(find, { timeout: 60_000, message: "the child is there" }).toBeGreaterThan(1);
  const pid = find() ?? 0;
  if (pid <= 1) throw new Error("the child has ended meanwhile");
  process.kill(pid, signal);
  return pid;
}
