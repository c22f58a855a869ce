// What programs ask Node's `process` for, without a process: output, arguments, an empty environment, the end.
import { timers } from "./clock.ts";
import { EventEmitter } from "./events.ts";
import { host, leave } from "./host.ts";

type Listener = (...values: unknown[]) => void;

const events = new EventEmitter();
let isEnding = false;
const code = { exit: undefined as number | undefined };
const stream = (to: 1 | 2) => ({
  write: (text: unknown) => {
    host.write(to, String(text));
    return true;
  },
  isTTY: false,
  columns: 80,
});

const stdin: Readonly<Record<PropertyKey, unknown>> = {
  isTTY: false,
  fd: 0,
  setEncoding: () => stdin,
  resume: () => stdin,
  on: (event: string, listener: Listener) => {
    if (event === "data") queueMicrotask(() => listener(host.stdin()));
    if (event === "end" || event === "close") timers.setTimeout(listener, 0);
    return stdin;
  },
  async *[Symbol.asyncIterator]() {
    yield host.stdin();
  },
};

const listening =
  (how: "on" | "once" | "off") =>
  (event: string, listener: Listener): unknown => {
    events[how](event, listener);
    return process;
  };

/** Calls what waits for the program's end. Throws what that throws, and for an exit code that says failure. */
export function runExit(): void {
  // Once: one of them may ask for the end itself.
  if (!isEnding) {
    isEnding = true;
    events.emit("exit", code.exit ?? 0);
  }
  if (code.exit)
    throw Object.assign(new Error(`The program ended with exit code ${code.exit}`), { name: "ExitCode", stack: "" });
}

/** True where the program listens for rejections that nobody handles: then they are its own affair. */
export function runRejection(error: unknown): boolean {
  return events.emit("unhandledRejection", error);
}

const microseconds = (): number => timers.performance.now() * 1000;

export const process: Readonly<Record<string, unknown>> & { exitCode: number | undefined } = {
  argv: ["node", "main.js"],
  env: {},
  platform: "linux",
  version: "v24.0.0",
  versions: {},
  pid: 1,
  stdout: stream(1),
  stderr: stream(2),
  stdin,
  cwd: () => "/",
  uptime: () => timers.performance.now() / 1000,
  hrtime: Object.assign(() => [Math.floor(microseconds() / 1e6), Math.floor((microseconds() % 1e6) * 1000)], {
    bigint: () => BigInt(Math.round(microseconds())) * 1000n,
  }),
  cpuUsage: () => ({ user: host.cpu(), system: 0 }),
  memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
  nextTick: (work: Listener, ...values: unknown[]) => queueMicrotask(() => work(...values)),
  on: listening("on"),
  once: listening("once"),
  off: listening("off"),
  emitWarning: (text: unknown) => host.write(2, `Warning: ${String(text)}\n`),
  get exitCode() {
    return code.exit;
  },
  set exitCode(value: number | undefined) {
    code.exit = value;
  },
  exit: (value?: number): never => {
    if (value !== undefined) code.exit = value;
    try {
      runExit();
    } catch (error) {
      host.write(2, `${(error as Error).message}\n`);
    }
    return leave(code.exit ?? 0);
  },
};
