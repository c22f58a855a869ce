// Promises that nobody takes: one that rejects is told, unless somebody waited for it after all.
import { host } from "./host.ts";

const RealPromise = Promise;
const then = Reflect.get(RealPromise.prototype, "then") as () => unknown;
const { getPrototypeOf, defineProperty } = Object;
const apply = Reflect.apply;
const handled = new WeakSet<object>();
const isHandled = handled.has.bind(handled);
const markHandled = handled.add.bind(handled);
let lost: { readonly promise: object; readonly error: unknown }[] = [];
let isWatching = false;

/** In place before the program begins, and only where calls of it are watched. */
export function beginWatching(): void {
  // Whoever awaits a promise, or calls its `then`, first asks for its constructor.
  void defineProperty(RealPromise.prototype, "constructor", {
    configurable: true,
    enumerable: false,
    get(this: object) {
      if (!isWatching) markHandled(this);
      return RealPromise;
    },
    set(this: object, value: unknown) {
      defineProperty(this, "constructor", { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

/** Gives the value on. */
export function watch<Value>(value: Value): Value {
  if (!host.watches() || typeof value !== "object" || value === null) return value;
  if (getPrototypeOf(value) !== RealPromise.prototype || isHandled(value)) return value;
  isWatching = true;
  try {
    void apply(then, value, [undefined, (error: unknown) => void lost.push({ promise: value, error })]);
  } finally {
    isWatching = false;
  }
  return value;
}

/** What rejected in this turn and still has nobody; undefined where there is nothing of the kind. */
export function takeLost(): { readonly error: unknown } | undefined {
  const found = lost.find(({ promise }) => !isHandled(promise));
  lost = [];
  return found;
}
