// Whether a server answers: the heartbeat of those that Facet starts, and of those it is given.

/** True when it answers with a status of success within so many milliseconds. Never throws. */
export async function answersOk(url: URL, withinMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    const response = await fetch(url, { signal: limit });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
