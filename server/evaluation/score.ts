// A score of so many of so many, with the interval in which the true share lies 95 times of 100.

export interface Score {
  readonly hits: number;
  readonly all: number;
  /** Null where nothing was asked: no share of nothing. */
  readonly share: number | null;
  /** From and to, each 0 to 1. */
  readonly interval: readonly [low: number, high: number];
}

/** Of the normal distribution, for 95 %. */
const z = 1.959964;

/** Wilson's interval (E. B. Wilson 1927, Journal of the American Statistical Association 22, 209–212): it holds for few questions and for shares of 0 and 1. */
export function scoreOf(hits: number, all: number): Score {
  if (all === 0) return { hits, all, share: null, interval: [0, 1] };
  const share = hits / all;
  const middle = share + z ** 2 / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  const whole = 1 + z ** 2 / all;
  return { hits, all, share, interval: [Math.max(0, (middle - reach) / whole), Math.min(1, (middle + reach) / whole)] };
}
