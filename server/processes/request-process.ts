// A process that answers requests one after another, seen from the server: each has a time it may take, and what hangs or dies costs its own request only.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { GivenFacts } from "../../pipelines/engine/errors.ts";
import { memoryEndings } from "./memory-limit.ts";
import { isFailed } from "./request-messages.ts";
import type { Dropped, Failed, Numbered, Said, Unnumbered } from "./request-messages.ts";
import { superviseChild } from "./supervised-child.ts";
import type { ChildOptions } from "./supervised-child.ts";
import { untilAborted } from "./until-aborted.ts";

/** The running request took its process with it, stood still in it, or was there when it was closed. */
export class ProcessLost extends Error {
  readonly reason: "too-slow" | "too-large" | "died" | "closed";
  /** `SIGKILL`, `exit 1`; empty where it was ended by its server. */
  readonly ending: string;

  constructor(name: string, reason: ProcessLost["reason"], ending = "") {
    super(`the process of ${name} was lost: ${reason}`);
    this.name = "ProcessLost";
    this.reason = reason;
    this.ending = ending;
  }
}

/** Asks once more where the process has ended: that may have been for want of memory that others took. Ended twice, it is the request's doing. */
export async function askTwice<Answer>(
  ask: () => Promise<Answer>,
  mayAgain: () => boolean | Promise<boolean> = () => true,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!hasEnded(error) || !(await mayAgain())) throw error;
    return await ask();
  }
}

/** By itself or from outside, and not by its server. */
export function hasEnded(error: unknown): error is ProcessLost {
  return error instanceof ProcessLost && (error.reason === "died" || error.reason === "too-large");
}

/**
 * What a message is: the answer; the last answer of its process, which is replaced; or a word that the request has come so far: then its
 * clock begins anew, and while something is loaded for it, it may take as much longer as in a fresh process.
 */
export type Heard = "answer" | "last-answer" | "under-way" | "loading";

interface Wish<Answer> {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Left out: every message is the answer. */
  readonly hear?: (message: Answer) => Heard;
}

export interface RequestProcess<Request, Answer> {
  /** Begins a process where none runs. Throws ProcessLost, the FacetError the process told of, or the signal's reason. */
  readonly ask: (asked: Unnumbered<Request>, wish: Wish<Answer>) => Promise<Answer>;
  /** Requests not answered yet. */
  readonly load: () => number;
  readonly pid: () => number | undefined;
  /** Ends a process without work; the next request begins another. */
  readonly rest: () => void;
  /** Ends it for good. */
  readonly close: () => Promise<void>;
}

/** All times in milliseconds. */
interface RequestProcessOptions extends Omit<ChildOptions, "lookMs"> {
  readonly entry: URL;
  /** A process without work ends after it; left out, it stays. */
  readonly idleMs?: number;
  /** The first answer of a fresh process may take this much longer: it waits for its modules. Left out: no longer. */
  readonly startMs?: number;
  /** A request nobody waits for any more may still end by itself within this time; after it the process is replaced. */
  readonly graceMs?: number;
  /** A process has gone that nobody sent away, with all it held. */
  readonly onLost?: () => void;
}

interface Pending<Request, Answer> {
  readonly message: Request;
  readonly limitMs: number;
  readonly hear: (message: Answer) => Heard;
  readonly answer: PromiseWithResolvers<Answer | Failed>;
}

export function openRequestProcess<Request extends Numbered, Answer extends Said>(
  options: RequestProcessOptions,
): RequestProcess<Request, Answer> {
  const { name, log, entry, idleMs, startMs = 0, graceMs = 300, onLost } = options;
  const pending: Pending<Request, Answer>[] = [];
  let nextId = 1;
  let isFresh = true;
  /** Then what waits is sent to the next process. */
  let isReplacing = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const child = superviseChild<Request | Dropped, Answer | Failed>(entry, options, {
    onMessage: hear,
    onDeath: (ending) => lose(memoryEndings.includes(ending) ? "too-large" : "died", ending),
  });

  function hear(message: Answer | Failed): void {
    const [first] = pending;
    if (!first || first.message.id !== message.id) return;
    const heard = isFailed(message) ? "answer" : first.hear(message);
    isFresh = heard === "loading";
    if (heard === "answer" || heard === "last-answer") {
      pending.shift();
      first.answer.resolve(message);
    }
    if (heard === "last-answer") void replace();
    else watch();
  }

  /** The clock runs for the first request; without one the process may stay a while. */
  function watch(): void {
    clearTimeout(timer);
    const [first] = pending;
    if (first) timer = setTimeout(() => void replace("too-slow"), first.limitMs + (isFresh ? startMs : 0));
    else if (idleMs !== undefined) timer = setTimeout(rest, idleMs).unref();
  }

  function rest(): void {
    if (pending.length > 0) return;
    clearTimeout(timer);
    isFresh = true;
    void child.kill();
  }

  /** Without a reason nothing is lost: its request was answered. */
  async function replace(reason?: ProcessLost["reason"]): Promise<void> {
    clearTimeout(timer);
    isReplacing = true;
    await child.kill();
    isReplacing = false;
    if (reason) lose(reason);
    else goOn();
  }

  function lose(reason: ProcessLost["reason"], ending?: string): void {
    onLost?.();
    pending.shift()?.answer.reject(new ProcessLost(name, reason, ending));
    goOn();
  }

  function goOn(): void {
    isFresh = true;
    if (isClosed) return;
    if (pending.length > 0) child.start();
    for (const { message } of pending) child.send(message);
    watch();
  }

  function drop(request: Pending<Request, Answer>): void {
    const place = pending.indexOf(request);
    if (place > 0) {
      pending.splice(place, 1);
      child.send({ id: request.message.id, dropped: true });
    }
    if (place !== 0) return;
    // Native work that runs cannot be asked to stop.
    setTimeout(() => {
      if (request === pending[0] && !isReplacing && !isClosed) void replace("too-slow");
    }, graceMs).unref();
  }

  async function ask(asked: Unnumbered<Request>, wish: Wish<Answer>): Promise<Answer> {
    const { limitMs, signal } = wish;
    signal?.throwIfAborted();
    if (isClosed) throw new ProcessLost(name, "closed");
    const message = { ...asked, id: nextId++ } as unknown as Request;
    const answer = Promise.withResolvers<Answer | Failed>();
    const mine = { message, limitMs, hear: wish.hear ?? anAnswer, answer };
    answer.promise.catch(() => {});
    pending.push(mine);
    if (!isReplacing) {
      child.start();
      child.send(message);
      if (pending.length === 1) watch();
    }
    const abort = (): void => drop(mine);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      const said = await untilAborted(answer.promise, signal);
      if (!isFailed(said)) return said;
      const { code, facts, kept, next } = said.error;
      if (code === "unexpected") log.warn({ child: name, detail: said.detail }, "A child process failed at its work");
      throw new FacetError(code, facts as GivenFacts, { kept, next });
    } finally {
      signal?.removeEventListener("abort", abort);
    }
  }

  return {
    ask,
    load: () => pending.length,
    pid: () => child.pid(),
    rest,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await child.kill();
      for (const { answer } of pending.splice(0)) answer.reject(new ProcessLost(name, "closed"));
    },
  };
}

const anAnswer = (): Heard => "answer";
