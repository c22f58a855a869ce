// Node's assert for the program: what is compared, and what it says where it fails.
import { deepEqual } from "./deep-equal.ts";
import { inspect } from "./inspect.ts";

type Expected = RegExp | (new (...values: never[]) => object) | ((error: unknown) => unknown) | Record<string, unknown>;

interface Failure {
  readonly message?: string | Error | undefined;
  readonly actual?: unknown;
  readonly expected?: unknown;
  readonly operator?: string;
}

class AssertionError extends Error {
  readonly code = "ERR_ASSERTION";
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string | undefined;
  constructor({ message, actual, expected, operator }: Failure, otherwise = "Failed") {
    super(message === undefined ? otherwise : String(message));
    this.name = "AssertionError";
    this.generatedMessage = message === undefined;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
}

function check(holds: boolean, failure: Failure, otherwise: string): void {
  if (holds) return;
  if (failure.message instanceof Error) throw failure.message;
  throw new AssertionError(failure, otherwise);
}

const ok = (value?: unknown, message?: string | Error): void =>
  check(
    Boolean(value),
    { message, actual: value, expected: true, operator: "==" },
    `The expression evaluated to a falsy value: ${inspect(value)}`,
  );

/** `says` is what must hold; the sentence is the one of Node. */
const compared = (
  operator: string,
  says: string,
  sign: string,
  holds: (actual: unknown, expected: unknown) => boolean,
) => {
  return (actual: unknown, expected: unknown, message?: string | Error): void =>
    check(
      holds(actual, expected),
      { message, actual, expected, operator },
      `${says}\n\n${inspect(actual)} ${sign} ${inspect(expected)}\n`,
    );
};

const matches =
  (sign: string, operator: string, wanted: boolean) => (text: string, pattern: RegExp, message?: string | Error) =>
    check(
      pattern.test(text) === wanted,
      { message, actual: text, expected: pattern, operator },
      `The input ${sign} the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`,
    );

function fits(error: unknown, expected: Expected | undefined, message: string | Error | undefined): void {
  if (expected === undefined || typeof expected === "string") return;
  const failure = { message, actual: error, expected, operator: "throws" };
  if (expected instanceof RegExp)
    return check(
      expected.test(String(error)),
      failure,
      `The error ${inspect(String(error))} does not match ${expected}`,
    );
  if (typeof expected === "function") {
    const isClass =
      (expected as { prototype?: unknown }).prototype !== undefined &&
      (expected === Error || Error.isPrototypeOf(expected) || String(expected).startsWith("class"));
    if (isClass) {
      if (error instanceof (expected as new () => object)) return;
      throw error;
    }
    return check(
      (expected as (error: unknown) => unknown)(error) === true,
      failure,
      "The validation function is expected to return true",
    );
  }
  for (const [key, wanted] of Object.entries(expected)) {
    const actual = (error as Record<string, unknown> | null)?.[key];
    const holds =
      wanted instanceof RegExp && typeof actual === "string" ? wanted.test(actual) : deepEqual(actual, wanted, true);
    check(holds, failure, `The error's ${key} is ${inspect(actual)}, expected was ${inspect(wanted)}`);
  }
}

function throws(work: () => unknown, expected?: Expected, message?: string | Error): void {
  let thrown: { readonly error: unknown } | undefined;
  try {
    work();
  } catch (error) {
    thrown = { error };
  }
  if (!thrown)
    throw new AssertionError(
      { message: typeof expected === "string" ? expected : message, operator: "throws" },
      "Missing expected exception.",
    );
  fits(thrown.error, expected, message);
}

async function rejects(
  work: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
  message?: string | Error,
): Promise<void> {
  let thrown: { readonly error: unknown } | undefined;
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    thrown = { error };
  }
  if (!thrown) throw new AssertionError({ message, operator: "rejects" }, "Missing expected rejection.");
  fits(thrown.error, expected, message);
}

const strictly = {
  strictEqual: compared("strictEqual", "Expected values to be strictly equal:", "!==", Object.is),
  notStrictEqual: compared(
    "notStrictEqual",
    'Expected "actual" to be strictly unequal to:',
    "===",
    (one, other) => !Object.is(one, other),
  ),
  deepStrictEqual: compared(
    "deepStrictEqual",
    "Expected values to be strictly deep-equal:",
    "should deeply equal",
    (one, other) => deepEqual(one, other, true),
  ),
  notDeepStrictEqual: compared(
    "notDeepStrictEqual",
    'Expected "actual" not to be strictly deep-equal to:',
    "should not deeply equal",
    (one, other) => !deepEqual(one, other, true),
  ),
};

const shared = {
  AssertionError,
  ok,
  ...strictly,
  throws,
  rejects,
  doesNotThrow: (work: () => unknown): void => void work(),
  doesNotReject: async (work: Promise<unknown> | (() => Promise<unknown>)): Promise<void> =>
    void (await (typeof work === "function" ? work() : work)),
  match: matches("did not match", "match", true),
  doesNotMatch: matches("was expected to not match", "doesNotMatch", false),
  fail: (message?: string | Error): never => {
    if (message instanceof Error) throw message;
    throw new AssertionError({ message, operator: "fail" });
  },
  ifError: (value: unknown): void => {
    if (value !== null && value !== undefined) throw value;
  },
};

const callable =
  () =>
  (value?: unknown, message?: string | Error): void =>
    ok(value, message);

export const strict = Object.assign(callable(), shared, {
  equal: strictly.strictEqual,
  notEqual: strictly.notStrictEqual,
  deepEqual: strictly.deepStrictEqual,
  notDeepEqual: strictly.notDeepStrictEqual,
});

export const assert = Object.assign(callable(), shared, {
  equal: compared(
    "==",
    "Expected values to be loosely equal:",
    "!=",
    (one, other) => one == other || Object.is(one, other),
  ),
  notEqual: compared(
    "!=",
    "Expected values to be loosely unequal:",
    "==",
    (one, other) => one != other && !Object.is(one, other),
  ),
  deepEqual: compared(
    "deepEqual",
    "Expected values to be loosely deep-equal:",
    "should loosely deep-equal",
    (one, other) => deepEqual(one, other, false),
  ),
  notDeepEqual: compared(
    "notDeepEqual",
    'Expected "actual" not to be loosely deep-equal to:',
    "should not loosely deep-equal",
    (one, other) => !deepEqual(one, other, false),
  ),
  strict,
});
Object.assign(strict, { strict });
