// The process of pictures seen from the server: started with the first picture, replaced when one makes it hang or die.
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { ChildLost, openParseChild } from "../documents/parse/parse-child.ts";
import { workMs } from "./protocol.ts";
import type { Kept, PictureAnswer, PictureWork, Show } from "./protocol.ts";
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
  const child = openParseChild<PictureWork, PictureAnswer>({
    name: "images",
    entry: entry ?? new URL("./child.ts", import.meta.url),
    idleMs: limits.idleMs,
    startMs: limits.startMs,
    environment: givesBack,
    log,
  });
  /** New pictures go in one at a time: one that is looked at meanwhile waits for one of them, not for twenty. */
  let turn: Promise<unknown> = Promise.resolve();

  async function ask<Type extends PictureAnswer["type"]>(
    file: PictureFile,
    request: PictureWork,
    type: Type,
    signal: AbortSignal,
  ): Promise<Extract<PictureAnswer, { type: Type }>> {
    try {
      const answer = await child.ask({ ...file, mediaType: "" }, request, limits.workMs, signal);
      if (answer.type !== type) throw new TypeError(`an answer of type ${answer.type} to ${request.type}`);
      return answer as Extract<PictureAnswer, { type: Type }>;
    } catch (error) {
      throw error instanceof ChildLost ? lost(error, file.name, limits.workMs) : error;
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

function lost(error: ChildLost, name: string, limitMs: number): FacetError {
  const facts = { cause: error };
  switch (error.reason) {
    case "too-slow":
      return new FacetError("time-limit", { step: name, seconds: limitMs / 1000 }, { ...facts, next: ["edit"] });
    case "too-large":
      return new FacetError("too-large", { what: name }, { ...facts, next: ["edit"] });
    case "unreadable":
      return new FacetError("file-damaged", { name }, facts);
  }
}
