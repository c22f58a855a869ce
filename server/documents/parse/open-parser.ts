// The Parser: a few processes that open files, chosen for each call, so that a hostile file takes nothing down but its own page.
import { availableParallelism } from "node:os";
import type { Logger } from "pino";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { ChildLost, openParseChild } from "./parse-child.ts";
import type { ParseChild } from "./parse-child.ts";
import type { ParsedFile, ParsedPage, Parser } from "./parser.ts";
import { unpack } from "./protocol.ts";
import type { FromChild } from "./protocol.ts";

export interface ParserLimits {
  readonly openMs: number;
  readonly pageMs: number;
  readonly readMs: number;
  readonly drawMs: number;
  /** After this many pages in a row that were too slow, too large or took their process with them, the others get `hastyMs` each. */
  readonly lossesInARow: number;
  readonly hastyMs: number;
  /** As in ParseChildOptions. */
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

export function openParser({ log, limits: given, entry }: ParserOptions): Parser {
  const limits = { ...usualLimits, ...given };
  const parts = { entry: entry ?? new URL("./child.ts", import.meta.url), ...limits, log };
  const child = () => openParseChild(parts);
  const readers = Array.from({ length: Math.min(processesAtMost, availableParallelism()) }, child);
  // Someone looks at a page while others are read: a drawing does not wait for them.
  const drawer = child();

  /** The one with the least to do, among equals the one that has the file open. */
  const readerOf = (file: ParsedFile): ParseChild => {
    const costs = readers.map((each) => each.load() - (each.lastFile() === file.path ? 0.5 : 0));
    return readers[costs.indexOf(Math.min(...costs))] ?? drawer;
  };

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
          const answer = pageOf(reader.ask(file, { type: "page", page: next }, limitMs, until), next);
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
      try {
        const answer = await readerOf(file).ask(file, { type: "open" }, limits.openMs, signal);
        if (answer.type !== "opened") throw new TypeError(`an answer of type ${answer.type} to open`);
        return answer.opened;
      } catch (error) {
        throw openError(error, file, limits.openMs);
      }
    },
    pages,
    read: (file, page, signal) => pageOf(readerOf(file).ask(file, { type: "read", page }, limits.readMs, signal), page),
    lines: async (file, signal) => {
      try {
        const answer = await readerOf(file).ask(file, { type: "lines" }, limits.readMs, signal);
        if (answer.type !== "lines") throw new TypeError(`an answer of type ${answer.type} to lines`);
        return answer.lines;
      } catch (error) {
        throw openError(error, file, limits.readMs);
      }
    },
    apiPart: async (file, page, signal) => {
      try {
        const answer = await drawer.ask(file, { type: "api", page }, limits.openMs, signal);
        if (answer.type !== "api") throw new TypeError(`an answer of type ${answer.type} to api`);
        return answer.part;
      } catch (error) {
        throw openError(error, file, limits.openMs);
      }
    },
    draw: async (file, page, width, signal) => {
      try {
        const answer = await drawer.ask(file, { type: "draw", page, width }, limits.drawMs, signal);
        if (answer.type !== "drawn") throw new TypeError(`an answer of type ${answer.type} to draw`);
        const { buffer, byteOffset, byteLength } = answer.picture;
        return Buffer.from(buffer, byteOffset, byteLength);
      } catch (error) {
        throw openError(error, file, limits.drawMs);
      }
    },
    rest: () => readers.forEach((reader) => reader.rest()),
    [Symbol.asyncDispose]: async () => void (await Promise.all([...readers, drawer].map((each) => each.close()))),
  };
}

async function pageOf(asking: Promise<FromChild>, page: number): Promise<ParsedPage> {
  try {
    const answer = await asking;
    if (answer.type !== "page") throw new TypeError(`an answer of type ${answer.type} to a page`);
    return unpack(answer.page);
  } catch (error) {
    if (!(error instanceof ChildLost)) throw error;
    return { page, state: "failed", reason: error.reason, text: "", words: [], parts: [], width: 0, height: 0 };
  }
}

function openError(error: unknown, { name }: ParsedFile, limitMs: number): unknown {
  if (!(error instanceof ChildLost)) return error;
  if (error.reason !== "too-slow") return new FacetError("file-damaged", { name }, { cause: error });
  return new FacetError("time-limit", { step: name, seconds: limitMs / 1000 }, { next: ["retry"], cause: error });
}
