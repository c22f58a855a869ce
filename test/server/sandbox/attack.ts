// One program that tries to get out, to stay or to take too much, and what must come back of it.
import type { SandboxLimits, SandboxRequest } from "../../../pipelines/engine/sandbox.ts";

/** What an attack may try to reach; none of it may be reached. */
export interface Targets {
  /** A file with a secret that everybody may read. */
  readonly secret: string;
  /** A folder that everybody may write to. */
  readonly folder: string;
  /** A TCP server on 127.0.0.1. */
  readonly port: number;
  /** The process that runs the test. */
  readonly pid: number;
}

export interface Attack {
  readonly name: string;
  readonly code: string | ((targets: Targets) => string);
  readonly more?: SandboxRequest["files"];
  readonly limits?: Partial<SandboxLimits>;
  /** The statuses that are right; `needs-package` and other reasons count as one. */
  readonly ends: readonly string[];
  /** In what was printed or raised. */
  readonly says?: RegExp;
}
