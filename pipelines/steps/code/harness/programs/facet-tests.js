// Runs the tests of a submission and reports each; its report comes last and is the only one that counts.
const report = globalThis.facetReport;
delete globalThis.facetReport;

const { default: config } = await import("./facet-config.js");
const record = await import("./facet-record.js");
const checks = await import("./facet-assert.js");
const testing = await import("./facet-testing.js");
const { namesByFile, showNames } = await import("./facet-names.js");

Object.assign(record.state, { report, limits: config.limits, began: record.cpu() });

const hidden = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
const testModule = { ...testing, default: testing.test };
delete testModule.runCollected;
hidden("__lines", { hit: record.hit });
hidden("facet$arguments", checks.argumentsOf);
hidden("facet$compared", checks.compared);
hidden("facet$modules", { assert: checks.default, strict: checks.strict, testing: testModule });
for (const [name, value] of Object.entries(testModule)) {
  if (name !== "default" && name !== "mock") hidden(name, value);
}
if (globalThis.assert === undefined) hidden("assert", checks.default);
Object.assign(console, { assert: checks.consoleAssert });

/** Thrown in the place of process.exit: whoever ends the program would end the others' tests. */
class Exit extends Error {}
if (globalThis.process !== undefined) {
  process.exit = (code) => {
    throw Object.assign(new Exit(`process.exit(${code ?? ""})`), { isGood: (code ?? process.exitCode ?? 0) === 0 });
  };
}

/** What a bare specifier that is not here names, out of the sandbox's message. */
function missingPackage(raised) {
  const found = /Cannot find package ['"]([^'"]+)/.exec(String(raised?.message));
  const name = found?.[1];
  if (name === undefined || /^[./]/.test(name)) return null;
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Files whose loading was only tried, and failed. */
const unloaded = [];

async function load(file, onFailure) {
  try {
    await import(`./${file}`);
    return true;
  } catch (raised) {
    if (raised instanceof Exit && raised.isGood) return true;
    record.state.missing ??= missingPackage(raised);
    if (record.state.missing === null) onFailure(raised);
    return false;
  }
}

function runCases(cases, wanted) {
  const files = namesByFile();
  const functions = Object.values(files)
    .flatMap((names) => Object.entries(names))
    .filter(([, value]) => typeof value === "function");
  const stems = Object.keys(files).map((file) => file.replace(/^.*\//, "").replace(/\.\w+$/, ""));
  const [name, call] =
    functions.find(([each]) => each === wanted) ??
    functions.find(([each]) => stems.includes(each)) ??
    functions.at(-1) ??
    [];
  if (call === undefined) return;
  // A function that is told its tolerance is held to that.
  const parametersOf =
    /\(?([^)=]*)/.exec(String(call).replace(/^(?:async\s+)?function\s*\*?\s*[\w$]*\s*/, ""))?.[1] ?? "";
  const told = parametersOf.split(",").findIndex((each) => /^\s*(?:epsilon|eps|tol|tolerance)\s*$/i.test(each));
  for (const each of cases) {
    const [parameters, expected] = JSON.parse(each);
    const list = Array.isArray(parameters) ? parameters : [parameters];
    const text = `${name}(${list.map((one) => JSON.stringify(one)).join(", ")})`;
    const named = record.begin(text);
    if (named === null) continue;
    try {
      const value = call(...list);
      const got = typeof value?.next === "function" ? [...value] : value;
      checks.sameCase(`${text} equals ${JSON.stringify(expected)}`, got, expected, told < 0 ? undefined : list[told]);
      record.passed(named);
    } catch (raised) {
      record.failed(named, raised);
    }
  }
}

record.tell(null);
for (const file of config.load) await load(file, (raised) => unloaded.push([`load ${file}`, raised]));
showNames();
for (const file of record.state.missing === null ? config.tests : []) {
  const before = record.state.outcomes.length;
  const isLoaded = await load(file, (raised) => record.failed(`load ${file}`, raised));
  await testing.runCollected();
  if (isLoaded && record.state.outcomes.length === before && config.throwing.includes(file)) record.passed(file);
}
if (config.cases.length > 0) runCases(config.cases, config.function);
const { outcomes } = record.state;
if (outcomes.length === 0 || outcomes.some(({ status }) => status === "failed" || status === "error")) {
  for (const [name, raised] of unloaded) record.failed(name, raised);
}
record.tell(null, true);

export {};
