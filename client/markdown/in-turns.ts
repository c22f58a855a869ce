// Does work piece by piece, and gives the page a turn in between when it takes long.

/** Milliseconds of work after which the page has its turn. */
const atOnce = 5;

/** `step` does one piece and says whether another is left; at least one is done in each turn. Returns what leaves the rest undone. */
export function inTurns(step: () => boolean): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  const turn = () => {
    const until = performance.now() + atOnce;
    while (step()) {
      if (performance.now() < until) continue;
      next = setTimeout(turn);
      return;
    }
  };
  turn();
  return () => clearTimeout(next);
}
