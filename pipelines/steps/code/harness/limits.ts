// What running a person's tests may take; chosen for a server with two cores, 2026-11.

export const harnessLimits = {
  /** Milliseconds of the processor of one test: tests of functions take a few; only what never ends takes longer. */
  testMs: 2_000,
  /** Milliseconds of the processor of one process: what is over is gone on with in another one. Python ends a test by itself, JavaScript only with its process. */
  runMs: { python: 10_000, javascript: 4_000 },
  /** Milliseconds of one call or one whole program. */
  callMs: 10_000,
  /** Milliseconds of all processes of one run of tests, by the clock. */
  allMs: 60_000,
  /** How many times as long a process may take by the clock: the machine does other work too. */
  clockShare: 4,
  /** Tests that may end their process before the rest counts as not run. */
  endedTests: 3,
  /** Tests of one run. */
  tests: 1_000,
  /** Tests that an answer keeps (contract of RunSummary). */
  keptTests: 200,
  /** Characters of output that an answer keeps (contract of RunSummary). */
  outputCharacters: 4_000,
  /** Characters of a test's message. */
  messageCharacters: 1_000,
  /** Of what a program says of an error: characters of its name, its message and its stack, and frames, the innermost. */
  error: { nameCharacters: 200, messageCharacters: 10_000, stackCharacters: 100_000, frames: 100 },
} as const;
