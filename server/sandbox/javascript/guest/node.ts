// The modules of Node that the program can import: those of them that need nothing of a host.
import { assert, strict } from "./assert.ts";
import { timers } from "./clock.ts";
import { deepEqual } from "./deep-equal.ts";
import { EventEmitter } from "./events.ts";
import { host } from "./host.ts";
import { format, inspect } from "./inspect.ts";
import { path } from "./path.ts";
import { process } from "./process.ts";

const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, performance } = timers;

const waited = (ms?: number, value?: unknown): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, ms, value));

const util = {
  inspect,
  format: (...values: unknown[]) => format(values),
  isDeepStrictEqual: (left: unknown, right: unknown) => deepEqual(left, right, true),
  promisify:
    (work: (...values: unknown[]) => void) =>
    (...values: unknown[]) =>
      new Promise((resolve, reject) =>
        work(...values, (error: unknown, value: unknown) => (error ? reject(error as Error) : resolve(value))),
      ),
  inherits: (child: { prototype: object }, parent: { prototype: object }) =>
    Object.setPrototypeOf(child.prototype, parent.prototype) as object,
  types: {
    isPromise: (value: unknown) => value instanceof Promise,
    isRegExp: (value: unknown) => value instanceof RegExp,
    isDate: (value: unknown) => value instanceof Date,
  },
};

/** Only the request's own files and standard input are there to read. */
function readFileSync(file: unknown, options?: unknown): unknown {
  const text = file === 0 || file === "/dev/stdin" ? host.stdin() : host.text(path.resolve(String(file)).slice(1));
  if (text === undefined)
    throw Object.assign(new Error(`ENOENT: no such file or directory, open '${String(file)}'`), {
      code: "ENOENT",
      errno: -2,
      syscall: "open",
    });
  // Without an encoding Node gives bytes; their text is all that programs here want of them.
  return options === undefined ? Object.assign(new String(text), { toString: () => text }) : text;
}

const fs = {
  readFileSync,
  existsSync: (file: unknown) => host.text(path.resolve(String(file)).slice(1)) !== undefined,
  promises: { readFile: async (file: unknown, options?: unknown) => readFileSync(file, options) },
};

const readline = {
  createInterface: () => {
    const lines = host.stdin().split("\n");
    if (lines.at(-1) === "") lines.pop();
    const made = Object.assign(new EventEmitter(), {
      close: () => void made.emit("close"),
      question: (prompt: string, answer: (line: string) => void) => {
        host.write(1, prompt);
        queueMicrotask(() => answer(lines.shift() ?? ""));
      },
      async *[Symbol.asyncIterator]() {
        yield* lines.splice(0);
      },
    });
    setTimeout(() => {
      if (made.listenerCount("line") === 0) return;
      for (const line of lines.splice(0)) made.emit("line", line);
      made.emit("close");
    }, 0);
    return made;
  },
};

export const nodeModules: Readonly<Record<string, unknown>> = {
  assert,
  "assert/strict": strict,
  events: Object.assign(EventEmitter, { EventEmitter }),
  fs,
  path: Object.assign(path, { posix: path }),
  perf_hooks: { performance },
  process,
  readline,
  timers: { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate },
  "timers/promises": { setTimeout: waited, setImmediate: (value?: unknown) => waited(0, value) },
  util,
};
