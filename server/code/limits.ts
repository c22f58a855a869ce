// What the tools that read code may take and say; chosen for a server with two cores, 2026-11.

export const toolLimits = {
  /** One file by one tool; longer, and the tool gives this file up. A model at work beside it can take four fifths of the machine. */
  unitMs: 15_000,
  /** A whole request; longer, and it ends as time-limit. */
  requestMs: 60_000,
  /** The first answer of a fresh process, and the first use of a tool, may take this much longer: they wait for modules. */
  startMs: 20_000,
  /** A process without work ends after it. */
  idleMs: 5 * 60_000,
  /** Work that nobody waits for any more may still end by itself within this time. */
  graceMs: 300,
  /** Processes at once; the second begins only while the first works. */
  processes: 2,
  /** Units that took their process with them, after which the check ends with what it has. */
  losses: 6,
  /** Levels of a syntax tree; what lies deeper is not looked at. */
  depth: 1200,
  syntaxErrors: 20,
  findings: 500,
  mutationsALine: 200,
} as const;

export type ToolProcessLimits = { readonly [Name in "unitMs" | "idleMs" | "startMs" | "graceMs"]: number };
