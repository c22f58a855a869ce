// One process of each language that waits ready, so that a run begins at once; dropped when nobody asks for it.
import type { SandboxLanguage } from "../../pipelines/engine/sandbox.ts";
import { sandboxLimits } from "./limits.ts";
import type { SandboxProcess } from "./sandbox-process.ts";

export interface Spares extends AsyncDisposable {
  /** The spare one or a fresh one, ready. Throws where none can be started. */
  readonly take: (language: SandboxLanguage) => Promise<SandboxProcess>;
  readonly warm: (language: SandboxLanguage) => void;
}

interface Spare {
  /** Not ready yet, perhaps: it can be ended all the same. */
  readonly spawned: Promise<SandboxProcess>;
  readonly idle: NodeJS.Timeout;
}

export function openSpares(start: (language: SandboxLanguage) => Promise<SandboxProcess>): Spares {
  const spares = new Map<SandboxLanguage, Spare>();
  let isClosed = false;

  async function whenReady(spawned: Promise<SandboxProcess>): Promise<SandboxProcess> {
    const process = await spawned;
    await process.ready;
    return process;
  }

  async function drop(language: SandboxLanguage): Promise<void> {
    const spare = spares.get(language);
    if (!spare) return;
    clearTimeout(spare.idle);
    spares.delete(language);
    await spare.spawned.then((process) => process.kill()).catch(() => {});
  }

  return {
    warm: (language) => {
      if (isClosed || spares.has(language)) return;
      const spawned = start(language);
      // Told to who takes it.
      spawned.catch(() => {});
      spares.set(language, { spawned, idle: setTimeout(() => void drop(language), sandboxLimits.idleMs).unref() });
    },
    take: async (language) => {
      const spare = spares.get(language);
      spares.delete(language);
      clearTimeout(spare?.idle);
      const ready = spare && (await whenReady(spare.spawned).catch(() => undefined));
      return ready && !ready.isOver() ? ready : whenReady(start(language));
    },
    [Symbol.asyncDispose]: async () => {
      isClosed = true;
      await Promise.all([...spares.keys()].map(drop));
    },
  };
}
