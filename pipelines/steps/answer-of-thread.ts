// One question to a thread of its own, which is ended after: what it works on may keep it busy for ever, or take it down.
import { Worker } from "node:worker_threads";

export interface ThreadOrder<T> {
  readonly program: URL;
  readonly data: unknown;
  /** Megabytes of its heap. */
  readonly memoryMb: number;
  /** Milliseconds until nobody waits any more. */
  readonly limitMs: number;
  /** Where it ends, or the time does, before it answers. */
  readonly otherwise: T;
}

/** Throws the reason of the signal where that ends it. */
export async function answerOfThread<T>(order: ThreadOrder<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const worker = new Worker(order.program, {
    workerData: order.data,
    resourceLimits: { maxOldGenerationSizeMb: order.memoryMb },
    // What a library prints may hold the text it was given, which belongs into no log.
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<T>();
  const giveUp = () => resolve(order.otherwise);
  worker.once("message", resolve);
  worker.once("error", giveUp);
  worker.once("exit", giveUp);
  AbortSignal.any([signal, AbortSignal.timeout(order.limitMs)]).addEventListener("abort", giveUp, { once: true });
  try {
    const answer = await promise;
    signal.throwIfAborted();
    return answer;
  } finally {
    await worker.terminate();
  }
}
