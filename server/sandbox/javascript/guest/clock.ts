// Timers in virtual time: a program that waits a minute goes on at once, and its clocks show that the minute is over.
import { host } from "./host.ts";
import { watch } from "./rejections.ts";

interface Timer {
  readonly id: number;
  due: number;
  /** What is earlier here goes first. */
  order: number;
  readonly ms: number;
  readonly repeats: boolean;
  readonly work: (...values: unknown[]) => unknown;
  readonly values: readonly unknown[];
  keepsAlive: boolean;
  isCleared: boolean;
}

const waiting = new Map<number, Timer>();
const begun = host.now();
const RealDate = Date;
const beginDate = RealDate.now();
let skipped = 0;
let nextId = 1;
/** Where all timers of a turn count from, however long the turn takes. */
let turn = 0;

const elapsed = (): number => host.now() - begun + skipped;

const timerOf = new WeakMap<Timeout, Timer>();

class Timeout {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  ref(): this {
    const timer = waiting.get(this.id);
    if (timer) timer.keepsAlive = true;
    return this;
  }
  unref(): this {
    const timer = waiting.get(this.id);
    if (timer) timer.keepsAlive = false;
    return this;
  }
  hasRef(): boolean {
    return waiting.get(this.id)?.keepsAlive ?? false;
  }
  /** Counts anew from now; one that has run runs once more. */
  refresh(): this {
    const timer = timerOf.get(this);
    if (timer?.isCleared !== false) return this;
    timer.due = elapsed() + timer.ms;
    timer.order = turn + timer.ms;
    waiting.set(this.id, timer);
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

function add(work: unknown, delay: unknown, values: readonly unknown[], repeats: boolean): Timeout {
  if (typeof work !== "function") throw new TypeError('The "callback" argument must be of type function');
  const ms = Math.max(1, Math.trunc(Number(delay)) || 0);
  const id = nextId++;
  const timer: Timer = {
    id,
    due: elapsed() + ms,
    order: turn + ms,
    ms,
    repeats,
    work: work as Timer["work"],
    values,
    keepsAlive: true,
    isCleared: false,
  };
  waiting.set(id, timer);
  const timeout = new Timeout(id);
  timerOf.set(timeout, timer);
  return timeout;
}

const clear = (given: unknown): void => {
  const timer = given instanceof Timeout ? timerOf.get(given) : waiting.get(Number(given));
  if (!timer) return;
  timer.isCleared = true;
  waiting.delete(timer.id);
};

/** Runs the timer that is due next; false where none keeps the program going. */
export function runTimer(): boolean {
  let next: Timer | undefined;
  let isKept = false;
  for (const timer of waiting.values()) {
    isKept ||= timer.keepsAlive;
    if (!next || timer.order < next.order) next = timer;
  }
  if (!next || !isKept) return false;
  skipped += Math.max(0, next.due - elapsed());
  turn = elapsed();
  if (next.repeats) {
    next.due = turn + next.ms;
    next.order = next.due;
  } else waiting.delete(next.id);
  // Of an async callback nobody takes the promise.
  watch(next.work(...next.values));
  return true;
}

const dateNow = (): number => Math.trunc(beginDate + elapsed());

const VirtualDate = new Proxy(RealDate, {
  construct: (target, values, created) =>
    Reflect.construct(target, values.length > 0 ? values : [dateNow()], created) as Date,
  apply: () => new RealDate(dateNow()).toString(),
  get: (target, key, receiver) => (key === "now" ? dateNow : (Reflect.get(target, key, receiver) as unknown)),
});
Object.defineProperty(RealDate.prototype, "constructor", { value: VirtualDate, writable: true, configurable: true });

export const timers = {
  setTimeout: (work: unknown, delay?: unknown, ...values: unknown[]) => add(work, delay, values, false),
  setInterval: (work: unknown, delay?: unknown, ...values: unknown[]) => add(work, delay, values, true),
  setImmediate: (work: unknown, ...values: unknown[]) => add(work, 0, values, false),
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
  Date: VirtualDate,
  performance: {
    now: elapsed,
    timeOrigin: beginDate,
    mark: () => undefined,
    measure: () => undefined,
    toJSON: () => ({}),
  },
};
