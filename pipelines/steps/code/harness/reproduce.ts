// Makes an error happen again: by a call, or by running the file in which the told trace began.
import { z } from "zod";
import type { CodeFile } from "../../../engine/code.ts";
import type { RaisedError, RunSummary, Sandbox, SandboxLanguage } from "../../../engine/sandbox.ts";
import { findEntry } from "./find-entry.ts";
import { holdsTests, languageToRun, sandboxLanguageOf } from "./find-tests.ts";
import { withNames, withShims } from "./javascript-source.ts";
import { harnessLimits } from "./limits.ts";
import { callEntries, javascriptFiles, pythonFiles } from "./programs.ts";
import { notRun, raisedOf, reportedError, summaryOf } from "./report.ts";
import { runScript } from "./run-script.ts";
import { configFile } from "./test-program.ts";

export interface ReproduceRequest {
  readonly files: readonly CodeFile[];
  /** What the person was told; null where they told of none. */
  readonly error: RaisedError | null;
  /** Code that calls: `latest_before(readings, 99)`, also with statements before it. It sees the top-level names of all files. */
  readonly call?: string;
  /** The file to run where there is no call; default: the one where the trace began, or that does something. */
  readonly entry?: string;
  readonly language?: SandboxLanguage;
  readonly stdin?: string;
  readonly where?: "sandbox" | "own";
  readonly sandbox: Sandbox;
  readonly signal?: AbortSignal;
}

export interface Reproduction {
  readonly run: RunSummary;
  /** Whether the told error came; null where none was told or nothing was run. */
  readonly isSame: boolean | null;
  /** What the call gave, as text; null without one and where it raised. */
  readonly value: string | null;
}

/** Not run: `no-entry` where there is no call and running the files would only define, `language`, and what the sandbox says. */
export async function reproduce(request: ReproduceRequest): Promise<Reproduction> {
  const language = request.language ?? languageToRun(request.files);
  if (typeof language !== "string")
    return { run: notRun({ key: "language", name: language.not }), isSame: null, value: null };
  const { call, files, error } = request;
  if (call === undefined) {
    const entry = request.entry ?? findEntry(files, language, error)?.name;
    const run = entry === undefined ? notRun({ key: "no-entry" }) : await runScript({ ...request, language, entry });
    return { run, isSame: sameness(run, error), value: null };
  }
  const { run, value } = await runCall({ ...request, call, language });
  return { run, isSame: sameness(run, error), value };
}

const callReport = z.object({ value: z.string().nullable(), error: reportedError.nullable() });

async function runCall(
  request: ReproduceRequest & { readonly call: string; readonly language: SandboxLanguage },
): Promise<Pick<Reproduction, "run" | "value">> {
  const { files, call, language, sandbox, signal, where, stdin } = request;
  const mine = files.filter((file) => sandboxLanguageOf(file.language) === language && !holdsTests(file));
  const file = language === "python" ? "facet_called.py" : "facet_called.ts";
  const config = { call, file, load: mine.map(({ name }) => name), all: mine.map(({ name }) => name) };
  const written = language === "python" ? [] : [{ name: file, text: asModule(withShims(file, call, mine)) }];
  const sources = new Map(mine.map(({ name, text }) => [name, text]));
  const result = await sandbox.run(
    {
      language,
      entry: callEntries[language].name,
      files: [
        ...files.filter((each) => !mine.includes(each)).map(({ name, text }) => ({ name, text })),
        ...mine.map((each) => ({ name: each.name, text: language === "python" ? each.text : withNames(each, null) })),
        ...(language === "python" ? pythonFiles : javascriptFiles),
        callEntries[language],
        ...written,
        configFile(language, config),
      ],
      limits: { wallMs: harnessLimits.callMs },
      ...(stdin === undefined ? {} : { stdin }),
      ...(where ? { where } : {}),
    },
    signal,
  );
  const run = summaryOf(result);
  if (result.status !== "done") return { run, value: null };
  const { data: report } = callReport.safeParse(result.report);
  if (!report) return { run: { ...run, status: "crashed" }, value: null };
  if (report.error?.missing !== undefined)
    return { run: notRun({ key: "needs-package", name: report.error.missing }), value: null };
  if (!report.error) return { run, value: report.value };
  return { run: { ...run, status: "raised", error: raisedOf(report.error, sources) }, value: null };
}

/** One expression keeps its value; statements only run. */
function asModule(call: string): string {
  const expression = call.trim().replace(/;$/, "");
  const isStatement = /;|^\s*(?:const|let|var|for|if|while|try|import|throw|function|class)\b/m.test(expression);
  return isStatement || expression.includes("\n")
    ? `${call}\nexport {};\n`
    : `globalThis.facet$value(await (${expression}));\nexport {};\n`;
}

function sameness(run: RunSummary, told: RaisedError | null): boolean | null {
  if (told === null || run.status === "not-run") return null;
  return run.error !== undefined && isSameError(run.error, told);
}

/** What the sandbox says of a promise that nothing awaits, behind the error's own words. */
export const lostPromise = / \[unhandled rejection: [^\]]*\]$/;

/** The same kind of error, with the same words or at the same place; numbers, quotes and addresses may differ. */
export function isSameError(one: RaisedError, other: RaisedError): boolean {
  const kind = ({ name }: RaisedError) => name.split(".").at(-1);
  if (kind(one) !== kind(other)) return false;
  const words = ({ message }: RaisedError) =>
    message
      .replace(lostPromise, "")
      .toLowerCase()
      .replaceAll(/0x[\da-f]+|\d+|["'`“”]/g, "");
  if (words(one).trim() === words(other).trim()) return true;
  const [here, there] = [one.trace.at(-1), other.trace.at(-1)];
  return here !== undefined && here.file === there?.file && here.line === there.line;
}
