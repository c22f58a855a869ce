// LangGraph's checkpoints of unfinished runs, in a file of their own; ended runs keep none.
import { existsSync } from "node:fs";
import type { Logger } from "pino";
import { once } from "../once.ts";
import { untilUnlocked } from "../store/until-unlocked.ts";
import { besideOf, isDamagedFile, putAside, threadsIn } from "./checkpoint-file.ts";
import type { SparingSaver } from "./sparing-saver.ts";

export interface Checkpoints extends AsyncDisposable {
  readonly saver: () => Promise<SparingSaver>;
  /** The file was damaged, and a new one begun: where runs of an earlier process stood is not known any more. */
  readonly beganAnew: () => boolean;
  /** Deletes the checkpoints of runs that are not active. */
  readonly sweep: (active: ReadonlySet<string>) => Promise<void>;
}

/**
 * Nothing is loaded or opened before the first run: LangGraph takes a third of a second and 100 MB. `keepTold` is called before a
 * checkpoint is written: what the run has told must be in the log first, and where it is not (false) the checkpoint waits.
 */
export function openCheckpoints(
  path: string,
  log: Pick<Logger, "error">,
  keepTold: (runId: string) => boolean = () => true,
): Checkpoints {
  let hasBegunAnew = false;
  const beginAnew = (): void => {
    putAside(path);
    hasBegunAnew = true;
    const kept = besideOf(path);
    log.error({ file: path, kept }, "The checkpoints are damaged: they were put aside, and a new file is begun");
  };
  const look = (): void => {
    if (isDamagedFile(path)) beginAnew();
  };
  const opened = once(async (): Promise<SparingSaver> => {
    const { SparingSaver } = await import("./sparing-saver.ts");
    await untilUnlocked(look);
    return new SparingSaver({ path, onDamage: beginAnew, keepTold });
  });
  return {
    saver: opened.get,
    beganAnew: () => hasBegunAnew,
    sweep: async (active) => {
      if (!existsSync(path)) return;
      const isOpen = (await opened.made()) !== undefined;
      const threads = await untilUnlocked(() => {
        if (!isOpen) look();
        return existsSync(path) ? threadsIn(path) : [];
      });
      const orphans = threads.filter((thread) => !active.has(thread));
      for (const thread of orphans) await (await opened.get()).deleteThread(thread);
    },
    [Symbol.asyncDispose]: async () => (await opened.made())?.close(),
  };
}
