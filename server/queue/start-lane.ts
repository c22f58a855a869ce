// Lets few runs at once do the work before their model is asked, so that of twenty questions the first is not answered with the last.

/** Runs that may be between their start and their model call. More only interleave: one process does the work of all. */
const width = 2;
/** A step before the model may be long (retrieval, parsing): after this it no longer holds others back, in milliseconds. */
const holdAtMostMs = 50;

/** Resolves when it is this run's turn, with what ends its turn (once; later calls do nothing). */
export type StartLane = () => Promise<() => void>;

export function openStartLane(): StartLane {
  let inside = 0;
  const waiting: (() => void)[] = [];

  const leave = () => {
    const next = waiting.shift();
    // After a turn of the event loop: first words that have come meanwhile go out before the next run starts.
    if (next) setImmediate(next);
    else inside -= 1;
  };
  return async () => {
    // A run that waited takes over the place of the one that left.
    if (inside >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    let left = false;
    const leaveOnce = () => {
      if (left) return;
      left = true;
      clearTimeout(timer);
      leave();
    };
    const timer = setTimeout(leaveOnce, holdAtMostMs);
    return leaveOnce;
  };
}
