// expect() with the matchers that Jest, Vitest and Chai's basic form share.
import { Failed } from "./facet-record.js";
import { Fitting, contains, equal } from "./facet-values.js";

const isNear = (value, expected, digits = 2) => value === expected || Math.abs(value - expected) < 10 ** -digits / 2;

function has(value, item, same) {
  if (typeof value === "string") return value.includes(item);
  return value !== null && value !== undefined && [...value].some((each) => same(each, item));
}

function atPath(value, path) {
  const keys = Array.isArray(path)
    ? path
    : String(path)
        .replaceAll(/\[(\w+)\]/g, ".$1")
        .split(".");
  let found = value;
  for (const key of keys) {
    if (found === null || found === undefined || !(key in Object(found))) return { is: false, value: undefined };
    found = found[key];
  }
  return { is: true, value: found };
}

function throwsAs(call, expected) {
  let raised;
  try {
    if (typeof call !== "function") throw call;
    call();
    return false;
  } catch (error) {
    raised = error;
  }
  const message = String(raised?.message ?? raised);
  if (expected === undefined) return true;
  if (typeof expected === "string") return message.includes(expected);
  if (expected instanceof RegExp) return expected.test(message);
  if (expected instanceof Fitting) return expected.fits(raised);
  return typeof expected === "function" ? raised instanceof expected : message === expected.message;
}

const calls = (value) => value?.mock?.calls ?? [];
const strictly = { strict: true };

const matchers = {
  toBe: (value, expected) => Object.is(value, expected),
  toEqual: (value, expected) => equal(value, expected),
  toStrictEqual: (value, expected) => equal(value, expected, strictly),
  toBeCloseTo: isNear,
  toBeTruthy: Boolean,
  toBeFalsy: (value) => !value,
  toBeNull: (value) => value === null,
  toBeUndefined: (value) => value === undefined,
  toBeDefined: (value) => value !== undefined,
  toBeNullable: (value) => value === null || value === undefined,
  toBeNaN: Number.isNaN,
  toBeGreaterThan: (value, than) => value > than,
  toBeGreaterThanOrEqual: (value, than) => value >= than,
  toBeLessThan: (value, than) => value < than,
  toBeLessThanOrEqual: (value, than) => value <= than,
  toContain: (value, item) => has(value, item, Object.is),
  toContainEqual: (value, item) => has(value, item, equal),
  toHaveLength: (value, length) => value?.length === length,
  toMatch: (value, pattern) => (typeof pattern === "string" ? value.includes(pattern) : pattern.test(value)),
  toMatchObject: contains,
  toBeInstanceOf: (value, of) => value instanceof of,
  // oxlint-disable-next-line valid-typeof -- the name comes from the test.
  toBeTypeOf: (value, name) => typeof value === name,
  toBeOneOf: (value, several) => several.some((each) => equal(value, each)),
  toSatisfy: (value, holds) => Boolean(holds(value)),
  toHaveProperty: (value, path, ...expected) => {
    const found = atPath(value, path);
    return found.is && (expected.length === 0 || equal(found.value, expected[0]));
  },
  toThrow: throwsAs,
  toHaveBeenCalled: (value) => calls(value).length > 0,
  toHaveBeenCalledTimes: (value, times) => calls(value).length === times,
  toHaveBeenCalledOnce: (value) => calls(value).length === 1,
  toHaveBeenCalledWith: (value, ...expected) => calls(value).some((each) => equal(each, expected)),
  toHaveBeenLastCalledWith: (value, ...expected) => equal(calls(value).at(-1), expected),
  toHaveBeenNthCalledWith: (value, at, ...expected) => equal(calls(value)[at - 1], expected),
  toHaveReturnedWith: (value, expected) => (value?.mock?.results ?? []).some((each) => equal(each.value, expected)),
};
matchers.toThrowError = matchers.toThrow;
matchers.toBeCalled = matchers.toHaveBeenCalled;
matchers.toBeCalledTimes = matchers.toHaveBeenCalledTimes;
matchers.toBeCalledWith = matchers.toHaveBeenCalledWith;
for (const name of ["toMatchSnapshot", "toMatchInlineSnapshot", "toThrowErrorMatchingSnapshot"]) {
  matchers[name] = () => {
    throw new Error(`${name} needs stored snapshots, which are not here`);
  };
}

function judge(name, value, parameters, negated) {
  if (Boolean(matchers[name](value, ...parameters)) !== negated) return;
  const text = `expect(…)${negated ? ".not" : ""}.${name}(${parameters.length > 0 ? "…" : ""})`;
  const pairs = typeof value === "function" && name.startsWith("toThrow") ? [] : [["left", value]];
  throw new Failed(
    text,
    parameters.length > 0 ? [...pairs, ["right", parameters.length === 1 ? parameters[0] : parameters]] : pairs,
  );
}

function matching(value, negated) {
  const made = {};
  for (const name of Object.keys(matchers)) made[name] = (...parameters) => judge(name, value, parameters, negated);
  return made;
}

/** Matchers of what a promise comes to. */
function settled(value, negated, rejects) {
  const made = {};
  for (const name of Object.keys(matchers)) {
    made[name] = async (...parameters) => {
      let result;
      try {
        result = await (typeof value === "function" ? value() : value);
      } catch (raised) {
        if (!rejects) throw raised;
        judge(name, raised, parameters, negated);
        return;
      }
      if (rejects) throw new Failed(`expect(…).rejects.${name}(…): it did not reject`, [["left", result]]);
      judge(name, result, parameters, negated);
    };
  }
  return made;
}

export function expect(value) {
  const both = (make) => ({ ...make(false), not: make(true) });
  return {
    ...both((negated) => matching(value, negated)),
    resolves: both((negated) => settled(value, negated, false)),
    rejects: both((negated) => settled(value, negated, true)),
  };
}

const primitives = { String: "string", Number: "number", Boolean: "boolean", BigInt: "bigint", Symbol: "symbol" };

Object.assign(expect, {
  anything: () => new Fitting("anything", (value) => value !== null && value !== undefined),
  any: (type) =>
    new Fitting(`any ${type.name}`, (value) =>
      type.name in primitives
        ? typeof value === primitives[type.name]
        : value instanceof type || (type === Object && typeof value === "object"),
    ),
  objectContaining: (part) => new Fitting("objectContaining", (value) => contains(value, part)),
  arrayContaining: (items) =>
    new Fitting("arrayContaining", (value) => Array.isArray(value) && items.every((item) => has(value, item, equal))),
  stringContaining: (part) => new Fitting(`stringContaining ${part}`, (value) => String(value).includes(part)),
  stringMatching: (pattern) => new Fitting(`stringMatching ${pattern}`, (value) => new RegExp(pattern).test(value)),
  closeTo: (number, digits) => new Fitting(`closeTo ${number}`, (value) => isNear(value, number, digits)),
  extend: (own) => {
    for (const [name, matcher] of Object.entries(own)) {
      matchers[name] = (...parameters) => matcher.call({ equals: equal, isNot: false }, ...parameters).pass;
    }
  },
  assertions: () => {},
  hasAssertions: () => {},
  fail: (message) => {
    throw new Failed(message ?? "expect.fail");
  },
});
