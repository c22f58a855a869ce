// What the Researcher's steps hand on to each other: plain values, so that a checkpoint can hold them.
import type { Citation, FoundPassage } from "../engine/documents.ts";
import type { Reference } from "../engine/export/reference.ts";
import type { ChatTurn, StepContext } from "../engine/step-context.ts";
import type { DataWords } from "./data-words.ts";
import type { AnswerLanguage } from "./language.ts";
import type { ContextWords } from "./plan-context.ts";
import type { Topic } from "./topics.ts";

export type AnswerLength = "short" | "standard" | "long";
export type Confidence = "high" | "medium" | "low" | "none" | "general";

export interface ResearchInput {
  readonly question: string;
  readonly mode: "answer" | "compare" | "data";
  readonly length: AnswerLength;
  readonly aspects?: readonly string[] | undefined;
  readonly basis: "documents" | "general";
}

export type Task = "answer" | "compare" | "data" | "general" | "no-documents" | "nothing-read";

/** The question as the later steps take it. */
export interface Plan {
  readonly task: Task;
  /** Stands alone, without the conversation. */
  readonly question: string;
  readonly searches: readonly { readonly text: string; readonly weight: number }[];
  readonly language: AnswerLanguage;
  /** English name of the language the answer is to be in; absent where it is the question's. */
  readonly answerLanguage?: string;
  readonly length: AnswerLength;
  /** The part of the answer that is wanted: "the methods". */
  readonly focus: string | null;
  /** Set where the question is about the documents as a whole. */
  readonly topics: readonly Topic[] | null;
}

/** A passage that may be cited, with what stands around it on its page. */
export interface ReadPassage extends FoundPassage {
  readonly reading: string;
  /** 0 to 10, as the large model judged it; null where the reranker's score stands alone. */
  readonly relevance: number | null;
}

export interface Verdict {
  readonly answerable: boolean;
  readonly missing: readonly string[];
  readonly confidence: "high" | "medium" | "low";
}

/** Words that stand behind a claim; `at` where code chose them itself and knows their place in the page's text. */
export interface Quote {
  readonly source: Pick<FoundPassage, "documentId" | "name" | "page" | "start" | "end">;
  readonly text: string;
  readonly at?: { readonly start: number; readonly end: number };
}

/** A sentence of the answer, a quotation, or a block (a diagram, a formula), with the words it rests on. */
export interface Claim {
  readonly kind: "sentence" | "quotation" | "block";
  readonly text: string;
  readonly quotes: readonly Quote[];
  /** True where nothing located carries it, so that it is marked. */
  readonly unsupported?: boolean;
}

/** Cells by place in `claims`; null where the document does not state it. */
export interface DraftTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly (number | null)[] }[];
}

export interface Draft {
  readonly claims: readonly Claim[];
  readonly disagreements: readonly Claim[];
  readonly missing: readonly string[];
  readonly table?: DraftTable;
  /** Set where there is nothing to cite or to check: the answer as it stands. */
  readonly finished?: ResearchOutputs;
}

export interface TableCell {
  readonly text: string;
  readonly citation?: number[] | undefined;
}

export interface ResearchTable {
  readonly columns: string[];
  readonly rows: TableCell[][];
  /** Where the rows are a query's result: the query, and the tables it runs over, so that it can be run again. */
  readonly sql?: string | undefined;
  readonly documentIds?: string[] | undefined;
}

export interface ResearchOutputs {
  readonly summary: string;
  readonly citations: Citation[];
  readonly references: Reference[];
  readonly disagreements: string[];
  readonly missing: string[];
  readonly confidence: Confidence;
  readonly nearest?: Citation[];
  readonly table?: ResearchTable;
  readonly chart?: Record<string, unknown>;
}

/** A passage as a prompt shows it. */
export interface OfferedSource {
  readonly id: number;
  readonly name: string;
  readonly page: number;
  readonly text: string;
}

type Turns = readonly ChatTurn[];
type Both = Readonly<Record<AnswerLanguage, string>>;

/** The persona's words: what the model is asked, and the sentences code writes itself. */
export interface ResearchWords {
  readonly rewrite: (values: {
    known: readonly string[];
    conversation: readonly ChatTurn[];
    question: string;
  }) => Turns;
  /** How what was remembered of the conversation stands in a prompt. */
  readonly context: ContextWords;
  readonly score: (values: { question: string; source: OfferedSource }) => Turns;
  readonly judge: (values: { question: string; sources: readonly OfferedSource[] }) => Turns;
  readonly write: (values: {
    question: string;
    focus: string | null;
    language: string | null;
    limit: number;
    sources: readonly OfferedSource[];
  }) => Turns;
  readonly check: (values: { sentence: string; sources: readonly OfferedSource[] }) => Turns;
  readonly repair: (values: {
    question: string;
    sentences: readonly { index: number; text: string; reason: string }[];
    sources: readonly OfferedSource[];
  }) => Turns;
  /** A diagram or a formula that does not parse, with what the parser said. */
  readonly mend: (values: { kind: "diagram" | "formula"; source: string; problem: string }) => Turns;
  readonly lead: (values: { question: string; quotes: readonly OfferedSource[] }) => Turns;
  readonly aspects: (values: { question: string; names: readonly string[] }) => Turns;
  readonly cell: (values: {
    question: string;
    aspect: string;
    language: string | null;
    sources: readonly OfferedSource[];
  }) => Turns;
  readonly general: (values: { limit: number; language: string | null }) => string;
  readonly defaultAspects: Readonly<
    Record<AnswerLanguage, readonly { readonly name: string; readonly search: string }[]>
  >;
  /** For questions over tables. */
  readonly data: DataWords;
  readonly told: {
    readonly notInDocuments: Both;
    readonly noDocuments: Both;
    readonly nothingRead: Both;
    readonly notStated: Both;
    readonly document: Both;
    readonly compared: (values: { documents: number; aspects: number; stated: number }) => Both;
  };
}

/** Words an answer may have. A summary to be read at a glance stays under 250. */
export const wordLimits: Readonly<Record<AnswerLength, number>> = { short: 60, standard: 150, long: 250 };

export type ResearchContext = Pick<
  StepContext,
  "ask" | "chat" | "data" | "documents" | "emit" | "history" | "memory" | "model" | "progress" | "signal"
>;
