// One process that opens files, seen from the server: its requests in order, each with a time it may take; what hangs or dies costs its own request only.
import type { Logger } from "pino";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { superviseChild } from "../../models/supervised-child.ts";
import { untilAborted } from "../../models/until-aborted.ts";
import type { ParsedFile } from "./parser.ts";
import type { FromChild, Request, ToChild } from "./protocol.ts";

/** The running request took its process with it. */
export class ChildLost extends Error {
  readonly reason: "too-slow" | "too-large" | "unreadable";

  constructor(reason: ChildLost["reason"]) {
    super(`the parsing process was lost: ${reason}`);
    this.name = "ChildLost";
    this.reason = reason;
  }
}

/** What any such process may say; the others of its answers are its own. */
export type Failed = Extract<FromChild, { type: "failed" }>;
type Asked<Work> =
  | { readonly id: number; readonly file: ParsedFile; readonly request: Work }
  | Extract<ToChild, { dropped: true }>;

interface Pending<Work, Answer> {
  readonly message: Extract<Asked<Work>, { request: Work }>;
  readonly limitMs: number;
  readonly answer: PromiseWithResolvers<Answer | Failed>;
}

export interface ParseChild<Work = Request, Answer = FromChild> {
  /** Throws ChildLost, a FacetError the process told of, or the signal's reason. */
  readonly ask: (
    file: ParsedFile,
    request: Work,
    limitMs: number,
    signal: AbortSignal,
  ) => Promise<Exclude<Answer, Failed>>;
  /** Requests not answered yet. */
  readonly load: () => number;
  readonly lastFile: () => string | undefined;
  readonly pid: () => number | undefined;
  /** Ends a process without work; the next request begins another. */
  readonly rest: () => void;
  readonly close: () => Promise<void>;
}

/** A request nobody waits for any more may still end by itself within this time; after it the process is replaced. */
const graceMs = 300;
/** How a process ends that has no memory left: by its own thread or the system, or by the engine. */
const memoryEndings: readonly string[] = ["SIGKILL", "SIGABRT", "exit 134", "exit 5"];

/** In MB. Left alone, the engine lets a process grow to 480 MB over a thousand pages of which 50 are in use; so it stays below 280. */
const engineFlags = ["--max-semi-space-size=16", "--max-old-space-size=384"] as const;

interface ParseChildOptions {
  /** For the log; default `parse`. */
  readonly name?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly entry: URL;
  /** A process without work ends after it. */
  readonly idleMs: number;
  /** The first answer of a fresh process may take this much longer: it waits for its modules. */
  readonly startMs: number;
  readonly log: Logger;
}

export function openParseChild<Work = Request, Answer extends { readonly id: number } = FromChild>({
  name = "parse",
  entry,
  idleMs,
  startMs,
  environment = {},
  log,
}: ParseChildOptions): ParseChild<Work, Answer> {
  const pending: Pending<Work, Answer>[] = [];
  let nextId = 1;
  let isFresh = true;
  let isReplacing = false;
  let timer: NodeJS.Timeout | undefined;
  let lastFile: string | undefined;

  const child = superviseChild<Asked<Work>, Answer | Failed>(
    entry,
    { name, log, flags: engineFlags, environment },
    {
      onMessage: (message) => {
        isFresh = false;
        if (pending[0]?.message.id !== message.id) return;
        pending.shift()?.answer.resolve(message);
        watch();
      },
      onDeath: (ending) => lose(memoryEndings.includes(ending) ? "too-large" : "unreadable"),
    },
  );

  /** The clock runs for the first request; without one the process may stay a while. */
  const watch = (): void => {
    clearTimeout(timer);
    const [first] = pending;
    timer = first
      ? setTimeout(() => void replace("too-slow"), first.limitMs + (isFresh ? startMs : 0))
      : setTimeout(() => {
          isFresh = true;
          void child.kill();
        }, idleMs);
    if (!first) timer.unref();
  };

  const replace = async (reason: ChildLost["reason"]): Promise<void> => {
    clearTimeout(timer);
    isReplacing = true;
    await child.kill();
    isReplacing = false;
    lose(reason);
  };

  const lose = (reason: ChildLost["reason"]): void => {
    isFresh = true;
    pending.shift()?.answer.reject(new ChildLost(reason));
    if (pending.length > 0) {
      child.start();
      for (const { message } of pending) child.send(message);
    }
    watch();
  };

  const drop = (request: Pending<Work, Answer>): void => {
    if (request !== pending[0]) {
      const at = pending.indexOf(request);
      if (at > 0) pending.splice(at, 1);
      return child.send({ id: request.message.id, dropped: true });
    }
    const late = setTimeout(() => {
      if (request === pending[0] && !isReplacing) void replace("too-slow");
    }, graceMs);
    late.unref();
  };

  return {
    ask: async (file, request, limitMs, signal) => {
      signal.throwIfAborted();
      const message = { id: nextId++, file, request };
      const asked = { message, limitMs, answer: Promise.withResolvers<Answer | Failed>() };
      asked.answer.promise.catch(() => {});
      pending.push(asked);
      lastFile = file.path;
      // While the process is replaced, what waits is sent to the next one.
      if (!isReplacing) {
        child.start();
        child.send(message);
      }
      if (pending.length === 1 && !isReplacing) watch();
      const abort = () => drop(asked);
      signal.addEventListener("abort", abort, { once: true });
      try {
        const answer = await untilAborted(asked.answer.promise, signal);
        if (!isFailed(answer)) return answer as Exclude<Answer, Failed>;
        const { code, facts, kept, next } = answer.error;
        if (code === "unexpected") log.warn({ child: name, detail: answer.detail }, "A file could not be parsed");
        throw new FacetError(code, facts as ConstructorParameters<typeof FacetError>[1], { kept, next });
      } finally {
        signal.removeEventListener("abort", abort);
      }
    },
    load: () => pending.length,
    lastFile: () => lastFile,
    pid: () => child.pid(),
    rest: () => {
      if (pending.length > 0) return;
      clearTimeout(timer);
      isFresh = true;
      void child.kill();
    },
    close: async () => {
      clearTimeout(timer);
      await child.kill();
      for (const { answer } of pending.splice(0)) answer.reject(new ChildLost("unreadable"));
    },
  };
}

const isFailed = (answer: object): answer is Failed => "type" in answer && answer.type === "failed";
