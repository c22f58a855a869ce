// The Developer's words as its steps take them: what the model is asked, and the sentences code writes itself.
import type { ChatTurn } from "../../engine/step-context.ts";
import type { ContextWords } from "../plan-context.ts";
import type { ApiWords } from "./api/api-words.ts";
import type { ShownCode } from "./choose-code.ts";
import type { Told } from "./develop.ts";

/** What was answered, and what came of it. */
export interface Round {
  readonly answer: string;
  readonly problem: string;
}

type Ask<Values> = (values: Values) => readonly ChatTurn[];
type Code = readonly ShownCode[];

/** What every prompt knows: the person's words, and the English name of their language. */
interface Asked {
  readonly question: string;
  readonly language: string;
}

export interface DeveloperWords {
  readonly context: ContextWords;
  readonly api: ApiWords;
  readonly told: ToldWords;
  readonly repair: Ask<Asked & { code: Code; failed: string; rounds: readonly Round[] }>;
  readonly review: Ask<Asked & { code: Code; known: string }>;
  readonly score: Ask<{ code: Code; finding: string }>;
  readonly faster: Ask<Asked & { code: Code; name: string; slow: string; rounds: readonly Round[] }>;
  readonly inputs: Ask<{ code: Code; name: string; isPython: boolean }>;
  readonly write: Ask<
    Asked & {
      target: string | null;
      tests: "python" | "javascript" | "other";
      small: boolean;
      rounds: readonly Round[];
    }
  >;
  readonly change: Ask<{
    wish: string;
    language: string;
    code: Code;
    target: string | null;
    tests: string | null;
    rounds: readonly Round[];
  }>;
  readonly tests: Ask<{ code: Code; name: string; isPython: boolean; wish: string }>;
  readonly walkthrough: Ask<Asked & { code: Code }>;
  readonly symbol: Ask<{ language: string; code: ShownCode }>;
  readonly docstring: Ask<{ language: string; code: ShownCode; parameters: readonly string[]; small: boolean }>;
  readonly askSystem: (values: { language: string; small: boolean }) => string;
  readonly askQuestion: (values: { question: string; code: Code; facts: string }) => string;
  readonly explain: Ask<Asked & { facts: string; small: boolean }>;
}

export interface ToldWords {
  readonly testsFail: (values: { failed: number; total: number; first: string }) => Told;
  readonly raises: (values: { error: string; message: string; isLost: boolean }) => Told;
  readonly doesNotEnd: Told;
  readonly lintFix: (values: { count: number }) => Told;
  readonly searchFix: (values: { before: string; after: string }) => Told;
  readonly documentFix: (values: { count: number }) => Told;
  readonly changeFix: Told;
  readonly fasterFix: (values: { name: string }) => Told;
  readonly slowFunction: (values: { name: string; growth: string }) => Told;
  readonly symbolNote: (values: { name: string; kind: string; lines: number; complexity: number | null }) => Told;
  readonly facts: FactWords;
}

/** Sentences of the explanation, each true by what code knows. */
export interface FactWords {
  readonly allPass: (values: { total: number }) => Told;
  readonly someFail: (values: { failed: number; total: number }) => Told;
  readonly errorCame: (values: { error: string }) => Told;
  readonly errorStayedAway: (values: { error: string }) => Told;
  readonly ranThrough: Told;
  readonly fixProven: (values: {
    by: "model" | "search" | "tool";
    title: string;
    total: number;
    round: number;
  }) => Told;
  readonly fixNotFound: (values: { tried: number }) => Told;
  readonly fixUnproven: (values: { title: string }) => Told;
  readonly needsLargerModel: Told;
  readonly faster: (values: { name: string; ratio: string; growth: string; equal: string }) => Told;
  readonly grows: (values: { name: string; growth: string; n: number; unit: string }) => Told;
  readonly notFaster: (values: { name: string; tried: number }) => Told;
  readonly nothingSlow: Told;
  readonly toolsFound: (values: { count: number; tools: string }) => Told;
  readonly toolsFoundNothing: Told;
  readonly modelFound: (values: { count: number }) => Told;
  readonly documented: (values: { count: number }) => Told;
  readonly nothingToDocument: Told;
  readonly wrote: (values: { names: string; passed: number; total: number }) => Told;
  readonly wroteUntested: (values: { names: string }) => Told;
  readonly notWritten: Told;
  readonly changed: (values: { title: string; passed: number; total: number }) => Told;
  readonly changedUntested: (values: { title: string }) => Told;
  readonly notChanged: (values: { tried: number }) => Told;
  readonly explained: (values: { files: number; functions: number; lines: number }) => Told;
  readonly emptyFile: Told;
  readonly noCode: Told;
}
