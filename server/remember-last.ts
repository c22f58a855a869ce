// What was made last, kept by what was asked for: a run, the panel and a preview ask the same.

/** Makes what is not kept; the least recently asked is dropped first. Failures are not kept. */
export function rememberLast<T>(limit: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (key, make) => {
    const value = kept.get(key) ?? (await make());
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
