// What measuring may take; chosen for a server with two cores that does other work too, 2026-11.

export const measureLimits = {
  /** Random inputs on which both sides must do the same (bar: at least 100). */
  inputs: 120,
  /** Seconds that comparing may take before fewer inputs count. */
  equalSeconds: 10,
  /** Seconds of the longest single call that is still sought. */
  callSeconds: 0.012,
  /** Largest n. More only measures the memory's caches. */
  largest: 12_000,
  /** Seconds of seeking the sizes of one side. */
  exploreSeconds: 8,
  /** Seconds after which no further round of repeats begins, once there are three. */
  measureSeconds: 8,
  /** Runs of each point, interleaved. */
  repeats: 25,
  /** Inputs of one size of which the slowest is timed. */
  seeds: 4,
  /** Sizes of one side. */
  points: 8,
  /** Seconds below which a call is repeated on equal inputs and divided: a clock of 0.1 ms must not matter. */
  leastSeconds: 0.001,
  /** Seconds of one profiled call. */
  profileSeconds: 2,
  /** Bodies that a profiled call of JavaScript may run. */
  mostHits: 200_000,
  /** Milliseconds of the whole program, of the processor and by the clock: a busy machine takes several times as long. */
  allMs: { cpu: 40_000, wall: 120_000 },
} as const;
