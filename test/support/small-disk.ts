// A disk of a few megabytes for one server: a tmpfs that only its process sees, filled and emptied by the test.
import { spawnSync } from "node:child_process";
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FacetProcess } from "./facet-process.ts";

/** Bytes written at once while the disk is filled, down to the last that fit. */
const pieces = [1_000_000, 4096, 512, 1];

/** False where this system lets no user mount: the tests that need it are skipped visibly. */
export const canMount: boolean =
  spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" }).status === 0;

/** Put before the server's command: its data folder, `data` in the folder it runs in, is a disk of this size; `prepare` is run on it. */
export const onSmallDisk = (megabytes: number, prepare = "true"): readonly string[] => [
  "unshare",
  "-rm",
  "sh",
  "-c",
  `mkdir -p data && mount -t tmpfs -o size=${megabytes}m tmpfs data && { ${prepare}; } && exec "$@"`,
  "sh",
];

export interface SmallDisk {
  /** The data folder, as the server sees it. */
  readonly folder: string;
  /** Leaves no byte free. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
}

export function smallDiskOf(facet: Pick<FacetProcess, "pid" | "folder">): SmallDisk {
  const folder = join("/proc", String(facet.pid()), "root", facet.folder, "data");
  const filler = join(folder, "filler");
  return {
    folder,
    fill: () => {
      const file = openSync(filler, "a");
      for (const size of pieces) while (fits(file, size));
      closeSync(file);
    },
    makeRoom: () => rmSync(filler),
  };
}

function fits(file: number, size: number): boolean {
  try {
    const written = writeSync(file, Buffer.alloc(size));
    fsyncSync(file);
    return written === size;
  } catch (thrown) {
    if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOSPC") return false;
    throw thrown;
  }
}
