// Running a person's code where it can reach nothing: what a step asks for, and what comes back.

export type SandboxLanguage = "python" | "javascript";

export interface SandboxLimits {
  /** Milliseconds of the program, its start not counted. */
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly memoryBytes: number;
  /** Of standard output and standard error together. */
  readonly outputBytes: number;
}

export interface SandboxRequest {
  readonly language: SandboxLanguage;
  /** Lie in an empty working folder; they can import each other. TypeScript is stripped of its types, its lines stay. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The name of the file that is run. */
  readonly entry: string;
  readonly stdin?: string;
  readonly limits?: Partial<SandboxLimits>;
  /** `own`: with the person's own python3 or node, jailed; not run where that is not allowed or cannot be jailed. Default `sandbox`. */
  readonly where?: "sandbox" | "own";
}

export interface TraceFrame {
  /** As in the request; frames of the sandbox itself are left out. */
  readonly file: string;
  readonly line: number;
  readonly function: string | null;
}

export interface RaisedError {
  /** `IndexError`, `TypeError`. */
  readonly name: string;
  readonly message: string;
  /** The innermost frame is the last. */
  readonly trace: readonly TraceFrame[];
}

/** Why code was not run: a closed set, put into words by the page. */
export type NotRunReason =
  | { readonly key: (typeof namedReasons)[number]; readonly name: string }
  | { readonly key: (typeof plainReasons)[number] };
/** Those that name a package or a language. */
export const namedReasons = ["needs-package", "language"] as const;
export const plainReasons = [
  "no-tests",
  "no-entry",
  "no-input",
  "does-not-parse",
  "too-fast",
  "needs-model",
  "own-not-allowed",
  "cannot-jail",
  "sandbox-failed",
] as const;

export const sandboxStatuses = [
  "done",
  "raised",
  "time-limit",
  "cpu-limit",
  "memory-limit",
  "output-limit",
  "crashed",
] as const;
export type SandboxStatus = (typeof sandboxStatuses)[number];

export type SandboxResult =
  | {
      readonly status: SandboxStatus;
      readonly stdout: string;
      readonly stderr: string;
      /** With `raised`. */
      readonly error?: RaisedError;
      /**
       * What the program told last by `facet_report(value)` (Python) or `facetReport(value)` (JavaScript), as JSON values: a global of the
       * entry only, which a harness takes away before it loads the person's code. At most 4 MB and 200,000 values.
       */
      readonly report?: unknown;
      /** Of the program alone. */
      readonly ms: number;
      readonly ranIn: "pyodide" | "quickjs" | "own-python" | "own-node";
    }
  | { readonly status: "not-run"; readonly reason: NotRunReason };

/** What stands around a run beside the interpreter in WebAssembly: the system's own walls, or the process alone. `looking` until it was tried. */
export type SandboxIsolation =
  | { readonly kind: "namespaces"; readonly name: string }
  | { readonly kind: "process" }
  | { readonly kind: "looking" };

export interface Sandbox {
  /** Each run has a process of its own that ends with it. Throws only what an abort throws. */
  readonly run: (request: SandboxRequest, signal?: AbortSignal) => Promise<SandboxResult>;
  /** Starts what the next run of the language needs, so that it begins at once. Never throws. */
  readonly warm: (language: SandboxLanguage) => void;
  /** What is known of it now; begins to find out where nothing is known yet. */
  readonly isolation: () => SandboxIsolation;
  /** Whether the person's own python3 or node may be used, and how it is jailed. */
  readonly own: (language: SandboxLanguage) => Promise<{ readonly allowed: boolean; readonly jail: string | null }>;
}

// ── What a harness makes of a run ───────────────────────────────────────────────────────────────────────────────────────

export interface TestOutcome {
  readonly name: string;
  readonly status: "passed" | "failed" | "error" | "skipped";
  /** What failed: `assert latest_before(r, 99) == 4`, or the error. */
  readonly message?: string;
  /** Where it failed. */
  readonly file?: string;
  readonly line?: number;
}

/** One run as an answer keeps it. */
export interface RunSummary {
  readonly status: SandboxStatus | "not-run";
  /** At most 200; failed ones first where they are more. */
  readonly tests: readonly TestOutcome[];
  readonly passed: number;
  readonly total: number;
  readonly error?: RaisedError;
  /** What was printed, cut to 4,000 characters. */
  readonly output: string;
  readonly ms: number;
  /** Missing where nothing was run. */
  readonly ranIn?: "pyodide" | "quickjs" | "own-python" | "own-node";
  readonly reason?: NotRunReason;
}
