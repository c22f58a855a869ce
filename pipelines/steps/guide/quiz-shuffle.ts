// The order in which a quiz shows its options: by chance, and yet the same however often the same run makes it.

/** The places from 0 in an order of their own; the same seed gives the same. */
export function shuffledPlaces(count: number, seed: string): readonly number[] {
  const next = randomOf(seed);
  const left = Array.from({ length: count }, (_, at) => at);
  return left.map((_, taken, { length }) => {
    const at = taken + Math.floor(next() * (length - taken));
    const place = left[at] ?? 0;
    left[at] = left[taken] ?? 0;
    left[taken] = place;
    return place;
  });
}

/** The same, but never as they were: what is to be put in order does not stand in it. */
export function movedPlaces(count: number, seed: string): readonly number[] {
  const places = shuffledPlaces(count, seed);
  const isAsBefore = places.every((place, at) => place === at);
  return isAsBefore ? [...places.slice(1), ...places.slice(0, 1)] : places;
}

export function shuffled<T>(items: readonly T[], seed: string): readonly T[] {
  return shuffledPlaces(items.length, seed).flatMap((place) => items.slice(place, place + 1));
}

/** Numbers from 0 to below 1: FNV-1a of the seed, carried on by mulberry32 (both public domain). */
function randomOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
