// structuredClone for what the realm has: plain values, arrays, maps, sets, dates, patterns, errors, buffers, and circles among them.

export function structuredClone<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, known: Map<object, object>): unknown {
  if (typeof value === "function" || typeof value === "symbol")
    throw new DOMException(`${String(value)} could not be cloned.`, "DataCloneError");
  if (value === null || typeof value !== "object") return value;
  const made = known.get(value);
  if (made) return made;
  const keep = <Made extends object>(fresh: Made): Made => {
    known.set(value, fresh);
    return fresh;
  };
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) {
    const Maker = value.constructor as new (buffer: ArrayBufferLike, offset: number, length?: number) => object;
    const buffer = copy(value.buffer, known) as ArrayBufferLike;
    return keep(new Maker(buffer, value.byteOffset, "length" in value ? (value.length as number) : value.byteLength));
  }
  if (value instanceof Map) {
    const fresh = keep(new Map<unknown, unknown>());
    for (const [key, each] of value) fresh.set(copy(key, known), copy(each, known));
    return fresh;
  }
  if (value instanceof Set) {
    const fresh = keep(new Set<unknown>());
    for (const each of value) fresh.add(copy(each, known));
    return fresh;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    throw new DOMException("#<Object> could not be cloned.", "DataCloneError");
  const fresh = keep(
    value instanceof Error
      ? new Error(value.message)
      : Array.isArray(value)
        ? Object.assign([] as unknown[], { length: value.length })
        : {},
  );
  if (value instanceof Error)
    Object.defineProperties(fresh, { name: { value: value.name }, stack: { value: value.stack } });
  for (const key of Object.keys(value))
    (fresh as Record<string, unknown>)[key] = copy((value as Record<string, unknown>)[key], known);
  return fresh;
}
