// Shows values of a test and compares them deeply, with the matchers that stand for many values.

const longest = 300;

/** Stands in an expected value for every value it fits. */
export class Fitting {
  constructor(name, fits) {
    this.name = name;
    this.fits = fits;
  }
}

export function show(value) {
  let text;
  try {
    text = shown(value, new Set());
  } catch (raised) {
    text = `<a value that cannot be shown: ${String(raised)}>`;
  }
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function shown(value, inside) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return `[Function ${value.name || "(anonymous)"}]`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Fitting) return value.name;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Date(invalid)" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return "Promise";
  if (inside.has(value)) return "[Circular]";
  if (inside.size > 12) return "…";
  const within = new Set(inside).add(value);
  const each = (one) => shown(one, within);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value.length === undefined ? [] : value).slice(0, 100);
    return `${Array.isArray(value) ? "" : `${value.constructor.name} `}[${items.map(each).join(", ")}]`;
  }
  if (value instanceof Map) return `Map {${[...value].map(([key, one]) => `${each(key)} => ${each(one)}`).join(", ")}}`;
  if (value instanceof Set) return `Set {${[...value].map(each).join(", ")}}`;
  const name = value.constructor?.name;
  const fields = Object.keys(value).map(
    (key) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${each(value[key])}`,
  );
  return `${name && name !== "Object" ? `${name} ` : ""}{${fields.length > 0 ? ` ${fields.join(", ")} ` : ""}}`;
}

/** `strict`: classes and missing fields count. `loose`: primitive values by ==. */
export function equal(one, other, how = {}, pairs = []) {
  if (other instanceof Fitting) return other.fits(one);
  if (one instanceof Fitting) return one.fits(other);
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    // oxlint-disable-next-line eqeqeq -- assert.deepEqual compares so.
    return how.loose === true && one == other;
  }
  if (Object.prototype.toString.call(one) !== Object.prototype.toString.call(other)) return false;
  if (how.strict === true && Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (pairs.some(([a, b]) => a === one && b === other)) return true;
  const within = [...pairs, [one, other]];
  const same = (a, b) => equal(a, b, how, within);
  if (one instanceof Date) return Object.is(one.getTime(), other.getTime());
  if (one instanceof RegExp) return String(one) === String(other);
  if (one instanceof Error) return one.name === other.name && one.message === other.message;
  if (one instanceof Number || one instanceof String || one instanceof Boolean) {
    return Object.is(one.valueOf(), other.valueOf());
  }
  if (one instanceof Set) {
    return one.size === other.size && [...one].every((a) => other.has(a) || [...other].some((b) => same(a, b)));
  }
  if (one instanceof Map) {
    return one.size === other.size && [...one].every(([key, a]) => other.has(key) && same(a, other.get(key)));
  }
  if (Array.isArray(one) || ArrayBuffer.isView(one)) {
    if (one.length !== other.length) return false;
  }
  const keysOf = (value) =>
    Reflect.ownKeys(value).filter(
      (key) =>
        Object.prototype.propertyIsEnumerable.call(value, key) &&
        (how.strict === true || Array.isArray(value) || value[key] !== undefined),
    );
  const keys = keysOf(one);
  return keys.length === keysOf(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** Whether every field of `part` is in `value`, deeply. */
export function contains(value, part) {
  if (part instanceof Fitting || typeof part !== "object" || part === null || Array.isArray(part)) {
    return Array.isArray(part) && Array.isArray(value)
      ? value.length === part.length && part.every((each, at) => contains(value[at], each))
      : equal(value, part);
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(part).every((key) => key in value && contains(value[key], part[key]));
}
