// What measuring may take; chosen for a server with two cores that does other work too, 2026-11.

export const measureLimits = {
  /** Random inputs on which both sides must do the same (bar: at least 100). */
  inputs: 120,
  /** Seconds of the processor that comparing may take before fewer inputs count. */
  equalSeconds: 3,
  /** Seconds of the longest single call that is still sought. */
  callSeconds: 0.06,
  /** Largest n. More only measures the memory's caches. */
  largest: 12_000,
  /** Seconds of the processor for seeking the sizes of one side. */
  exploreSeconds: 1,
  /** Seconds of the processor after which no further round of repeats begins, once there are three. */
  measureSeconds: 3,
  /** Runs of each point, interleaved. */
  repeats: 9,
  /** Sizes of one side. */
  points: 8,
  /** Seconds below which a call is repeated on equal inputs and divided: a clock of 0.1 ms must not matter. */
  leastSeconds: 0.002,
  /** Seconds of one profiled call. */
  profileSeconds: 2,
  /** Bodies that a profiled call of JavaScript may run. */
  mostHits: 200_000,
  /** Milliseconds of the whole program, of the processor and by the clock: a busy machine takes several times as long. */
  allMs: { cpu: 40_000, wall: 120_000 },
} as const;
