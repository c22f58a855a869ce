// What the Developer's steps hand on to each other: plain values, so that a checkpoint can hold them.
import type { Fix, LineNote, Measurement } from "../../engine/code-answers.ts";
import type { CodeFile, CodeLanguage, FileOutline, Finding, LineRange } from "../../engine/code.ts";
import type { NotRunReason, RaisedError, RunSummary, SandboxRequest } from "../../engine/sandbox.ts";
import type { StepContext } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";

export type Wish = "auto" | "bugs" | "faster" | "explain" | "write" | "document" | "ask";

export interface DeveloperInput {
  readonly question: string;
  readonly wish: Wish;
  readonly files?:
    | readonly { readonly name: string; readonly language?: CodeLanguage | undefined; readonly text: string }[]
    | undefined;
  readonly error?: string | undefined;
  readonly tests?: string | undefined;
  readonly runIn: "sandbox" | "own";
}

/** What is done with the code, in this order; a question may want two: find the bug and make it faster. */
export type Task = "bugs" | "faster" | "explain" | "document" | "change" | "tests" | "write" | "ask";

/** Lines a person asks about. */
export interface AskedLines {
  readonly file: string;
  readonly lines: LineRange;
}

/** The question with its code, as the later steps take it. */
export interface Submission {
  /** The person's words without the code that was pasted among them. */
  readonly question: string;
  readonly language: AnswerLanguage;
  readonly tasks: readonly Task[];
  readonly files: readonly CodeFile[];
  readonly tests: readonly CodeFile[];
  /** The error message or stack trace, from its field or found in the question. */
  readonly error: string | null;
  /** What of it could be read: null where it names no error. */
  readonly raised: RaisedError | null;
  readonly asked: AskedLines | null;
  /** The language new code is wanted in; null is that of the code, or the model's choice. */
  readonly target: CodeLanguage | null;
  readonly where: NonNullable<SandboxRequest["where"]>;
  /** True where the code is the conversation's current version, and not of this question. */
  readonly isFollowUp: boolean;
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly outlines: readonly FileOutline[];
  /** The tools did not come to an end: that there are no findings says nothing. */
  readonly isUnchecked?: true;
}

/** How the code was run as it is, so that the same can be run after a change. */
export type Ran =
  | { readonly kind: "tests"; readonly run: RunSummary }
  /** `call` is null where the whole file was run. */
  | { readonly kind: "reproduction"; readonly run: RunSummary; readonly call: string | null; readonly same: boolean }
  | { readonly kind: "none"; readonly reason: NotRunReason };

/** What a task has found out, added up over the tasks. */
export interface Work {
  readonly findings: readonly Finding[];
  readonly fixes: readonly Fix[];
  readonly measurements: readonly Measurement[];
  readonly walkthrough?: readonly LineNote[] | undefined;
  readonly files?: readonly CodeFile[] | undefined;
  readonly run?: RunSummary | undefined;
  /** Candidates that were run without success, over model and search. */
  readonly tried: number;
  /** Faster forms that were tried, by the measurement they are of. */
  readonly rewrites?: Readonly<Record<string, number>>;
  /** The model's own sentence on what it made: of a new version, of code it wrote. */
  readonly said: string | null;
}

export type Told = Readonly<Record<AnswerLanguage, string>>;

export type DeveloperContext = Pick<
  StepContext,
  | "signal"
  | "history"
  | "memory"
  | "model"
  | "emit"
  | "progress"
  | "documents"
  | "data"
  | "code"
  | "tools"
  | "sandbox"
  | "chat"
  | "ask"
>;
