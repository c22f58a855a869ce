// One process of code tools seen from the server: it says what it is about, one tool on one file, and only that has a time it may take.
import type { Logger } from "pino";
import { ofType } from "../processes/request-messages.ts";
import type { Unnumbered } from "../processes/request-messages.ts";
import { openRequestProcess, ProcessLost } from "../processes/request-process.ts";
import type { Heard, RequestProcess } from "../processes/request-process.ts";
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

export interface ToolProcess extends Pick<RequestProcess<ToChild, FromChild>, "load" | "pid" | "close"> {
  /** Throws ToolsLost, FacetError unexpected, or the signal's reason. */
  readonly ask: (asked: Unnumbered<ToChild>, signal?: AbortSignal) => Promise<unknown>;
}

interface ToolProcessOptions {
  readonly entry: URL;
  readonly limits: ToolProcessLimits;
  readonly log: Logger;
}

export function openToolProcess({ entry, limits, log }: ToolProcessOptions): ToolProcess {
  const { unitMs, idleMs, startMs, graceMs } = limits;
  const flags = ["--max-old-space-size=768"];
  const times = { idleMs, startMs, graceMs };
  const tools = openRequestProcess<ToChild, FromChild>({ name: "code-tools", entry, log, flags, ...times });

  return {
    ...tools,
    ask: async (asked, signal) => {
      let unit: Unit | undefined;
      const hear = (message: FromChild): Heard => {
        if (message.type === "done") return message.isSpent ? "last-answer" : "answer";
        unit = message.unit;
        return message.isFirst ? "loading" : "under-way";
      };
      try {
        return ofType(await tools.ask(asked, { limitMs: unitMs, signal, hear }), "done").answer;
      } catch (error) {
        if (!(error instanceof ProcessLost)) throw error;
        throw new ToolsLost(error.reason === "too-slow" ? "too-slow" : "died", unit);
      }
    },
  };
}
