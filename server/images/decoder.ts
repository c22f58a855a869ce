// The process of pictures seen from the server: started with the first picture, replaced when one makes it hang or die.
import { rm } from "node:fs/promises";
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { engineFlags } from "../processes/memory-limit.ts";
import { ofType } from "../processes/request-messages.ts";
import { askTwice, openRequestProcess, ProcessLost } from "../processes/request-process.ts";
import { workMs } from "./protocol.ts";
import type { FromChild, Kept, PictureWork, Show, ToChild } from "./protocol.ts";
import type { PictureFile } from "./read-header.ts";

/** Milliseconds a process without work stays, and that a fresh one may take to load. */
const usual = { idleMs: 60_000, startMs: 10_000, workMs };

/** Of glibc's allocator, without effect elsewhere: left alone it keeps what pictures took, and more with each. */
const givesBack = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "131072" };

export interface Decoder extends AsyncDisposable {
  readonly warm: () => void;
  /** Throws FacetError unsupported-file, file-damaged, too-large, time-limit or storage-full. */
  readonly keep: (file: PictureFile, target: string, signal: AbortSignal) => Promise<Kept>;
  readonly show: (file: PictureFile, show: Show, signal: AbortSignal) => Promise<Uint8Array>;
  readonly pid: () => number | undefined;
}

export interface DecoderOptions {
  readonly log: Logger;
  readonly limits?: Partial<typeof usual>;
  readonly entry?: URL;
}

export function openDecoder({ log, limits: given, entry }: DecoderOptions): Decoder {
  const limits = { ...usual, ...given };
  const child = openRequestProcess<ToChild, FromChild>({
    name: "images",
    entry: entry ?? new URL("./child.ts", import.meta.url),
    flags: engineFlags,
    idleMs: limits.idleMs,
    startMs: limits.startMs,
    environment: givesBack,
    log,
  });
  /** New pictures go in one at a time: one that is looked at meanwhile waits for one of them, not for twenty. */
  let turn: Promise<unknown> = Promise.resolve();

  async function ask<Type extends FromChild["type"]>(
    file: PictureFile,
    work: PictureWork,
    type: Type,
    signal: AbortSignal,
  ): Promise<Extract<FromChild, { type: Type }>> {
    /** What the process had begun to write must not be there. */
    const cleared = async () => {
      if (work.type === "keep") await rm(work.target, { force: true });
      return true;
    };
    try {
      return ofType(await askTwice(() => child.ask({ file, work }, { limitMs: limits.workMs, signal }), cleared), type);
    } catch (error) {
      throw error instanceof ProcessLost ? lost(error, file.name, limits.workMs) : error;
    }
  }

  return {
    warm: () => {
      if (child.load() > 0) return;
      // What fails here fails for the first picture too, and is told then.
      ask({ path: "", name: "" }, { type: "warm" }, "warm", new AbortController().signal).catch(() => {});
    },
    keep: async (file, target, signal) => {
      const before = turn;
      const mine = before.then(async () => {
        const { kept } = await ask(file, { type: "keep", target }, "kept", signal);
        return kept;
      });
      turn = mine.catch(() => {});
      return mine;
    },
    show: async (file, show, signal) => {
      const { data } = await ask(file, { type: "show", show }, "shown", signal);
      return data;
    },
    pid: child.pid,
    [Symbol.asyncDispose]: child.close,
  };
}

function lost(error: ProcessLost, name: string, limitMs: number): FacetError {
  const facts = { cause: error };
  switch (error.reason) {
    case "too-slow":
      return new FacetError("time-limit", { step: name, seconds: limitMs / 1000 }, { ...facts, next: ["edit"] });
    case "too-large":
      return new FacetError("too-large", { what: name }, { ...facts, next: ["edit"] });
    case "died":
    case "closed":
      return new FacetError("file-damaged", { name }, facts);
  }
}
