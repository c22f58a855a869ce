// Runs a submission as the whole program it is, with what it reads from its standard input.
import type { CodeFile } from "../../../engine/code.ts";
import type { RunSummary, Sandbox, SandboxLanguage } from "../../../engine/sandbox.ts";
import { findEntry } from "./find-entry.ts";
import { languageToRun } from "./find-tests.ts";
import { harnessLimits } from "./limits.ts";
import { notRun, summaryOf } from "./report.ts";

export interface ScriptRequest {
  readonly files: readonly CodeFile[];
  /** Default: the file that does something, by its usual name first. */
  readonly entry?: string;
  readonly language?: SandboxLanguage;
  readonly stdin?: string;
  readonly where?: "sandbox" | "own";
  readonly sandbox: Sandbox;
  readonly signal?: AbortSignal;
}

/** What it printed and how it ended. Not run: `no-entry`, `language`, and what the sandbox says. */
export async function runScript(request: ScriptRequest): Promise<RunSummary> {
  const language = request.language ?? languageToRun(request.files);
  if (typeof language !== "string") return notRun({ key: "language", name: language.not });
  const entry = request.entry ?? findEntry(request.files, language)?.name;
  if (entry === undefined) return notRun({ key: "no-entry" });
  const { files, stdin, where, sandbox, signal } = request;
  const result = await sandbox.run(
    {
      language,
      files: files.map(({ name, text }) => ({ name, text })),
      entry,
      limits: { wallMs: harnessLimits.callMs },
      ...(stdin === undefined ? {} : { stdin }),
      ...(where ? { where } : {}),
    },
    signal,
  );
  return summaryOf(result);
}
