// Records tests one by one and tells each before it runs, so that a test that never ends is known by name.
import { show } from "./facet-values.js";

export class Skipped extends Error {}

/** A test that failed by its own word: expected and found. */
export class Failed extends Error {
  constructor(text, pairs = []) {
    super([text, ...pairs.map(([label, value]) => `${label}: ${show(value)}`)].join("\n"));
    this.name = "AssertionError";
  }
}

export const state = {
  report: () => {},
  limits: { testMs: 5000, tests: 1000, known: [] },
  outcomes: [],
  seen: new Map(),
  /** The test that runs now; asserts outside of any are tests of their own. */
  current: null,
  missing: null,
  told: -1,
  began: 0,
};

const usage = globalThis.process?.cpuUsage?.bind(globalThis.process);

/** Milliseconds of the processor, where it is told: other work on the machine makes no test late. */
export function cpu() {
  if (usage === undefined) return performance.now();
  const { user, system } = usage();
  return (user + system) / 1000;
}

export function tell(running, done = false) {
  const at = cpu() - state.began;
  state.told = at;
  state.report({ tests: state.outcomes, running, at, done, missing: state.missing });
}

const entry = (name, status, more) => ({ name: name.slice(0, 200), status, ...more });

export function failure(raised) {
  const isError = typeof raised === "object" && raised !== null && "stack" in raised;
  const name = isError ? String(raised.name ?? "Error") : "Thrown";
  const message = isError ? String(raised.message) : show(raised);
  return { name, message: message.slice(0, 2000), stack: isError ? String(raised.stack).slice(0, 6000) : "" };
}

export function outcomeOf(name, raised, place) {
  if (raised instanceof Skipped) return entry(name, "skipped", { message: raised.message });
  const error = { ...failure(raised), ...place };
  const asserted = /Assert|Expectation/i.test(error.name);
  const message =
    asserted || error.message === "" || error.name === "TimeLimit"
      ? error.message || error.name
      : `${error.name}: ${error.message}`;
  return entry(name, asserted ? "failed" : "error", { message, error });
}

let deadline = Number.POSITIVE_INFINITY;
let hits = 0;

/** Every body of the person's code says that it runs, where the harness had it written in: so a loop without an end is ended on its line. */
export function hit() {
  hits += 1;
  if (hits % 200 !== 0 || cpu() < deadline) return;
  const late = new Error(`did not end within ${state.limits.testMs / 1000} s`);
  late.name = "TimeLimit";
  throw late;
}

/** The next test by this name: whether it is to be run. */
export function begin(name) {
  const times = (state.seen.get(name) ?? 0) + 1;
  state.seen.set(name, times);
  const named = times === 1 ? name : `${name} (${times})`;
  const index = state.outcomes.length;
  if (index >= state.limits.tests) return null;
  if (index < state.limits.known.length) {
    state.outcomes.push(state.limits.known[index]);
    return null;
  }
  deadline = cpu() + state.limits.testMs;
  if (index < 200 || cpu() - state.began - state.told > 50) tell(named);
  return named;
}

export function passed(name) {
  state.outcomes.push(entry(name, "passed"));
}

export function failed(name, raised, place) {
  state.outcomes.push(outcomeOf(name, raised, place));
}

/** One test with a body. */
export async function runTest(name, call) {
  const named = begin(name);
  if (named === null) return;
  state.current = named;
  try {
    await withinTime(call);
    passed(named);
  } catch (raised) {
    failed(named, raised);
  } finally {
    state.current = null;
  }
}

const { setTimeout, clearTimeout } = globalThis;
/** Milliseconds of waiting, which pass at once in the sandbox: a test that waits longer waits for nothing. */
const waitMs = 10_000;

async function withinTime(call) {
  let timer;
  const over = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const late = new Error(`did not end within ${waitMs / 1000} s`);
      late.name = "TimeLimit";
      reject(late);
    }, waitMs);
  });
  try {
    await Promise.race([call(), over]);
  } finally {
    clearTimeout(timer);
  }
}
