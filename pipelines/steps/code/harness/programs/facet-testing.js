// describe, it, test, their hooks, and mock functions, as Jest, Vitest, Mocha and node:test have them.
import { expect } from "./facet-expect.js";
import { mocks } from "./facet-mocks.js";
import { Skipped, failed, runTest } from "./facet-record.js";
import { show } from "./facet-values.js";

const suite = (name, parent, mode) => ({
  name,
  parent,
  mode,
  items: [],
  beforeAll: [],
  beforeEach: [],
  afterEach: [],
  afterAll: [],
});
let open = suite("", null, null);
let only = false;

function addSuite(mode, name, body) {
  const made = suite(String(name?.name ?? name), open, mode);
  open.items.push(made);
  if (mode === "only") only = true;
  open = made;
  try {
    body?.();
  } catch (raised) {
    failed(titleOf(made), raised);
  } finally {
    open = made.parent;
  }
}

function addTest(mode, name, ...rest) {
  const body = [name, ...rest].find((each) => typeof each === "function");
  const options = rest.find((each) => typeof each === "object" && each !== null) ?? {};
  const marked = options.skip ? "skip" : options.todo ? "todo" : options.only ? "only" : mode;
  if (marked === "only") only = true;
  open.items.push({ name: String(name?.name ?? name), parent: open, mode: marked, body });
}

const titleOf = (item) => (item.parent?.name ? `${titleOf(item.parent)} › ${item.name}` : item.name);

function titled(title, row, at) {
  let used = 0;
  const values = Array.isArray(row) ? row : [row];
  return String(title)
    .replaceAll(/%([sdifjop#%])/g, (whole, kind) => {
      if (kind === "%") return "%";
      if (kind === "#") return String(at);
      const value = values[used++];
      return kind === "s" && typeof value === "string" ? value : show(value);
    })
    .replaceAll(/\$(\w+)/g, (whole, key) => (key in Object(row) ? show(row[key]) : whole));
}

function rowsOf(table, values) {
  if (!Array.isArray(table) || table.raw === undefined) return table;
  const keys = table[0]
    .split("|")
    .map((key) => key.trim())
    .filter(Boolean);
  return Array.from({ length: Math.floor(values.length / keys.length) }, (_, row) =>
    Object.fromEntries(keys.map((key, at) => [key, values[row * keys.length + at]])),
  );
}

function withModes(add) {
  const modes =
    (mode) =>
    (...parameters) =>
      add(mode, ...parameters);
  const each =
    (mode) =>
    (table, ...values) =>
    (title, body) => {
      for (const [at, row] of rowsOf(table, values).entries()) {
        add(mode, titled(title, row, at), () => body(...(Array.isArray(row) ? row : [row])));
      }
    };
  const made = modes(null);
  for (const mode of ["skip", "only", "todo"]) made[mode] = Object.assign(modes(mode), { each: each(mode) });
  made.fails = made.failing = modes("fails");
  made.concurrent = made.sequential = made;
  made.skipIf = (condition) => (condition ? made.skip : made);
  made.runIf = (condition) => (condition ? made : made.skip);
  made.each = each(null);
  made.for = (table) => (title, body) => {
    for (const [at, row] of table.entries()) add(null, titled(title, row, at), () => body(row, { expect }));
  };
  return made;
}

export const describe = withModes(addSuite);
export const it = withModes(addTest);
export const test = it;
export default it;
const hook = (when) => (body) => open[when].push(body);
export const beforeAll = hook("beforeAll");
export const beforeEach = hook("beforeEach");
export const afterEach = hook("afterEach");
export const afterAll = hook("afterAll");
export { mocks as jest, mocks as mock, mocks as vi };
export { afterAll as after, beforeAll as before, describe as context, describe as suite, expect };

const hasOnly = (item) => item.mode === "only" || (item.items ?? []).some(hasOnly);
const isWithin = (item, mode) => item !== null && (item.mode === mode || isWithin(item.parent, mode));

/** A body with `done`, as a promise. */
const called = (body, ...parameters) =>
  body.length > parameters.length &&
  body.length === 1 &&
  /^(async\s*)?\(?\s*(done|cb|callback)\b/.test(String(body).replace(/^function\s*\w*\s*/, ""))
    ? new Promise((resolve, reject) => {
        const done = (raised) => (raised === undefined || raised === null ? resolve() : reject(raised));
        done.fail = reject;
        body(done);
      })
    : body(...parameters);

async function runItem(item) {
  if (item.items === undefined) {
    const isOff =
      item.mode === "skip" || item.mode === "todo" || isWithin(item, "skip") || (only && !isWithin(item, "only"));
    await runTest(titleOf(item), async () => {
      if (isOff || item.body === undefined) throw new Skipped("");
      const above = [];
      for (let each = item.parent; each !== null; each = each.parent) above.unshift(each);
      try {
        for (const each of above) for (const before of each.beforeEach) await called(before);
        await bodyOf(item);
      } finally {
        for (const each of above.toReversed()) for (const after of each.afterEach) await called(after);
      }
    });
    return;
  }
  if (only && !hasOnly(item) && !isWithin(item, "only")) return;
  try {
    for (const before of item.beforeAll) await called(before);
  } catch (raised) {
    failed(`${titleOf(item) || "tests"}: beforeAll`, raised);
    return;
  }
  for (const each of item.items) await runItem(each);
  try {
    for (const after of item.afterAll) await called(after);
  } catch (raised) {
    failed(`${titleOf(item) || "tests"}: afterAll`, raised);
  }
}

async function bodyOf(item) {
  const context = {
    test: subtest,
    skip: () => {
      throw new Skipped("");
    },
    diagnostic: () => {},
    expect,
    name: item.name,
  };
  if (item.mode !== "fails")
    return called(
      item.body,
      ...(item.body.length > 0 && !/\b(done|cb|callback)\b/.test(String(item.body).slice(0, 60)) ? [context] : []),
    );
  try {
    await called(item.body);
  } catch {
    return undefined;
  }
  throw new Error("passes, though it was expected to fail");
}

/** A part of a test of node:test: fails with its whole. */
const subtest = async (name, body) => body({ test: subtest });

export async function runCollected() {
  const root = open;
  await runItem(root);
  open = suite("", null, null);
}
