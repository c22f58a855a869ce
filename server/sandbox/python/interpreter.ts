// Pyodide without what reaches the host: Python gets its files, its streams and one device for what it reports, and no object of JavaScript.
import { constants, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import type { PyodideAPI } from "pyodide";
import { tellText, writeAll } from "../child-channel.ts";
import { cpuMicroseconds } from "../cpu-clock.ts";
import { descriptors } from "../descriptors.ts";
import { sandboxLimits } from "../limits.ts";
import type { ChildRequest } from "../protocol.ts";
import { refuse } from "../seal-host.ts";

export interface Interpreter {
  readonly snapshot: () => Uint8Array;
  /** Takes the ways to the host from Pyodide itself: what Python finds of it among its objects is of no use. */
  readonly seal: () => void;
  /** Puts the request's files into the working folder. */
  readonly take: (request: ChildRequest) => void;
  /** Runs the entry; gives the last line to tell, as JSON. */
  readonly run: () => string;
}

// Kept here: the process takes its own globals apart before the program begins.
const clock = performance.now.bind(performance);
const bytesOf = Buffer.from.bind(Buffer) as (data: string | Uint8Array) => Buffer;
const joined = Buffer.concat.bind(Buffer);
const runner = new URL("./runner.py", import.meta.url);
const packages = dirname(fileURLToPath(import.meta.resolve("pyodide")));
/** Of WebAssembly. */
const pageBytes = 65_536;

export async function openInterpreter({
  snapshot,
  makesSnapshot = false,
}: {
  readonly snapshot?: Uint8Array;
  readonly makesSnapshot?: boolean;
}): Promise<Interpreter> {
  const memory = limitMemory();
  // Pyodide asks for it while it starts; Node's permissions refuse the real one.
  Object.assign(process, { binding: () => ({ fs: constants }) });
  const python = await loadPyodide({
    indexURL: packages,
    // What `import js` would give: nothing, and without a constructor.
    jsglobals: Object.create(null) as object,
    env: { HOME: "/code", PYTHONDONTWRITEBYTECODE: "1", TZ: "UTC" },
    stdout: () => {},
    stderr: () => {},
    ...(makesSnapshot ? { _makeSnapshot: true } : {}),
    ...(snapshot ? { _loadSnapshot: snapshot } : {}),
  });
  if (makesSnapshot) {
    // Compiled and imported once, so that a run from the snapshot need not.
    python.runPython(warmImports);
    return { snapshot: () => python.makeMemorySnapshot(), seal: () => {}, take: () => {}, run: () => "" };
  }
  // Asked once while it can still find Node's source of them.
  python.runPython("import os; os.urandom(1)");
  const token = crypto.randomUUID();
  openDevice(python, token);
  const begin = python.runPython(readFileSync(runner, "utf8"), { filename: "facet-runner" }) as (
    request: string,
  ) => string;
  let asked = "";
  const { setStdin, setStdout, setStderr, FS } = python;

  return {
    snapshot: () => new Uint8Array(),
    seal: () => {
      const { filesystems } = FS as unknown as { filesystems: Record<string, Record<string, unknown>> };
      for (const name of ["NODEFS", "PROXYFS", "NATIVEFS_ASYNC", "IDBFS", "WORKERFS"]) {
        for (const part of Object.keys(filesystems[name] ?? {}))
          Object.assign(filesystems[name] ?? {}, { [part]: refuse });
        delete filesystems[name];
      }
      for (let each: object | null = python; each && each !== Object.prototype; each = Reflect.getPrototypeOf(each)) {
        for (const name of Reflect.ownKeys(each)) {
          if (typeof Reflect.getOwnPropertyDescriptor(each, name)?.value === "function")
            Reflect.defineProperty(each, name, { value: refuse });
        }
      }
    },
    take: ({ files, entry, stdin, memoryBytes }) => {
      for (const { name, text } of files) {
        const path = `/code/${name}`;
        FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        FS.writeFile(path, text);
      }
      asked = JSON.stringify({ entry, files: files.map(({ name }) => name), token });
      const input = bytesOf(stdin);
      let at = 0;
      setStdin({
        isatty: false,
        read: (buffer: Uint8Array) => {
          const piece = input.subarray(at, at + buffer.length);
          buffer.set(piece);
          at += piece.length;
          return piece.length;
        },
      });
      setStdout({ isatty: false, write: (bytes: Uint8Array) => written(descriptors.output, bytes) });
      setStderr({ isatty: false, write: (bytes: Uint8Array) => written(descriptors.error, bytes) });
      memory.limitBytes = memory.bytes() + memoryBytes;
    },
    run: () => {
      const begun = clock();
      return attempt(
        () => begin(asked),
        () => clock() - begun,
      );
    },
  };
}

function written(descriptor: number, bytes: Uint8Array): number {
  writeAll(descriptor, bytes);
  return bytes.length;
}

/** The engine's own end: a stack that V8 has no more of, or its memory. */
function attempt(work: () => string, ms: () => number): string {
  try {
    return work();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "RangeError" && /call stack/.test(message))
      return JSON.stringify({
        type: "ended",
        status: "raised",
        error: { name: "RecursionError", message: "the sandbox's stack is full", trace: [] },
        ms: ms(),
      });
    return JSON.stringify({ type: "ended", status: "crashed", ms: ms() });
  }
}

/** A device that only who knows the token can tell something by. */
function openDevice(python: PyodideAPI, token: string): void {
  const { FS } = python;
  let pending: Buffer[] = [];
  const device = FS.makedev(64, 0);
  FS.registerDevice(device, {
    write: (_stream: unknown, buffer: Uint8Array, offset: number, length: number) => {
      const bytes = bytesOf(buffer.slice(offset, offset + length));
      pending.push(bytes);
      if (bytes.at(-1) === 10) {
        const line = joined(pending).toString().trimEnd();
        pending = [];
        const json = line.slice(token.length);
        if (line.startsWith(token) && json.length <= sandboxLimits.reportCharacters)
          tellText(`{"type":"report","value":${json}}`);
      }
      return length;
    },
  });
  FS.mkdev("/dev/facet", device);
}

/** The engine's memory grows no further than this; Python then raises MemoryError. */
function limitMemory() {
  const { Memory } = WebAssembly;
  const grow = Reflect.get(Memory.prototype, "grow") as (pages: number) => number;
  let used: WebAssembly.Memory | undefined;
  const limit = {
    limitBytes: Infinity,
    bytes: () => used?.buffer.byteLength ?? 0,
  };
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (source: BufferSource, imports?: WebAssembly.Imports) => {
    tellCpuTime(imports?.["wasi_snapshot_preview1"], () => used);
    const made: unknown = await Reflect.apply(instantiate, WebAssembly, [source, imports]);
    // From bytes an instance comes with its module, from a module alone.
    const instance =
      (made as Partial<WebAssembly.WebAssemblyInstantiatedSource>).instance ?? (made as WebAssembly.Instance);
    const exported: unknown = instance.exports["memory"];
    if (exported instanceof Memory) used = exported;
    return made;
  }) as typeof WebAssembly.instantiate;
  Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * pageBytes > limit.limitBytes)
      throw new RangeError("the memory limit is reached");
    return Reflect.apply(grow, this, [pages]) as number;
  };
  return limit;
}

type ClockTime = (clock: number, precision: bigint, pointer: number) => number;
/** WASI's clocks of a process and of a thread: Python's process_time and thread_time. */
const cpuClocks = new Set([2, 3]);

/** Gives those clocks the time of the processor; Emscripten gives them the time of day's. */
function tellCpuTime(
  imports: WebAssembly.ModuleImports | undefined,
  memory: () => WebAssembly.Memory | undefined,
): void {
  const real = imports?.["clock_time_get"];
  if (!imports || typeof real !== "function") return;
  const told: ClockTime = (id, precision, pointer) => {
    const used = memory();
    if (!cpuClocks.has(id) || !used) return (real as ClockTime)(id, precision, pointer);
    new DataView(used.buffer).setBigUint64(pointer >>> 0, BigInt(cpuMicroseconds()) * 1000n, true);
    return 0;
  };
  imports["clock_time_get"] = told;
}

const warmImports =
  "import abc, ast, asyncio, collections, contextlib, copy, dataclasses, enum, functools, gc, heapq, importlib.machinery, inspect, io, itertools, json, linecache, math, operator, re, statistics, string, textwrap, time, tokenize, traceback, types, typing, unittest, unittest.mock, doctest, weakref, random, datetime, decimal, fractions, bisect";
