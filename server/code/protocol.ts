// What the server and a process of code tools say to each other.
import type { CheckReport, CodeFile, CodeTool, FileOutline, Mutation } from "../../pipelines/engine/code.ts";

/** One tool at work on one file: what can hang or crash, and is then left out. */
export interface Unit {
  readonly tool: CodeTool;
  readonly file: string;
}

/** Each request with what it is answered by. */
export interface Work {
  check: {
    readonly asked: { readonly files: readonly CodeFile[]; readonly leaveOut: readonly Unit[] };
    readonly answer: CheckReport;
  };
  outline: {
    readonly asked: { readonly files: readonly CodeFile[]; readonly leaveOut: readonly Unit[] };
    readonly answer: readonly FileOutline[];
  };
  same: { readonly asked: { readonly before: CodeFile; readonly after: CodeFile }; readonly answer: boolean };
  count: { readonly asked: { readonly file: CodeFile }; readonly answer: CodeFile };
  mutate: {
    readonly asked: { readonly file: CodeFile; readonly lines: readonly number[] };
    readonly answer: readonly Mutation[];
  };
}

export type WorkName = keyof Work;

export type ToChild = {
  [Name in WorkName]: { readonly id: number; readonly work: Name } & Work[Name]["asked"];
}[WorkName];

export type FromChild =
  /** The request has come this far; its clock begins anew. The first use of a tool loads it. */
  | { readonly id: number; readonly type: "at"; readonly unit: Unit; readonly isFirst: boolean }
  /** Spent: a tool broke off in the middle, and what it held is given back with the process alone. */
  | {
      readonly id: number;
      readonly type: "done";
      readonly answer: Work[WorkName]["answer"];
      readonly isSpent: boolean;
    };
