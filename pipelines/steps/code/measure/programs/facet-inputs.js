// Inputs of any size made after examples: lists stay sorted or distinct where the examples are, and values that lists share stay shared.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const isLeaf = (value) => typeof value !== "object" || value === null;
const isSized = (value) =>
  typeof value === "string" ? value.length !== 1 : typeof value === "object" && value !== null;

export function partsOf(value) {
  if (value instanceof Map) return [...value].flat();
  if (value instanceof Set || Array.isArray(value)) return [...value];
  return isLeaf(value) ? [] : Object.values(value);
}

const leavesOf = (value) => (isLeaf(value) ? [value] : partsOf(value).flatMap(leavesOf));

function firstOf(value) {
  let found = value;
  while (!isLeaf(found)) [found = 0] = partsOf(found);
  return found;
}

const ascending = (values) => values.every((each, at) => at === 0 || firstOf(values[at - 1]) <= firstOf(each));
const distinct = (values) => new Set(values.map((each) => String(firstOf(each)))).size === values.length;
const square = (value) => value.length >= 2 && value.every((row) => Array.isArray(row) && row.length === value.length);

function traitsOf(values) {
  const lists = values.filter(Array.isArray);
  const hasLong = lists.some((each) => each.length >= 3);
  const letters = [...new Set(values.filter((each) => typeof each === "string").join(""))]
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join("");
  return {
    sorted: hasLong && lists.every(ascending),
    distinct: hasLong && lists.every(distinct),
    square: lists.length > 0 && lists.every(square),
    alphabet: letters || "abc",
  };
}

/** `examples`: lists of arguments, from calls that were seen. */
export function scaled(examples) {
  const weight = (example) => example.reduce((sum, each) => sum + leavesOf(each).length, 0);
  const largest = examples.toSorted((one, other) => weight(other) - weight(one))[0];
  const hasNegative = examples.some((example) =>
    leavesOf(example).some((leaf) => typeof leaf === "number" && leaf < 0),
  );
  const traits = largest.map((_, at) => traitsOf(examples.flatMap((each) => (at < each.length ? [each[at]] : []))));

  /** Arguments of size n, the same for the same seed. */
  function make(n, seed, isTimed = false) {
    const random = randomOf(seed * 7919 + n);
    // Small integers as engines have them from literals: QuickJS hashes a whole number that came out of a division badly.
    const below = (most) => Math.trunc(random() * most) | 0;
    const example = isTimed ? largest : examples[below(examples.length)];
    const width = isTimed ? Math.max(4, 2 * n) : [3, Math.max(2, n), 4 * n + 4][below(3)];
    const draw = drawing({ below, n, width, isNegative: hasNegative && (!isTimed || seed % 2 === 1) });
    // Whether both sides do the same is also asked where values come twice.
    const traitsAt = (at) => ({ ...traits[at], distinct: isTimed && traits[at].distinct });
    const made = example.map((each, at) => (isSized(each) ? draw.sized(each, traitsAt(at)) : null));
    const hasSized = example.some(isSized);
    for (const [at, each] of example.entries()) {
      if (!isSized(each)) made[at] = scalar(each, { example, made, draw, hasSized, n });
    }
    return made;
  }
  return { make, largest, isSized };
}

function scalar(value, { example, made, draw, hasSized, n }) {
  if (typeof value !== "number" && typeof value !== "string") return value;
  if (!hasSized) return Number.isInteger(value) ? n : value;
  for (const [at, other] of example.entries()) {
    const list = made[at];
    if (!Array.isArray(other) || list.length === 0) continue;
    if (other.includes(value)) return draw.below(5) > 0 ? list[draw.below(list.length)] : draw.leaf(value);
    const isAllNumbers = other.every((each) => Number.isInteger(each));
    if (isAllNumbers && Number.isInteger(value) && value > Math.max(...other)) {
      return list.reduce((most, each) => Math.max(most, each)) + value - Math.max(...other);
    }
    if (value === other.length) return n;
  }
  return value;
}

function drawing({ below, n, width, isNegative }) {
  const shifted = (number) => (isNegative ? number - (width >> 1) : number);

  /** A value of the pool: the same number gives the same value wherever it is drawn. */
  function leaf(like, number = below(width)) {
    if (typeof like === "boolean") return below(2) === 0;
    if (typeof like === "number") return Number.isInteger(like) ? shifted(number) : shifted(number) + below(4) / 4;
    if (typeof like === "bigint") return BigInt(shifted(number));
    if (typeof like !== "string") return like;
    if (/^[a-z]$/i.test(like)) return String.fromCharCode(97 + (number % 26));
    const [head] = /^\D*/.exec(like);
    return head === like ? `${like.slice(0, 1) || "w"}${number.toString(16)}` : `${head}${number}`;
  }

  function numbers(count, isDistinct) {
    if (!isDistinct) return Array.from({ length: count }, () => below(width));
    const pool = Array.from({ length: Math.max(count, width) }, (_, at) => at);
    for (let at = 0; at < count; at += 1) {
      const other = at + below(pool.length - at);
      [pool[at], pool[other]] = [pool[other], pool[at]];
    }
    return pool.slice(0, count);
  }

  /** One item of a list after another; `number` goes to its first leaf, which may be its id. */
  function item(like, number) {
    if (isLeaf(like)) return leaf(like, number);
    const inside = (each, at) => item(each, at === 0 ? number : undefined);
    if (Array.isArray(like)) {
      const made = like.map(inside);
      const isRange = like.length > 1 && like.every((each) => typeof each === "number") && ascending(like);
      return isRange ? made.toSorted((one, other) => one - other) : made;
    }
    if (like instanceof Map) return new Map([...like].map(([key, each], at) => [key, inside(each, at)]));
    if (like instanceof Set) return new Set([...like].map(inside));
    if (like instanceof Date) return new Date(86_400_000 * (number ?? below(width)));
    const made = Object.create(Object.getPrototypeOf(like));
    for (const [at, key] of Object.keys(like).entries()) made[key] = inside(like[key], at);
    return made;
  }

  const pick = (list) => list[below(list.length)];

  function sized(example, traits) {
    if (typeof example === "string") {
      return Array.from({ length: n }, () => traits.alphabet[below(traits.alphabet.length)]).join("");
    }
    if (example instanceof Set) {
      const [like = 0] = example;
      return new Set(numbers(n, true).map((number) => leaf(like, number)));
    }
    if (Array.isArray(example)) {
      if (traits.square) return Array.from({ length: n }, () => Array.from({ length: n }, () => item(example[0][0])));
      const likes = example.length > 0 ? example : [0];
      const made = numbers(n, traits.distinct).map((number) => item(pick(likes), number));
      if (!traits.sorted) return made;
      return made.toSorted((one, other) =>
        firstOf(one) < firstOf(other) ? -1 : firstOf(one) > firstOf(other) ? 1 : 0,
      );
    }
    const isMap = example instanceof Map;
    const pairs = isMap ? [...example] : Object.entries(example);
    if (pairs.length === 0) return example;
    // A record with fields of several kinds keeps its fields.
    if (!isMap && new Set(pairs.map(([, each]) => typeof each)).size > 1) return item(example);
    const made = numbers(n, true).map((number) => {
      const [key, each] = pick(pairs);
      return [leaf(key, number), item(each)];
    });
    return isMap ? new Map(made) : Object.fromEntries(made);
  }

  return { leaf, sized, below };
}
