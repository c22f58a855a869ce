// A person's code as steps, server and page speak of it: files, outlines, findings, the tools that read it, and its versions.

export const codeLanguages = [
  "javascript",
  "jsx",
  "typescript",
  "tsx",
  "python",
  "java",
  "c",
  "cpp",
  "go",
  "rust",
  "json",
  "css",
  "html",
  "markdown",
  "yaml",
  "shell",
  "sql",
  "text",
] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

/** How a file of the language is called by its end, where it has no name yet. */
export const endingOf: Readonly<Record<CodeLanguage, string>> = {
  javascript: "js",
  jsx: "jsx",
  typescript: "ts",
  tsx: "tsx",
  python: "py",
  java: "java",
  c: "c",
  cpp: "cpp",
  go: "go",
  rust: "rs",
  json: "json",
  css: "css",
  html: "html",
  markdown: "md",
  yaml: "yaml",
  shell: "sh",
  sql: "sql",
  text: "txt",
};

/** What one message may hold, in files and characters. */
export const codeLimits = {
  files: 60,
  charactersAFile: 400_000,
  charactersInAll: 1_000_000,
  nameCharacters: 200,
} as const;

export interface CodeFile {
  /** A relative path with `/`, unique in its list: `src/pairing.py`. */
  readonly name: string;
  readonly language: CodeLanguage;
  readonly text: string;
}

/** A relative path with `/` that leaves its folder nowhere. */
const safeName = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\/\p{Cc}][^\\\p{Cc}]*$/u;

export const isFileName = (name: string): boolean => name.length <= codeLimits.nameCharacters && safeName.test(name);

/** Lines from 1; both are part of it. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export const severities = ["error", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

export const findingCategories = ["bug", "syntax", "types", "security", "performance", "complexity", "style"] as const;
export type FindingCategory = (typeof findingCategories)[number];

export const codeTools = [
  "tree-sitter",
  "biome",
  "ruff",
  "typescript",
  "secretlint",
  "complexity",
  "patterns",
] as const;
export type CodeTool = (typeof codeTools)[number];

/** Who says so: a tool by its rule, a run in the sandbox, or the model with the score (0 to 10) of the second look. */
export type FindingOrigin =
  | { readonly kind: "tool"; readonly tool: CodeTool; readonly rule: string; readonly url?: string }
  | { readonly kind: "run" }
  | { readonly kind: "model"; readonly score: number };

/** Characters `start` to `end` (UTF-16 offsets into the file's text, end exclusive) become `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finding {
  /** The same for the same finding of the same line's text, wherever the line has moved to. */
  readonly findingId: string;
  readonly file: string;
  readonly lines: LineRange;
  readonly severity: Severity;
  readonly category: FindingCategory;
  readonly origin: FindingOrigin;
  /** One sentence; names of the code stand in backticks. */
  readonly title: string;
  /** Why it matters: one or two sentences. */
  readonly why?: string;
  /** A safe fix of the tool, in its file. */
  readonly edits?: readonly TextEdit[];
  /** The fix that takes it away. */
  readonly fixId?: string;
  /** What showed it, as code: `latest_before(readings, 99)`. */
  readonly reproduction?: string;
}

export type SymbolKind = "function" | "method" | "class" | "interface" | "type" | "constant" | "module";

export interface CodeSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The class or module it is part of. */
  readonly parent: string | null;
  readonly lines: LineRange;
  /** Its first line or lines, up to the body: `def pair(blocks, sensors):`. */
  readonly signature: string;
  readonly parameters: readonly string[];
  /** Its docstring or the comment above it. */
  readonly doc: string | null;
  /** Cyclomatic complexity, of functions and methods. */
  readonly complexity: number | null;
}

export interface FileOutline {
  readonly file: string;
  readonly language: CodeLanguage;
  readonly lineCount: number;
  readonly symbols: readonly CodeSymbol[];
  /** Lines that do not parse, in order; at most 20. */
  readonly syntaxErrors: readonly LineRange[];
  /** What it imports from outside the submitted files: `numpy`, `react`. */
  readonly packages: readonly string[];
}

export interface CheckReport {
  /** Worst first, then by file and line; one a line and rule. */
  readonly findings: readonly Finding[];
  readonly outlines: readonly FileOutline[];
  /** Tools that did not come to an end, and why, in English for the log. */
  readonly failed: readonly { readonly tool: CodeTool; readonly reason: string }[];
}

/** The tools that speak before any model. One FacetError for all: `time-limit` or `too-large`. */
export interface CodeTools {
  /** Every tool on every file. */
  readonly check: (files: readonly CodeFile[], signal?: AbortSignal) => Promise<CheckReport>;
  /** Only parsing: outlines and lines that do not parse. */
  readonly outline: (files: readonly CodeFile[], signal?: AbortSignal) => Promise<readonly FileOutline[]>;
  /** True where both parse and their syntax trees are equal but for comments, docstrings and white space. */
  readonly isSameCode: (before: CodeFile, after: CodeFile, signal?: AbortSignal) => Promise<boolean>;
  /** JavaScript or TypeScript in which every body counts its runs: `globalThis.__lines.hit(<line>)` at its beginning, all lines where they were. */
  readonly countLines: (file: CodeFile, signal?: AbortSignal) => Promise<CodeFile>;
  /** Places where one small change may be the right one, for the search of fixes: replacements within one line. */
  readonly mutations: (file: CodeFile, lines: readonly number[], signal?: AbortSignal) => Promise<readonly Mutation[]>;
  /** Loads the tools ahead of the first code, where they are not loaded: a second and a half that the person then does not wait for. */
  readonly warm: () => void;
}

/** One small change of a line: another comparison, operand, name in scope, bound or argument. */
export interface Mutation {
  readonly line: number;
  readonly edit: TextEdit;
  /** `compare`, `operator`, `constant`, `name`, `argument`, `condition`, `statement`. */
  readonly kind: string;
}

// ── Versions ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The code at one point of a branch: submitted with a question, written by an answer, or changed by the person. */
export interface CodeVersion {
  readonly versionId: string;
  /** From 1 along the branch. */
  readonly number: number;
  readonly origin: "submitted" | "written" | "applied" | "edited" | "restored";
  /** The message it belongs to: its question, its answer, or the last answer when the person changed it. */
  readonly messageId: string;
  readonly at: string;
  /** Of an applied one: what was applied. */
  readonly title: string | null;
  /** Of an applied one. */
  readonly fixId?: string;
  /** Of a restored one: the version whose files it has. */
  readonly restores?: string;
  /** Restored by going one step back. */
  readonly byUndo?: true;
  readonly files: readonly CodeFile[];
}

/** The versions of the branch before a question, as a step reads them. */
export interface ScopedCode {
  /** Oldest first. */
  readonly versions: () => readonly CodeVersion[];
  readonly current: () => CodeVersion | null;
}
