// Says what the figures were made on.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";

export interface Machine {
  /** As in `2 cores (AMD EPYC), 24 GiB, Debian GNU/Linux 12, Node 24.21.0`: the same for every run on it. */
  readonly hardware: string;
  /** Day of the run, as in `2026-11-27`. */
  readonly date: string;
  /** Average load of the minute before. */
  readonly load: string;
  /** Of the code, as git names it. */
  readonly revision: string;
}

export function thisMachine(): Machine {
  const [first] = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return {
    hardware: `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${memory} GiB, ${systemName()}, Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    load: (loadavg()[0] ?? 0).toFixed(1),
    revision: revision(),
  };
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
    if (name !== undefined) return name;
  } catch {
    // Not Linux.
  }
  return `${type()} ${release()}`;
}

function revision(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], {
      encoding: "utf8",
      cwd: import.meta.dirname,
    }).trim();
  } catch {
    return "unknown";
  }
}
