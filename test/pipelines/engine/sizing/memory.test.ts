import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builds } from "../../../../pipelines/engine/sizing/builds.ts";
import { gemmaModels, gemmaOf } from "../../../../pipelines/engine/sizing/gemma.ts";
import { machines } from "../../../../pipelines/engine/sizing/machines.ts";
import { bitsOf, cacheOf, sizeOf, weightsOf, weightsRead } from "../../../../pipelines/engine/sizing/memory.ts";
import { gemmaIds, precisions } from "../../../../pipelines/engine/sizing/sizing.ts";
import type { GemmaId, Machine, Precision } from "../../../../pipelines/engine/sizing/sizing.ts";

const machineOf = (id: string): Machine => machines.find((each) => each.id === id)!;
const wish = { context: 32_768, concurrency: 1, cache: true };

describe("files that are served", () => {
  // Sizes of the QAT files in Q4_0 and of mmproj-model-f16.gguf, as their repositories list them.
  const files: [GemmaId, number][] = [
    ["270m", 241_410_624],
    ["1b", 720_425_600],
    ["4b", 2_526_080_992],
    ["12b", 7_131_017_792],
    ["27b", 15_908_791_488],
  ];
  test.each(files)("the text part of %s in blocks of 32 is as large as its file", (id, bytes) => {
    const text = weightsRead(gemmaOf(id), bitsOf["int4-32"]);
    expect(Math.abs(text / bytes - 1)).toBeLessThan(0.02);
  });

  test("the eyes are as large as their file", () => {
    const { vision } = gemmaOf("4b").parameters;
    expect((vision * 2e9) / 851_251_104).toBeCloseTo(1, 1);
  });

  test("4B in 8 bits and in 16 is as large as its files", () => {
    const model = gemmaOf("4b");
    expect(
      weightsRead(model, builds["llama-server"]({ model: "4b", precision: "sfp8" }).bits) / 4_130_226_336,
    ).toBeCloseTo(1, 2);
    expect(weightsRead(model, bitsOf.bf16) / 7_767_474_336).toBeCloseTo(1, 2);
  });
});

describe("the cache", () => {
  // KV per token 80 KiB + 416 MiB with the window, 496 KiB without: the arithmetic of the H200 plan.
  test("of 27B at 32k is 2.9 GiB with the window and 15.5 without", () => {
    expect(cacheOf(gemmaOf("27b"), 32_768) / 2 ** 30).toBeCloseTo(2.9, 1);
    expect(cacheOf(gemmaOf("27b"), 32_768, false) / 2 ** 30).toBeCloseTo(15.5, 1);
    expect(cacheOf(gemmaOf("27b"), 131_072) / 2 ** 30).toBeCloseTo(10.4, 1);
  });

  test("stops growing where the model reads no further", () => {
    expect(cacheOf(gemmaOf("1b"), 131_072)).toBe(cacheOf(gemmaOf("1b"), 32_768));
  });
});

describe("tokens a second of 27B on an H200", () => {
  const h200 = machineOf("h200");
  const short = { ...wish, context: 512 };
  test("are at most 89 in bf16 and 178 in 8 bits throughout", () => {
    expect(sizeOf(gemmaOf("27b"), "bf16", short, h200).tokensPerSecond).toBeCloseTo(88.6, 0);
    expect(sizeOf(gemmaOf("27b"), "sfp8", short, h200).tokensPerSecond).toBeCloseTo(176.5, 0);
  });

  test.each([
    ["sfp8", 169],
    ["int4", 293],
  ] as const)("are at most those of the plan in the %s checkpoint that vLLM loads", (precision, planned) => {
    const bits = builds.vllm({ model: "27b", precision })!.bits;
    const bound = h200.bandwidth! / weightsRead(gemmaOf("27b"), bits);
    expect(Math.abs(bound / planned - 1)).toBeLessThan(0.03);
  });

  test("are fewer with a long conversation, whose cache is read too", () => {
    const at = (context: number) => sizeOf(gemmaOf("27b"), "sfp8", { ...wish, context }, h200).tokensPerSecond!;
    expect(at(131_072)).toBeLessThan(at(32_768));
  });

  test("are not told where the bandwidth is not known", () => {
    expect(sizeOf(gemmaOf("27b"), "bf16", wish, { ...h200, bandwidth: null }).tokensPerSecond).toBeNull();
  });
});

test.each<[string, Precision, string, string]>([
  ["rtx-4090", "int4-32", "fits", "20.8"],
  ["rtx-4090", "bf16", "too-big", "58.9"],
  ["a100-40", "sfp8", "fits", "32.0"],
])("27B at 32k on %s in %s: %s, %s GB", (id, precision, fit, gigabytes) => {
  const sizing = sizeOf(gemmaOf("27b"), precision, wish, machineOf(id));
  expect(sizing.fit).toBe(fit);
  expect(Math.abs(sizing.total / 1e9 - Number(gigabytes))).toBeLessThan(0.11);
});

test("one conversation that is tight counts as one at once, and one that is too big as none", () => {
  const card: Machine = { ...machineOf("rtx-3060-12"), usableBytes: 12e9 };
  expect(sizeOf(gemmaOf("12b"), "int4-32", wish, card)).toMatchObject({ fit: "tight", atOnce: 1 });
  expect(sizeOf(gemmaOf("27b"), "int4-32", wish, card)).toMatchObject({ fit: "too-big", atOnce: 0 });
});

test("4B in four bits takes a processor's memory twice, as was measured: 4.9 GB without its eyes", () => {
  const { total, cache } = sizeOf(gemmaOf("4b"), "int4-32", { ...wish, context: 512 }, machineOf("cpu-16"));
  const eyes = gemmaOf("4b").parameters.vision * 2e9;
  const buffers = 0.6e9;
  expect((total - cache - eyes - buffers) / 1e9).toBeCloseTo(4.9, 0);
});

const anyModel = fc.constantFrom(...gemmaModels);
const anyPrecision = fc.constantFrom(...precisions);
const anyMachine = fc.constantFrom(...machines);
const anyWish = fc.record({
  context: fc.integer({ min: 512, max: 131_072 }),
  concurrency: fc.integer({ min: 1, max: 512 }),
  cache: fc.boolean(),
});

test("more context and more conversations never take less memory, nor let more fit at once", () => {
  const more = fc.record({ context: fc.nat(100_000), concurrency: fc.nat(500) });
  fc.assert(
    fc.property(anyModel, anyPrecision, anyMachine, fc.tuple(anyWish, more), (model, precision, machine, wishes) => {
      const [less, added] = wishes;
      const greater = {
        ...less,
        context: less.context + added.context,
        concurrency: less.concurrency + added.concurrency,
      };
      const small = sizeOf(model, precision, less, machine);
      const large = sizeOf(model, precision, greater, machine);
      expect(large.total).toBeGreaterThanOrEqual(small.total);
      if (less.cache) expect(large.atOnce).toBeLessThanOrEqual(small.atOnce);
    }),
  );
});

test("a larger model never takes less memory", () => {
  fc.assert(
    fc.property(anyPrecision, anyMachine, anyWish, (precision, machine, each) => {
      const totals = gemmaIds.map((id) => sizeOf(gemmaOf(id), precision, each, machine).total);
      expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    }),
  );
});

test("fewer bits never take more memory, and the window never more than none", () => {
  fc.assert(
    fc.property(anyModel, anyMachine, anyWish, (model, machine, each) => {
      const weights = (["bf16", "sfp8", "int4-32", "int4"] as const).map((name) => weightsOf(model, bitsOf[name]));
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      const { cache, cacheWithoutWindow } = sizeOf(model, "bf16", each, machine);
      expect(cache).toBeLessThanOrEqual(cacheWithoutWindow);
    }),
  );
});

test("as many as are said to fit at once do fit, and one more does not fit with room", () => {
  fc.assert(
    fc.property(anyModel, anyPrecision, anyMachine, anyWish, (model, precision, machine, each) => {
      const { atOnce } = sizeOf(model, precision, each, machine);
      fc.pre(each.cache && atOnce > 0);
      expect(sizeOf(model, precision, { ...each, concurrency: atOnce }, machine).fit).not.toBe("too-big");
      if (atOnce < 512)
        expect(sizeOf(model, precision, { ...each, concurrency: atOnce + 1 }, machine).fit).not.toBe("fits");
    }),
  );
});
