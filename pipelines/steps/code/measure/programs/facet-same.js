// Whether two versions of a function do the same: results, changed arguments, printed text and errors.
import { partsOf, randomOf } from "./facet-inputs.js";

export function copied(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [copied(key), copied(each)]));
  if (value instanceof Set) return new Set([...value].map(copied));
  if (value instanceof Date) return new Date(value);
  const made = Object.create(Object.getPrototypeOf(value));
  for (const key of Object.keys(value)) made[key] = copied(value[key]);
  return made;
}

const kindOf = (value) => Object.prototype.toString.call(value) + (value?.constructor?.name ?? "");

export function same(one, other, depth = 0) {
  if (Object.is(one, other) || (one === 0 && other === 0)) return true;
  if (typeof one === "number" && typeof other === "number") {
    if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return false;
    return Math.abs(one - other) <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(one), Math.abs(other)));
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (kindOf(one) !== kindOf(other) || depth > 50) return false;
  if (one instanceof Date) return one.getTime() === other.getTime();
  if (one instanceof Map || one instanceof Set || Array.isArray(one)) {
    const [a, b] = [partsOf(one), partsOf(other)];
    return a.length === b.length && a.every((each, at) => same(each, b[at], depth + 1));
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(one[key], other[key], depth + 1))
  );
}

export async function consumed(value) {
  const settled = typeof value?.then === "function" ? await value : value;
  return typeof settled?.next === "function" && Symbol.iterator in settled ? [...settled] : settled;
}

/** What a call comes to: its value or its error's name, its arguments after it, and what it printed. */
export async function outcome(call, parameters, seed) {
  const printed = [];
  const { log, info } = console;
  const { random } = Math;
  const keep = (...parts) => void printed.push(parts.map(String).join(" "));
  Object.assign(console, { log: keep, info: keep });
  Math.random = randomOf(seed);
  try {
    return { kind: "value", value: await consumed(call(...parameters)), parameters, printed };
  } catch (raised) {
    return { kind: "error", value: String(raised?.name ?? raised), parameters, printed };
  } finally {
    Object.assign(console, { log, info });
    Math.random = random;
  }
}

export const sameOutcome = (one, other) =>
  one.kind === other.kind &&
  same(one.value, other.value) &&
  same(one.parameters, other.parameters) &&
  same(one.printed, other.printed);

/** A value as code that makes it. */
export function codeOf(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : String(value);
  if (Array.isArray(value)) return `[${value.map(codeOf).join(", ")}]`;
  if (value instanceof Map || value instanceof Set) return `new ${value.constructor.name}(${codeOf([...value])})`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  const fields = Object.keys(value).map(
    (key) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${codeOf(value[key])}`,
  );
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}
