// The tools that read code, behind one port: in processes that are started on demand, and replaced when code makes them hang or die.
import type { Logger } from "pino";
import { codeLimits } from "../../pipelines/engine/code.ts";
import type { CheckReport, CodeFile, CodeTools, FileOutline } from "../../pipelines/engine/code.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { toolLimits } from "./limits.ts";
import type { ToolProcessLimits } from "./limits.ts";
import type { Unit, Work, WorkName } from "./protocol.ts";
import { openToolProcess, ToolsLost } from "./tool-process.ts";
import type { ToolProcess } from "./tool-process.ts";

interface CodeToolsOptions {
  readonly log: Logger;
  readonly limits?: Partial<ToolProcessLimits & { readonly requestMs: number }>;
  readonly entry?: URL;
}

/** Code enough that every tool is loaded. */
const samples: readonly CodeFile[] = [
  { name: "warm.ts", language: "typescript", text: "export const warm: number[] = [1].map((each) => each + 1);\n" },
  { name: "warm.py", language: "python", text: "def warm():\n    return [1]\n" },
];

type Lost = CheckReport["failed"][number];

/** Throws FacetError `too-large` beyond codeLimits, `time-limit` after a minute, `unexpected` where a tool is at fault. */
export function openCodeTools({ log, limits: given, entry }: CodeToolsOptions): CodeTools & AsyncDisposable {
  const limits = { ...toolLimits, ...given };
  const options = { entry: entry ?? new URL("./child.ts", import.meta.url), limits, log };
  const processes = Array.from({ length: toolLimits.processes }, () => openToolProcess(options));

  let isWarming = false;
  /** What loads its tools is what the first code waits for: it is no load. */
  const loadOf = (each: ToolProcess) => each.load() - (isWarming && each === processes[0] ? 1 : 0);
  /** The second begins only while the first is at work. */
  const leastBusy = (): ToolProcess => processes.reduce((best, each) => (loadOf(each) < loadOf(best) ? each : best));

  async function warmUp(): Promise<void> {
    isWarming = true;
    // What fails here fails for the first code too, and is told then.
    await ask("check", { files: samples, leaveOut: [] }, undefined).catch(() => {});
    isWarming = false;
  }

  async function ask<Name extends WorkName>(
    work: Name,
    asked: Work[Name]["asked"],
    signal: AbortSignal | undefined,
  ): Promise<Work[Name]["answer"]> {
    return (await leastBusy().ask(
      { work, ...asked } as Parameters<ToolProcess["ask"]>[0],
      signal,
    )) as Work[Name]["answer"];
  }

  /** Asks once more without what was lost, until the rest comes to its end. */
  async function askAround<Name extends "check" | "outline">(
    work: Name,
    files: readonly CodeFile[],
    signal: AbortSignal | undefined,
  ): Promise<{ readonly answer: Work[Name]["answer"]; readonly lost: readonly Lost[] }> {
    const leaveOut: Unit[] = [];
    const lost: Lost[] = [];
    for (;;) {
      try {
        return { answer: await ask(work, { files, leaveOut }, signal), lost };
      } catch (error) {
        if (!(error instanceof ToolsLost) || !error.unit || lost.length >= toolLimits.losses) throw error;
        const { unit, reason } = error;
        leaveOut.push(unit);
        lost.push({
          tool: unit.tool,
          reason: `${unit.file}: ${reason === "died" ? "the tool crashed" : "the tool took too long"}`,
        });
      }
    }
  }

  async function within<T>(
    files: readonly CodeFile[],
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    checkSizes(files);
    const late = AbortSignal.timeout(limits.requestMs);
    try {
      return await work(signal ? AbortSignal.any([signal, late]) : late);
    } catch (error) {
      signal?.throwIfAborted();
      if (!late.aborted && !(error instanceof ToolsLost)) throw error;
      const seconds = (late.aborted ? limits.requestMs : limits.unitMs) / 1000;
      if (error instanceof ToolsLost && error.reason === "died")
        throw new FacetError("unexpected", { what: "the code tools" }, { next: ["retry"], cause: error });
      throw new FacetError("time-limit", { step: "code tools", seconds }, { next: ["retry"], cause: error });
    }
  }

  return {
    check: (files, signal) =>
      within(files, signal, async (until) => {
        if (files.length === 0) return { findings: [], outlines: [], failed: [] };
        const { answer, lost } = await askAround("check", files, until);
        return { ...answer, failed: [...answer.failed, ...lost] };
      }),
    outline: (files, signal): Promise<readonly FileOutline[]> =>
      within(files, signal, async (until) =>
        files.length === 0 ? [] : (await askAround("outline", files, until)).answer,
      ),
    isSameCode: (before, after, signal) =>
      within([before, after], signal, (until) => ask("same", { before, after }, until)),
    countLines: (file, signal) => within([file], signal, (until) => ask("count", { file }, until)),
    mutations: (file, lines, signal) => within([file], signal, (until) => ask("mutate", { file, lines }, until)),
    warm: () => {
      if (processes[0]?.pid() === undefined) void warmUp();
    },
    [Symbol.asyncDispose]: async () => void (await Promise.all(processes.map((each) => each.close()))),
  };
}

function checkSizes(files: readonly CodeFile[]): void {
  const large = files.find(({ text }) => text.length > codeLimits.charactersAFile);
  if (large) throw new FacetError("too-large", { what: large.name }, { next: ["edit"] });
  const isTooMuch = files.reduce((sum, { text }) => sum + text.length, 0) > codeLimits.charactersInAll;
  if (isTooMuch || files.length > codeLimits.files)
    throw new FacetError("too-large", { what: "code" }, { next: ["edit"] });
}
