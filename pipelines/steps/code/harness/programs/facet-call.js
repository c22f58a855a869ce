// Runs one call with the names of a submission, and reports its value or the error it threw.
const report = globalThis.facetReport;
delete globalThis.facetReport;

const { default: config } = await import("./facet-config.js");
const { failure } = await import("./facet-record.js");
const { show } = await import("./facet-values.js");
const { showNames } = await import("./facet-names.js");

let value;
globalThis.facet$value = (given) => {
  value = given;
};
try {
  for (const file of config.load) await import(`./${file}`);
  showNames();
  await import(`./${config.file}`);
  const settled = await Promise.resolve(value);
  report({ value: show(typeof settled?.next === "function" ? [...settled] : settled), error: null });
} catch (raised) {
  const error = failure(raised);
  const missing = /^Cannot find package '([^']+)'/.exec(error.message)?.[1];
  report({ value: null, error: missing === undefined ? error : { ...error, missing } });
}

export {};
