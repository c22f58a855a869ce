// Waits for a promise, but no longer than a signal lets it.

/** The promise's result; throws the signal's reason as soon as it is aborted. The promise itself goes on. */
export async function untilAborted<T>(wait: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return wait;
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([wait, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
