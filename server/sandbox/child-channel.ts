// A sandbox process's side of its pipes: the request in, lines and output out. Written at once, so that a kill loses nothing.
import { closeSync, readSync, writeSync } from "node:fs";
import type { ChildRequest, FromChild } from "./protocol.ts";
import { descriptors } from "./descriptors.ts";

// Kept here: the process takes its own modules apart before the program begins.
const write = writeSync;
const read = readSync;
const close = closeSync;
const bytesOf = Buffer.from.bind(Buffer) as (text: string) => Uint8Array;
const newBuffer = Buffer.alloc.bind(Buffer);
const joined = Buffer.concat.bind(Buffer);
const wait = Atomics.wait;
const reallyExit = (process as unknown as { reallyExit: (code: number) => never }).reallyExit.bind(process);
const pause = new Int32Array(new SharedArrayBuffer(4));

function retried(work: () => number): number {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      wait(pause, 0, 0, 1);
    }
  }
}

export const writeText = (descriptor: number, text: string): void => writeAll(descriptor, bytesOf(text));

export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += retried(() => write(descriptor, bytes, at));
}

export function tell(line: FromChild): void {
  tellText(JSON.stringify(line));
}

/** A line that is JSON already. */
export function tellText(json: string): void {
  writeAll(descriptors.control, bytesOf(`${json}\n`));
}

/** Says that the process is ready, and waits for its one request. */
export function receive(): ChildRequest {
  tell({ type: "ready" });
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = newBuffer(1 << 16);
    const count = retried(() => read(0, piece));
    if (count === 0) break;
    pieces.push(piece.subarray(0, count));
  }
  close(0);
  // Nobody asks any more.
  if (pieces.length === 0) leave();
  return JSON.parse(joined(pieces).toString()) as ChildRequest;
}

/** Ends the process at once, whatever was hung on its end. */
export function leave(): never {
  return reallyExit(0);
}
