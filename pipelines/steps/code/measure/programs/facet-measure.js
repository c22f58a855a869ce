// Times a function before and after a change on growing inputs, interleaved, and checks that both do the same.
const report = globalThis.facetReport;
delete globalThis.facetReport;

const { default: config } = await import("./facet-config.js");
const { useFairCollections } = await import("./facet-collections.js");
const { Stop, choose, functionOf, load } = await import("./facet-choose.js");
const { codeOf, consumed, copied, outcome, same, sameOutcome } = await import("./facet-same.js");

// Of short calls the quickest of many are undisturbed by other work; clocks of the processor tick too coarsely (4 ms on Linux).
const clock = performance.now.bind(performance);

const told = { reason: null, equal: null, points: [], repeats: 0, grows: null };
const tell = (more) => report(Object.assign(told, more));

/** Equal on so many inputs, or the first call on which they differ. Small inputs first. */
async function compare(before, after, make) {
  let inputs = 0;
  let most = 40;
  const began = clock();
  for (let seed = 0; seed < config.inputs && clock() - began < config.equalSeconds * 1000; seed += 1) {
    const n = Math.min(most, seed < 80 ? Math.floor(seed / 8) : 10 + (seed % 31));
    let parameters;
    try {
      parameters = make(n, seed);
    } catch {
      continue;
    }
    const at = clock();
    const one = await outcome(before, copied(parameters), seed);
    const other = await outcome(after, copied(parameters), seed);
    inputs += 1;
    if (!sameOutcome(one, other)) {
      const text = `${config.name}(${parameters.map(codeOf).join(", ")})`;
      return { inputs, different: text.length <= 600 ? text : `${text.slice(0, 600)}…` };
    }
    if (clock() - at > 100) most = Math.max(2, n - 1);
  }
  return { inputs, different: null };
}

/** Of several inputs of one size: a search that happens to end early says nothing about growth. */
function slowest(call, make, n) {
  let found;
  let longest = -1;
  for (let seed = 1; seed <= config.seeds && longest <= 2000 * config.callSeconds; seed += 1) {
    const parameters = make(n, seed, true);
    const trial = copied(parameters);
    const began = clock();
    try {
      call(...trial);
    } catch {
      // Judged when it is timed.
    }
    const ms = clock() - began;
    if (ms > longest) [found, longest] = [parameters, ms];
  }
  return found;
}

async function openSide(call, make) {
  const parameters = copied(make(6));
  const kept = copied(parameters);
  const first = await outcome(call, parameters, 1);
  const changes = !same(kept, parameters);
  const isPromise = typeof call(...copied(kept))?.then === "function";
  const isLazy = Array.isArray(first.value) && typeof call(...copied(kept))?.next === "function";

  async function batch(inputs) {
    const began = clock();
    if (isPromise || isLazy) for (const each of inputs) await consumed(call(...each));
    else for (const each of inputs) call(...each);
    return clock() - began;
  }

  /** Milliseconds of one call; short ones are repeated on equal inputs until `least` milliseconds. */
  async function time(n, least) {
    const made = make(n);
    const once = await batch([changes ? copied(made) : made]);
    if (once >= least) return once;
    let times = Math.min(2000, Math.floor(least / Math.max(once, 1e-3)) + 1);
    if (changes) times = Math.min(times, Math.max(1, Math.floor(20_000 / Math.max(1, n))));
    const inputs = Array.from({ length: times }, () => (changes ? copied(made) : made));
    return (await batch(inputs)) / times;
  }
  return { time, explored: await explore(time) };
}

/** Of several runs, unless one takes too long: a disturbed one must not end the search. */
async function quickest(time, n, began, cap) {
  let ms = await time(n, 0.5);
  for (let more = 0; more < 5 && clock() - began < 6 * cap + 300; more += 1) ms = Math.min(ms, await time(n, 0.5));
  return ms;
}

/** Sizes up to the largest that is still quick, found carefully: it may be exponential. */
async function explore(time) {
  const cap = config.callSeconds * 1000;
  const began = clock();
  const explored = [];
  let n = 2;
  while (n <= config.largest && clock() - began < config.exploreSeconds * 1000) {
    const at = clock();
    let ms;
    try {
      ms = await quickest(time, n, at, cap);
    } catch {
      break;
    }
    explored.push({ n, ms });
    if (ms > cap * 0.7 || clock() - at > 20 * cap + 1000) break;
    n = nextSize(explored, cap);
  }
  return explored;
}

function nextSize(explored, cap) {
  const { n, ms } = explored.at(-1);
  const before = explored.at(-2);
  if (before === undefined || ms < 0.05) return n < 16 ? n + Math.max(1, Math.floor(n / 2)) : n * 2;
  // By the steepest of the last steps: one that was disturbed makes the next look flat.
  const rates = explored.slice(-4, -1).map((each) => Math.max(1, ms / Math.max(each.ms, 1e-4)) ** (1 / (n - each.n)));
  const rate = Math.max(...rates);
  for (const step of [n, n / 2, n / 4, n / 8, 2, 1].map(Math.floor)) {
    // Of what grows exponentially few sizes can be timed: none of them is passed over.
    const isFine = rate ** Math.min(n, 64) <= 16 || rate ** step <= 3;
    if (step >= 1 && isFine && ms * rate ** step <= cap) return n + step;
  }
  return ms * rate <= 4 * cap ? n + 1 : config.largest + 1;
}

async function measure(sides) {
  const labels = Object.keys(sides);
  const sizes = labels.map((label) => sides[label].explored.filter(({ ms }) => ms >= 0.0005).slice(-config.points));
  const largest = Object.fromEntries(labels.map((label, at) => [label, sizes[at].at(-1)?.n ?? 0]));
  const all = [...new Set(sizes.flat().map(({ n }) => n))].toSorted((one, other) => one - other);
  const points = all.map((n) => ({ n, ...Object.fromEntries(labels.map((label) => [label, []])) }));
  const began = clock();
  for (let round = 0; round < config.repeats; round += 1) {
    for (const point of points) {
      for (const label of round % 2 === 0 ? labels : labels.toReversed()) {
        if (point.n <= largest[label]) point[label].push(await sides[label].time(point.n, config.leastSeconds * 1000));
      }
    }
    tell({ points, repeats: round + 1 });
    if (clock() - began > config.measureSeconds * 1000 && round >= 2) break;
  }
}

try {
  const calls = {};
  let way;
  for (const side of Object.keys(config.files)) {
    const names = await load(`facet_${side}/${config.file}`);
    calls[side] = functionOf(names, config.name);
    if (side === "before") way = await choose(config, names, calls.before);
  }
  tell({ grows: way.grows });
  if (calls.after !== undefined) tell({ equal: await compare(calls.before, calls.after, way.make) });
  useFairCollections();
  const kept = new Map();
  const make = (n) => {
    if (!kept.has(n)) kept.set(n, slowest(calls.before, way.make, n));
    return kept.get(n);
  };
  const sides = {};
  for (const [side, call] of Object.entries(calls)) sides[side] = await openSide(call, make);
  await measure(sides);
} catch (raised) {
  if (!(raised instanceof Stop)) throw raised;
  tell({ reason: raised.reason });
}

export {};
