// Whether two values are the same in depth, as Node's assert sees it: strictly with prototypes and kinds, loosely with `==`.

export function deepEqual(
  left: unknown,
  right: unknown,
  isStrict: boolean,
  pairs: readonly (readonly [object, object])[] = [],
): boolean {
  if (Object.is(left, right)) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") {
    // Two functions are never the same; loosely, 1 is "1", and NaN is NaN in both.
    return !isStrict && (left as unknown) == (right as unknown);
  }
  if (pairs.some(([one, other]) => one === left && other === right)) return true;
  const inner = (one: unknown, other: unknown): boolean => deepEqual(one, other, isStrict, [...pairs, [left, right]]);
  if (isStrict && Reflect.getPrototypeOf(left) !== Reflect.getPrototypeOf(right)) return false;
  if (Object.prototype.toString.call(left) !== Object.prototype.toString.call(right)) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (left instanceof Date && right instanceof Date) {
    if (!Object.is(left.getTime(), right.getTime())) return false;
  } else if (left instanceof RegExp || left instanceof Number || left instanceof String || left instanceof Boolean) {
    if (String(left) !== String(right as RegExp)) return false;
  } else if (left instanceof Error && right instanceof Error) {
    if (left.name !== right.name || left.message !== right.message) return false;
  } else if (left instanceof Set && right instanceof Set) return sameSets(left, right, inner);
  else if (left instanceof Map && right instanceof Map) return sameMaps(left, right, inner);
  else if (isBytes(left) && isBytes(right) && !sameBytes(left, right)) return false;
  if (Array.isArray(left) && left.length !== (right as unknown as unknown[]).length) return false;
  const keys = keysOf(left);
  if (keys.length !== keysOf(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      inner((left as Record<PropertyKey, unknown>)[key], (right as Record<PropertyKey, unknown>)[key]),
  );
}

type Bytes = ArrayBuffer | DataView;

/** What holds bytes and shows none of them as keys. */
const isBytes = (value: unknown): value is Bytes => value instanceof ArrayBuffer || value instanceof DataView;

const bytesOf = (value: Bytes): Uint8Array =>
  value instanceof DataView ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(value);

function sameBytes(left: Bytes, right: Bytes): boolean {
  const others = bytesOf(right);
  return left.byteLength === right.byteLength && bytesOf(left).every((byte, at) => byte === others[at]);
}

type Same = (one: unknown, other: unknown) => boolean;

const keysOf = (value: object): readonly PropertyKey[] =>
  Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));

function sameSets(left: ReadonlySet<unknown>, right: ReadonlySet<unknown>, same: Same): boolean {
  if (left.size !== right.size) return false;
  const rest = [...right].filter((each) => !left.has(each));
  return [...left].every((each) => {
    if (right.has(each)) return true;
    const at = rest.findIndex((other) => same(each, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function sameMaps(left: ReadonlyMap<unknown, unknown>, right: ReadonlyMap<unknown, unknown>, same: Same): boolean {
  if (left.size !== right.size) return false;
  const rest = [...right].filter(([key]) => !left.has(key));
  return [...left].every(([key, value]) => {
    if (right.has(key)) return same(value, right.get(key));
    const at = rest.findIndex(([otherKey, other]) => same(key, otherKey) && same(value, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}
