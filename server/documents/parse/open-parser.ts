// The Parser: a few processes that open files, chosen for each call, so that a hostile file takes nothing down but its own page.
import { availableParallelism } from "node:os";
import type { Logger } from "pino";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { engineFlags } from "../../processes/memory-limit.ts";
import { ofType } from "../../processes/request-messages.ts";
import { askTwice, openRequestProcess, ProcessLost } from "../../processes/request-process.ts";
import type { RequestProcess } from "../../processes/request-process.ts";
import type { ParsedFile, ParsedPage, Parser } from "./parser.ts";
import { unpack } from "./protocol.ts";
import type { FromChild, Request, ToChild } from "./protocol.ts";

export interface ParserLimits {
  readonly openMs: number;
  readonly pageMs: number;
  readonly readMs: number;
  readonly drawMs: number;
  /** After this many pages in a row that were too slow, too large or took their process with them, the others get `hastyMs` each. */
  readonly lossesInARow: number;
  readonly hastyMs: number;
  /** As of a request process. */
  readonly idleMs: number;
  readonly startMs: number;
}

const usualLimits: ParserLimits = {
  openMs: 30_000,
  pageMs: 15_000,
  readMs: 60_000,
  drawMs: 30_000,
  lossesInARow: 3,
  hastyMs: 3000,
  idleMs: 60_000,
  startMs: 10_000,
};
const processesAtMost = 2;
/** Pages asked for ahead of the one awaited: the process has work while the server stores. */
const ahead = 3;

interface ParserOptions {
  readonly log: Logger;
  readonly limits?: Partial<ParserLimits>;
  readonly entry?: URL;
}

type Reader = RequestProcess<ToChild, FromChild>;

interface Wanted {
  readonly file: ParsedFile;
  readonly request: Request;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

export function openParser({ log, limits: given, entry }: ParserOptions): Parser {
  const limits = { ...usualLimits, ...given };
  const parts = { entry: entry ?? new URL("./child.ts", import.meta.url), flags: engineFlags, ...limits, log };
  const child = (): Reader => openRequestProcess<ToChild, FromChild>({ name: "parse", ...parts });
  const readers = Array.from({ length: Math.min(processesAtMost, availableParallelism()) }, child);
  // Someone looks at a page while others are read: a drawing does not wait for them.
  const drawer = child();
  const lastPaths = new Map<Reader, string>();

  /** The one with the least to do, among equals the one that has the file open. */
  const readerOf = (file: ParsedFile): Reader => {
    const costs = readers.map((each) => each.load() - (lastPaths.get(each) === file.path ? 0.5 : 0));
    return readers[costs.indexOf(Math.min(...costs))] ?? drawer;
  };
  const ask = (reader: Reader, { file, request, limitMs, signal }: Wanted): Promise<FromChild> => {
    lastPaths.set(reader, file.path);
    return reader.ask({ file, request }, { limitMs, signal });
  };

  /** What concerns the file as a whole, or what a person waits for. Throws FacetError file-damaged or time-limit where the process was lost. */
  async function answerTo<Type extends FromChild["type"]>(
    reader: Reader,
    wanted: Wanted,
    type: Type,
  ): Promise<Extract<FromChild, { readonly type: Type }>> {
    try {
      return ofType(await askTwice(() => ask(reader, wanted)), type);
    } catch (error) {
      throw error instanceof ProcessLost ? lost(error, wanted) : error;
    }
  }

  async function* pages(file: ParsedFile, from: number, to: number, signal: AbortSignal): AsyncGenerator<ParsedPage> {
    const reader = readerOf(file);
    const done = new AbortController();
    const until = AbortSignal.any([signal, done.signal]);
    const asked: Promise<ParsedPage>[] = [];
    let losses = 0;
    try {
      for (let next = from, page = from; page <= to; page += 1) {
        const limitMs = losses >= limits.lossesInARow ? limits.hastyMs : limits.pageMs;
        for (; next <= Math.min(to, page + ahead - 1); next += 1) {
          const request = { type: "page", page: next } as const;
          // A file whose pages end one process after another is not given two for each.
          const mayAgain = () => losses === 0;
          const answer = pageOf(
            askTwice(() => ask(reader, { file, request, limitMs, signal: until }), mayAgain),
            next,
          );
          answer.catch(() => {});
          asked.push(answer);
        }
        const read = await asked.shift();
        if (!read) break;
        losses = read.state === "failed" ? losses + 1 : 0;
        yield read;
      }
    } finally {
      done.abort();
    }
  }

  return {
    open: async (file, signal) => {
      const wanted = { file, request: { type: "open" }, limitMs: limits.openMs, signal } as const;
      return (await answerTo(readerOf(file), wanted, "opened")).opened;
    },
    pages,
    read: (file, page, signal) => {
      const request = { type: "read", page } as const;
      return pageOf(
        askTwice(() => ask(readerOf(file), { file, request, limitMs: limits.readMs, signal })),
        page,
      );
    },
    lines: async (file, signal) => {
      const wanted = { file, request: { type: "lines" }, limitMs: limits.readMs, signal } as const;
      return (await answerTo(readerOf(file), wanted, "lines")).lines;
    },
    apiPart: async (file, page, signal) => {
      const wanted = { file, request: { type: "api", page }, limitMs: limits.openMs, signal } as const;
      return (await answerTo(drawer, wanted, "api")).part;
    },
    draw: async (file, page, width, signal) => {
      const wanted = { file, request: { type: "draw", page, width }, limitMs: limits.drawMs, signal } as const;
      const { buffer, byteOffset, byteLength } = (await answerTo(drawer, wanted, "drawn")).picture;
      return Buffer.from(buffer, byteOffset, byteLength);
    },
    rest: () => readers.forEach((reader) => reader.rest()),
    [Symbol.asyncDispose]: async () => void (await Promise.all([...readers, drawer].map((each) => each.close()))),
  };
}

async function pageOf(asking: Promise<FromChild>, page: number): Promise<ParsedPage> {
  try {
    return unpack(ofType(await asking, "page").page);
  } catch (error) {
    if (!(error instanceof ProcessLost)) throw error;
    const reason = error.reason === "too-slow" || error.reason === "too-large" ? error.reason : "unreadable";
    return { page, state: "failed", reason, text: "", words: [], parts: [], width: 0, height: 0 };
  }
}

function lost(error: ProcessLost, { file: { name }, limitMs }: Wanted): FacetError {
  const { reason, ending } = error;
  const more = { next: ["retry"], cause: error } as const;
  if (reason === "too-slow") return new FacetError("time-limit", { step: name, seconds: limitMs / 1000 }, more);
  if (reason === "closed") return new FacetError("interrupted", {}, more);
  return new FacetError("file-damaged", { name, reason: "reading-ended", ending }, more);
}
