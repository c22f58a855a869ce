// Takes from a sandbox process what reaches out of it, before a program begins. One wall of several: a program that breaks out of its engine
// finds a realm in which nothing is left; behind that are Node's permissions and the system's namespaces.
import childProcess from "node:child_process";
import dgram from "node:dgram";
import fs from "node:fs";
import fsPromises from "node:fs/promises";
import module from "node:module";
import net from "node:net";
import os from "node:os";
import v8 from "node:v8";
import vm from "node:vm";
import workerThreads from "node:worker_threads";

/** Stands where something was. */
export function refuse(): never {
  throw new Error("This is not there in the sandbox.");
}

/** The language's own names, and what the engines use while they run. */
const kept = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer
  Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array
  Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet WeakRef Proxy Reflect
  FinalizationRegistry SharedArrayBuffer decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  isFinite isNaN DisposableStack AsyncDisposableStack SuppressedError WebAssembly TextEncoder TextDecoder queueMicrotask`.split(
    /\s+/,
  ),
);

/** Asked by Node itself at any time. */
const processKept = new Set(["nextTick", "emitWarning", "emit", "hrtime", "constructor"]);

export function sealHost(): void {
  const { syncBuiltinESMExports } = module;
  module.registerHooks({ resolve: refuse, load: refuse });
  for (const each of [fs, fsPromises, childProcess, dgram, net, os, v8, vm, workerThreads, module]) empty(each);
  syncBuiltinESMExports();
  const random = crypto.getRandomValues.bind(crypto);
  const now = performance.now.bind(performance);
  emptyProcess();
  for (const name of Reflect.ownKeys(globalThis))
    if (typeof name === "string" && !kept.has(name)) Reflect.deleteProperty(globalThis, name);
  Object.assign(globalThis, { crypto: { getRandomValues: random }, performance: { now } });
  // Without code from text these make nothing; they are taken away all the same.
  for (const each of [refuse, async () => {}, function* () {}, async function* () {}]) {
    const prototype = Reflect.getPrototypeOf(each);
    if (prototype)
      Object.defineProperty(prototype, "constructor", { value: refuse, writable: false, configurable: false });
  }
}

function empty(holder: object): void {
  for (const name of Reflect.ownKeys(holder)) {
    const described = Reflect.getOwnPropertyDescriptor(holder, name);
    if (described?.configurable === false && described.writable !== true) continue;
    if (described?.value === undefined || typeof described.value === "function" || typeof described.value === "object")
      set(holder, name);
  }
}

function emptyProcess(): void {
  const { process } = globalThis;
  for (let each: object | null = process; each && each !== Object.prototype; each = Reflect.getPrototypeOf(each)) {
    for (const name of Reflect.ownKeys(each)) {
      const described = Reflect.getOwnPropertyDescriptor(each, name);
      if (typeof name !== "string" || processKept.has(name) || name.startsWith("_events")) continue;
      // Versions and the like are plain values; streams and the environment are not.
      if (typeof described?.value === "function" || typeof described?.value === "object" || described?.get)
        set(each, name);
    }
  }
}

const set = (holder: object, name: PropertyKey): void => {
  Reflect.defineProperty(holder, name, { value: refuse, writable: false, enumerable: true, configurable: false });
};
