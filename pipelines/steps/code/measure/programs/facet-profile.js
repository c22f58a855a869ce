// Counts where the work of a function goes: how often each body of its files runs, on one input that is big enough.
const report = globalThis.facetReport;
delete globalThis.facetReport;

const { default: config } = await import("./facet-config.js");
const { Stop, choose, functionOf, load } = await import("./facet-choose.js");
const { consumed, copied } = await import("./facet-same.js");

const hits = new Map();
let left = Number.POSITIVE_INFINITY;
class Enough extends Error {}

/** Counts of all files of one side fall together: the file that is profiled is the only one that counts. */
globalThis.__lines = {
  hit(line) {
    hits.set(line, (hits.get(line) ?? 0) + 1);
    left -= 1;
    if (left < 0) throw new Enough();
  },
};

try {
  const names = await load(`facet_before/${config.file}`);
  const call = functionOf(names, config.name);
  const way = await choose(config, names, call);
  let n = 4;
  let total = 0;
  for (; n <= config.largest; n *= 2) {
    const parameters = copied(way.make(n, 1, true));
    hits.clear();
    left = config.mostHits;
    try {
      await consumed(call(...parameters));
    } catch (raised) {
      if (!(raised instanceof Enough)) break;
    }
    total = config.mostHits - left;
    if (total > config.mostHits / 4) break;
  }
  const lines = [...hits].map(([line, count]) => ({ file: config.file, line, ms: count }));
  report({ reason: null, lines: lines.toSorted((one, other) => other.ms - one.ms).slice(0, 200), n });
} catch (raised) {
  if (!(raised instanceof Stop)) throw raised;
  report({ reason: raised.reason, lines: [], n: 0 });
}

export {};
