// Remembers messages and facts behind every chat: the rows say what is to do, so that a crash or a model that is away loses nothing.
import { setImmediate, setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { isAbort } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import { pauseAfter } from "../processes/back-off.ts";
import type { MessageToRemember } from "../store/memory-store.ts";
import { embedFacts, embedMessages } from "./embed-memories.ts";
import type { EmbedParts } from "./embed-memories.ts";
import { openGrowingBranch } from "./growing-branch.ts";
import type { GrowingBranch } from "./growing-branch.ts";
import { keepFactsOf } from "./keep-facts.ts";
import type { MemoryVectors } from "./memory-vectors.ts";

/** Messages or facts looked up together. */
const batchSize = 16;
/** Milliseconds between two looks at what waits, where nobody tells: an import, a model that came. */
const lookEveryMs = 30_000;
/** Milliseconds between two looks for an embedder or vectors that are still starting. */
const comingMs = 2000;

interface RememberParts extends EmbedParts {
  readonly vectors: MemoryVectors;
  readonly log: Logger;
}

interface Remembering extends AsyncDisposable {
  /** There may be something to do. */
  readonly wake: () => void;
}

export function openRemembering(parts: RememberParts): Remembering {
  const { store, vectors, log } = parts;
  const closing = new AbortController();
  const { signal } = closing;
  /** Under which embedder the owner's older vectors were taken away. */
  const cleared = new Map<string, string>();
  let woken = false;
  let failures = 0;
  let working: Promise<void> = Promise.resolve();
  let isWorking = false;
  let timer: NodeJS.Timeout | undefined;

  /** Of thousands of messages that were imported each takes milliseconds: others have their turn in between, and may forget it. */
  const readFacts = async (
    { owner, messageId, factsRead }: MessageToRemember,
    branch: GrowingBranch,
  ): Promise<void> => {
    if (factsRead) return;
    await setImmediate(undefined, { signal });
    const [still] = store.messagesById(owner, [messageId]);
    if (still?.factsRead === false) keepFactsOf(parts, still, branch);
  };
  const work = async (): Promise<void> => {
    const owners = new Set<string>();
    const branch = openGrowingBranch(parts);
    for (;;) {
      signal.throwIfAborted();
      const embedder = vectors.usable();
      const messages = store.toRemember(embedder, batchSize);
      for (const message of messages) await readFacts(message, branch);
      const facts = embedder === null ? [] : store.factsToEmbed(embedder, batchSize);
      if (messages.length + facts.length === 0) break;
      if (embedder !== null) {
        await embedMessages(parts, messages, embedder, signal);
        await embedFacts(parts, facts, embedder, signal);
        for (const { owner } of [...messages, ...facts]) owners.add(owner);
      }
      await setTimeout(0, undefined, { signal });
    }
    await vectors.sweep();
    const embedder = vectors.usable();
    if (embedder === null) return;
    for (const owner of owners) {
      if (cleared.get(owner) === embedder) continue;
      await vectors.removeOld(owner, embedder);
      cleared.set(owner, embedder);
    }
  };

  const wake = (): void => {
    woken = true;
    if (isWorking || signal.aborted) return;
    isWorking = true;
    clearTimeout(timer);
    working = goOn().finally(() => {
      isWorking = false;
      // What came while the last look was ending.
      if (woken) wake();
    });
  };
  const goOn = async (): Promise<void> => {
    // Behind whoever woke it: the end of a run is not held up.
    await setTimeout(0);
    woken = false;
    let againInMs = vectors.usable() === null ? comingMs : lookEveryMs;
    try {
      await work();
      failures = 0;
    } catch (thrown) {
      if (signal.aborted) return;
      failures += 1;
      againInMs = pauseAfter(failures);
      if (!isAbort(thrown)) log.warn({ err: errorForLog(thrown), failures, againInMs }, "Memory cannot be written now");
    }
    if (!signal.aborted) timer = globalThis.setTimeout(wake, againInMs).unref();
  };

  return {
    wake,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      clearTimeout(timer);
      await working;
    },
  };
}
