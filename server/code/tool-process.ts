// One process of code tools seen from the server: its requests in order; what hangs or dies costs its own request only.
import type { Logger } from "pino";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { superviseChild } from "../models/supervised-child.ts";
import { untilAborted } from "../models/until-aborted.ts";
import type { ToolProcessLimits } from "./limits.ts";
import type { FromChild, ToChild, Unit } from "./protocol.ts";

/** The running request took its process with it, or stood still in it. */
export class ToolsLost extends Error {
  /** What it was about, where it had said so. */
  readonly unit: Unit | undefined;
  readonly reason: "too-slow" | "died";

  constructor(reason: ToolsLost["reason"], unit: Unit | undefined) {
    super(`the process of code tools was lost: ${reason}`);
    this.name = "ToolsLost";
    this.reason = reason;
    this.unit = unit;
  }
}

type Unnumbered = ToChild extends infer Each ? (Each extends ToChild ? Omit<Each, "id"> : never) : never;

interface Pending {
  readonly message: ToChild;
  readonly answer: PromiseWithResolvers<unknown>;
  unit?: Unit;
}

export interface ToolProcess {
  /** Throws ToolsLost, FacetError unexpected, or the signal's reason. */
  readonly ask: (asked: Unnumbered, signal?: AbortSignal) => Promise<unknown>;
  /** Requests that are not answered. */
  readonly load: () => number;
  readonly pid: () => number | undefined;
  readonly close: () => Promise<void>;
}

interface ToolProcessOptions {
  readonly entry: URL;
  readonly limits: ToolProcessLimits;
  readonly log: Logger;
}

export function openToolProcess({ entry, limits, log }: ToolProcessOptions): ToolProcess {
  const pending: Pending[] = [];
  let nextId = 1;
  /** It may take longer: it waits for its modules, or for those of a tool. */
  let isFresh = true;
  let isReplacing = false;
  let timer: NodeJS.Timeout | undefined;

  const child = superviseChild<ToChild, FromChild>(
    entry,
    { name: "code-tools", log, flags: ["--max-old-space-size=768"] },
    { onMessage: hear, onDeath: () => lose("died") },
  );

  function hear(message: FromChild): void {
    const [first] = pending;
    if (!first || first.message.id !== message.id) return;
    isFresh = message.type === "at" && message.isFirst;
    if (message.type === "at") first.unit = message.unit;
    else {
      pending.shift();
      if (message.type === "done") {
        first.answer.resolve(message.answer);
        if (message.isSpent) return void renew();
      } else {
        log.warn({ child: "code-tools", work: first.message.work, detail: message.detail }, "Code could not be read");
        first.answer.reject(new FacetError("unexpected", {}, { next: ["retry"] }));
      }
    }
    watch();
  }

  /** The clock runs for what the first request is about; without one the process may stay a while. */
  function watch(): void {
    clearTimeout(timer);
    if (pending.length > 0) {
      timer = setTimeout(() => void replace("too-slow"), limits.unitMs + (isFresh ? limits.startMs : 0));
      return;
    }
    timer = setTimeout(() => {
      isFresh = true;
      void child.kill();
    }, limits.idleMs).unref();
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    isReplacing = true;
    await child.kill();
    isReplacing = false;
  }

  async function replace(reason: ToolsLost["reason"]): Promise<void> {
    await end();
    lose(reason);
  }

  /** Nothing is lost: its request was answered. */
  async function renew(): Promise<void> {
    await end();
    goOn();
  }

  function lose(reason: ToolsLost["reason"]): void {
    const lost = pending.shift();
    lost?.answer.reject(new ToolsLost(reason, lost.unit));
    goOn();
  }

  function goOn(): void {
    isFresh = true;
    if (pending.length > 0) child.start();
    for (const { message } of pending) child.send(message);
    watch();
  }

  function drop(request: Pending): void {
    const at = pending.indexOf(request);
    // What waits is answered into the void; native work that runs cannot be asked to stop.
    if (at !== 0) return;
    setTimeout(() => {
      if (request === pending[0] && !isReplacing) void replace("too-slow");
    }, limits.graceMs).unref();
  }

  return {
    ask: async (asked, signal) => {
      signal?.throwIfAborted();
      const message = { ...asked, id: nextId++ } as ToChild;
      const mine: Pending = { message, answer: Promise.withResolvers<unknown>() };
      mine.answer.promise.catch(() => {});
      pending.push(mine);
      // While the process is replaced, what waits is sent to the next one.
      if (!isReplacing) {
        child.start();
        child.send(message);
        if (pending.length === 1) watch();
      }
      const abort = () => drop(mine);
      signal?.addEventListener("abort", abort, { once: true });
      try {
        return await untilAborted(mine.answer.promise, signal);
      } finally {
        signal?.removeEventListener("abort", abort);
      }
    },
    load: () => pending.length,
    pid: () => child.pid(),
    close: async () => {
      clearTimeout(timer);
      await child.kill();
      for (const { answer, unit } of pending.splice(0)) answer.reject(new ToolsLost("died", unit));
    },
  };
}
