// The texts of the programs that run inside of the sandbox.
import { readFileSync } from "node:fs";

interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

const read = (name: string): ProgramFile => ({
  name,
  text: readFileSync(new URL(`./programs/${name}`, import.meta.url), "utf8"),
});

const python = ["asserts", "collect", "load", "loop", "pytest", "record"].map((name) => `facet_${name}.py`);
const javascript = ["assert", "assert-strict", "expect", "mocks", "names", "record", "testing", "values"].map(
  (name) => `facet-${name}.js`,
);

/** What every program of the language needs beside its entry. */
export const pythonFiles: readonly ProgramFile[] = python.map(read);
export const javascriptFiles: readonly ProgramFile[] = javascript.map(read);
export const testEntries = { python: read("facet_tests.py"), javascript: read("facet-tests.js") } as const;
export const callEntries = { python: read("facet_call.py"), javascript: read("facet-call.js") } as const;
