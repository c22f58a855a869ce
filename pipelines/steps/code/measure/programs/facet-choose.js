// Loads a side of a comparison, and chooses inputs that its function takes.
import { scaled } from "./facet-inputs.js";
import { namesByFile } from "./facet-names.js";
import { copied, outcome } from "./facet-same.js";

/** Ends the program with the reason why nothing is measured. */
export class Stop extends Error {
  constructor(...reason) {
    super(reason.join(" "));
    this.reason = reason;
  }
}

/** The names of a side's file. */
export async function load(file) {
  let exported;
  try {
    exported = await import(`./${file}`);
  } catch (raised) {
    const missing = /^Cannot find package '([^']+)'/.exec(String(raised?.message))?.[1];
    if (missing !== undefined) throw new Stop("needs-package", missing);
    throw new Stop(raised?.name === "SyntaxError" ? "does-not-parse" : "no-entry");
  }
  return { ...exported.default, ...exported, ...namesByFile()[file] };
}

export function functionOf(names, name) {
  let found = names;
  let owner;
  for (const part of name.split(".")) {
    owner = found;
    found = found?.[part];
    if (
      typeof found === "function" &&
      /^class\b/.test(Function.prototype.toString.call(found)) &&
      !name.endsWith(part)
    ) {
      try {
        found = new found();
      } catch {
        throw new Stop("no-input");
      }
    }
  }
  if (typeof found !== "function") throw new Stop("no-entry");
  return owner === names ? found : found.bind(owner);
}

/** The arguments of calls as they are written, evaluated with the file's own names. */
async function seenArguments(files, names, name) {
  const found = [];
  const recorder = (...parameters) => {
    found.push(copied(parameters));
    throw new Stop("recorded");
  };
  for (const file of files) {
    try {
      const { default: call } = await import(`./${file}`);
      call({ ...names, [name.split(".").at(-1)]: recorder });
    } catch {
      continue;
    }
  }
  return found.filter((each) => each.length > 0);
}

/** Ways to make inputs, the best first. */
async function* makers(config, names) {
  if (config.makeInput !== null) {
    try {
      await import(`./${config.makeInput}`);
      const make = globalThis.facet$make;
      yield { make: (n, seed) => make(n, seed), grows: null };
    } catch {
      // The next way, then.
    }
  }
  for (const calls of [config.examples, ...config.guesses.map((each) => [each])]) {
    const examples = await seenArguments(calls, names, config.name);
    const most = Math.max(0, ...examples.map((each) => each.length));
    const longest = examples.filter((each) => each.length === most);
    if (longest.length === 0) continue;
    const { make, largest, isSized } = scaled(longest);
    yield { make, grows: config.parameters[Math.max(0, largest.findIndex(isSized))] ?? null };
  }
}

/** The first way whose inputs the function takes. */
export async function choose(config, names, call) {
  for await (const way of makers(config, names)) {
    let good = 0;
    for (let seed = 0; seed < 8; seed += 1) {
      try {
        const parameters = way.make(3 + seed, seed);
        if ((await outcome(call, copied(parameters), seed)).kind === "value") good += 1;
      } catch {
        continue;
      }
    }
    if (good >= 5) return way;
  }
  throw new Stop("no-input");
}
