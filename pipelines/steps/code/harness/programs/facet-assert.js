// node:assert for tests, and the checks that stand outside of any test: each of those is a test of its own.
import { Failed, begin, failed, passed, state } from "./facet-record.js";
import { equal } from "./facet-values.js";

/** `a === b` as it stood in the source, with both values. */
class Comparison {
  constructor(operator, left, right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }
  get holds() {
    const { left, right } = this;
    switch (this.operator) {
      case "===":
        return left === right;
      case "!==":
        return left !== right;
      case "==":
        return left == right;
      case "!=":
        return left != right;
      case "<":
        return left < right;
      case "<=":
        return left <= right;
      case ">":
        return left > right;
      default:
        return left >= right;
    }
  }
}

const done = Symbol("recorded already");
/** The check outside of a test that is being evaluated. */
let open = null;

/**
 * The arguments of a check, which the source gives as a function: evaluated here, so that a check outside of any test that throws or never ends is
 * known by its text.
 */
export function argumentsOf(text, file, line, evaluate) {
  if (state.current !== null) return evaluate();
  const name = begin(text);
  if (name === null) return [done];
  open = { name, place: { file, line } };
  try {
    return evaluate();
  } catch (raised) {
    failed(name, raised, open.place);
    open = null;
    return [done];
  }
}

export const compared = (operator, left, right) => new Comparison(operator, left, right);

/** Runs a check; outside of any test it is recorded and throws nothing. */
function check(parameters, run) {
  if (parameters[0] === done) return undefined;
  const at = open;
  open = null;
  if (state.current !== null || at === null) return run(...parameters);
  try {
    const result = run(...parameters);
    if (typeof result?.then === "function") {
      return result.then(
        () => passed(at.name),
        (raised) => failed(at.name, raised, at.place),
      );
    }
    passed(at.name);
  } catch (raised) {
    failed(at.name, raised, at.place);
  }
  return undefined;
}

function isTrue(text, value, message) {
  const holds = value instanceof Comparison ? value.holds : Boolean(value);
  if (holds) return;
  if (message instanceof Error) throw message;
  const pairs =
    value instanceof Comparison
      ? [
          ["left", value.left],
          ["right", value.right],
        ]
      : [["value", value]];
  throw new Failed(message === undefined ? text : String(message), pairs);
}

export function consoleAssert(...parameters) {
  const text = open?.name ?? "console.assert";
  return check(parameters, (value, message) => isTrue(text, value, message));
}

const sides = (name, holds) => (left, right, message) => {
  if (holds(left, right)) return;
  if (message instanceof Error) throw message;
  throw new Failed(message ?? `assert.${name}`, [
    ["left", left],
    ["right", right],
  ]);
};

function fits(raised, expected) {
  if (expected === undefined || typeof expected === "string") return true;
  if (expected instanceof RegExp) return expected.test(String(raised));
  if (typeof expected === "function") {
    if (expected.prototype !== undefined && raised instanceof expected) return true;
    return !(expected.prototype instanceof Error || expected === Error) && expected(raised) === true;
  }
  return Object.keys(expected).every((key) =>
    expected[key] instanceof RegExp ? expected[key].test(String(raised[key])) : equal(raised[key], expected[key]),
  );
}

function thrown(raised, expected) {
  if (!fits(raised, expected))
    throw new Failed("assert.throws: another error than expected", [
      ["left", raised],
      ["right", expected],
    ]);
}

const strictly = { strict: true };
const checks = {
  ok: (value, message) => isTrue("assert.ok", value, message),
  equal: sides("equal", (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b))),
  notEqual: sides("notEqual", (a, b) => a != b),
  strictEqual: sides("strictEqual", Object.is),
  notStrictEqual: sides("notStrictEqual", (a, b) => !Object.is(a, b)),
  deepEqual: sides("deepEqual", (a, b) => equal(a, b, { loose: true })),
  notDeepEqual: sides("notDeepEqual", (a, b) => !equal(a, b, { loose: true })),
  deepStrictEqual: sides("deepStrictEqual", (a, b) => equal(a, b, strictly)),
  notDeepStrictEqual: sides("notDeepStrictEqual", (a, b) => !equal(a, b, strictly)),
  match: sides("match", (text, pattern) => pattern.test(text)),
  doesNotMatch: sides("doesNotMatch", (text, pattern) => !pattern.test(text)),
  fail: (message) => {
    throw message instanceof Error ? message : new Failed(message ?? "assert.fail");
  },
  ifError: (value) => {
    if (value !== null && value !== undefined) throw value;
  },
  throws: (call, expected) => {
    try {
      call();
    } catch (raised) {
      thrown(raised, expected);
      return;
    }
    throw new Failed("assert.throws: nothing was thrown");
  },
  doesNotThrow: (call) => call(),
  rejects: async (call, expected) => {
    try {
      await (typeof call === "function" ? call() : call);
    } catch (raised) {
      thrown(raised, expected);
      return;
    }
    throw new Failed("assert.rejects: it did not reject");
  },
  doesNotReject: async (call) => {
    await (typeof call === "function" ? call() : call);
  },
};

function assertOf(own) {
  const assert = (...parameters) => check(parameters, own.ok);
  for (const [name, run] of Object.entries(own)) assert[name] = (...parameters) => check(parameters, run);
  assert.AssertionError = Failed;
  return assert;
}

const assert = assertOf(checks);
assert.strict = assertOf({
  ...checks,
  equal: checks.strictEqual,
  notEqual: checks.notStrictEqual,
  deepEqual: checks.deepStrictEqual,
  notDeepEqual: checks.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;
assert.default = assert;

export default assert;
export const {
  AssertionError,
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  fail,
  ifError,
  match,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} = assert;
const { equal: looselyEqual, strict } = assert;
export { assert, looselyEqual as equal, strict };

/** One case of data: numbers may differ in the last digits. */
export function sameCase(text, got, expected, tolerance = 1e-9) {
  const near = (a, b) => {
    if (typeof a === "number" && typeof b === "number") {
      return Object.is(a, b) || a === b || Math.abs(a - b) <= Math.max(tolerance, 1e-6 * Math.abs(b));
    }
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, at) => near(each, b[at]));
    return equal(a, b);
  };
  if (!near(got, expected))
    throw new Failed(text, [
      ["left", got],
      ["right", expected],
    ]);
}
