// From when on something is old enough to go for good, also where the system's clock is set forward while it runs.

/** Milliseconds by which the two clocks may drift apart between two looks without that being a jump. */
const driftMs = 2000;
/** Jumps that are remembered: a clock is set a few times, not hundreds. */
const jumpsAtMost = 50;

interface Clocks {
  /** Milliseconds since 1970, as the system says; may be set. */
  readonly wall: () => number;
  /** Milliseconds that only ever pass. */
  readonly steady: () => number;
}

/** The time before which everything is at least so old. A jump forward makes nothing old: it is taken off for as long as what was written before it may be too young. */
export type Cutoff = (ageMs: number) => Date;

/** A machine that slept has jumped too: what was deleted just before can be brought back just after. */
export function openCutoff({ wall, steady }: Clocks = { wall: Date.now, steady: () => performance.now() }): Cutoff {
  let last = { wall: wall(), steady: steady() };
  let jumps: readonly { readonly at: number; readonly ms: number }[] = [];
  return (ageMs) => {
    const now = { wall: wall(), steady: steady() };
    const jumped = now.wall - last.wall - (now.steady - last.steady);
    if (jumped > driftMs) jumps = [...jumps, { at: now.steady, ms: jumped }].slice(-jumpsAtMost);
    last = now;
    const recent = jumps.filter(({ at }) => now.steady - at < ageMs);
    return new Date(now.wall - ageMs - recent.reduce((sum, { ms }) => sum + ms, 0));
  };
}
