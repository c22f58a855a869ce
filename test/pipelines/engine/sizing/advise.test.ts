import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advise } from "../../../../pipelines/engine/sizing/advise.ts";
import { gemmaIds } from "../../../../pipelines/engine/sizing/sizing.ts";
import { gemmaOf } from "../../../../pipelines/engine/sizing/gemma.ts";
import { machineHere, machines } from "../../../../pipelines/engine/sizing/machines.ts";
import type { Advice, DetectedMachine, Machine, Wish } from "../../../../pipelines/engine/sizing/sizing.ts";

const wish: Wish = { context: 32_768, concurrency: 1, cache: true };
const machineOf = (id: string): Machine => machines.find((each) => each.id === id)!;
const detected: DetectedMachine = {
  cores: 2,
  memoryBytes: 25_276_502_016,
  processor: "AMD EPYC",
  platform: "linux",
  gpus: [],
  diskFreeBytes: null,
};
const told = ({ advised }: Advice) => (advised ? `${advised.model} ${advised.precision}` : "nothing");
const reason = (advice: Advice, key: string) => advice.reasons.find((each) => each.key === key)?.values;

describe("at 32k tokens for one", () => {
  test.each([
    ["h200", "27b bf16"],
    ["h100", "27b bf16"],
    ["mi300x", "27b bf16"],
    // 8 bits take 36.6 of 40 GB in vLLM with nothing left for a second person; int4 leaves room for five.
    ["a100-40", "27b int4-32"],
    ["l40s", "27b sfp8"],
    ["rtx-a6000", "27b sfp8"],
    ["rtx-5090", "27b int4-32"],
    // 53 tokens a second, and the whole of 27B: ahead of 12B in 8 bits, which would fit as well.
    ["rtx-4090", "27b int4-32"],
    ["rtx-3090", "27b int4-32"],
    ["rx-7900-xtx", "27b int4-32"],
    // Slow memory: 16 tokens a second at most are still faster than one reads.
    ["l4", "27b int4-32"],
    ["t4", "12b int4-32"],
    ["rtx-4080", "12b int4-32"],
    ["rtx-4060-ti-16", "12b int4-32"],
    // 12B would take 11.5 of 12 GB: tight, and a screen on the same card would end it.
    ["rtx-3060-12", "4b bf16"],
    ["rtx-4060", "4b sfp8"],
    ["apple-m1-8", "1b bf16"],
    ["apple-m1-16", "4b sfp8"],
    ["apple-m4-24", "12b int4-32"],
    // 27B fits in int4 at 14 tokens a second: slow for code, fine for reading.
    ["apple-m4-pro-48", "27b int4-32"],
    ["apple-m4-max-64", "27b sfp8"],
    ["apple-m2-ultra-192", "27b bf16"],
    ["cpu-8", "1b int4-32"],
    ["cpu-16", "4b int4-32"],
    // 12B would fit, but 16 cores read a long question in 12 seconds before the first word.
    ["cpu-64", "4b int4-32"],
  ])("%s is told to run %s", (id, expected) => {
    const advice = advise(machineOf(id), wish);
    expect(told(advice)).toBe(expected);
    expect(advice.advised?.fit).toBe("fits");
    expect(advice.commands).not.toHaveLength(0);
  });

  test("two cores with 24 GB and no card run 1B inside Facet, and are told why not 4B", () => {
    const advice = advise(machineHere(detected), wish);
    expect(told(advice)).toBe("1b int4-32");
    expect(advice.commands[0]?.server).toBe("embedded");
    expect(reason(advice, "cpu-speed")).toEqual({ model: "4b", precision: "int4-32", cores: 2, seconds: 31 });
    expect(reason(advice, "unknown-bandwidth")).toEqual({});
    expect(reason(advice, "no-vision")).toEqual({ model: "1b" });
    // Memory would hold a hundred conversations; two cores would not answer them.
    expect(reason(advice, "leaves-room")).toBeUndefined();
  });

  test("an RTX 4090 is told what it takes, what does not fit, and that 27B is ahead on every test", () => {
    const advice = advise(machineOf("rtx-4090"), wish);
    expect(advice.reasons.map(({ key }) => key)).toEqual(["fits", "better-precision-too-big", "ahead-of", "speed"]);
    expect(reason(advice, "ahead-of")).toEqual({ model: "27b", than: "12b", ahead: 7, of: 7 });
    expect(reason(advice, "speed")).toEqual({ tokensPerSecond: expect.closeTo(53, 0) });
  });

  test("an H200 has room for more than twenty at once", () => {
    expect(reason(advise(machineOf("h200"), wish), "leaves-room")?.["atOnce"]).toBeGreaterThan(20);
  });
});

describe("other wishes", () => {
  test("who wants pictures seen gets a model with eyes, though two cores are slow for it", () => {
    const advice = advise(machineHere(detected), { ...wish, vision: true });
    expect(told(advice)).toBe("4b int4-32");
    expect(advice.commands.map(({ server }) => server)).toEqual(["llama-server", "ollama"]);
  });

  test("the longest context leaves the 24 GB card with a smaller model", () => {
    const advice = advise(machineOf("rtx-4090"), { ...wish, context: 131_072 });
    expect(told(advice)).toBe("12b int4-32");
    expect(reason(advice, "larger-too-big")).toMatchObject({ model: "27b" });
  });

  test("a context longer than the model reads is cut, and said", () => {
    const advice = advise(machineOf("cpu-8"), { ...wish, context: 131_072 });
    expect(reason(advice, "context-capped")).toEqual({ model: "1b", context: 32_768, asked: 131_072 });
  });

  test("where nothing fits it says what would", () => {
    const advice = advise(machineOf("cpu-8"), { ...wish, context: 131_072, concurrency: 512 });
    expect(told(advice)).toBe("nothing");
    expect(advice.commands).toEqual([]);
    expect(reason(advice, "would-fit")).toMatchObject({ model: "1b", context: 32_768 });
    expect(advice.cells).toHaveLength(20);
  });

  test("on a machine too small for anything it says what would be needed, and nothing more", () => {
    const advice = advise(machineHere({ ...detected, memoryBytes: 1e9 }), { ...wish, vision: true });
    expect(advice.reasons.map(({ key }) => key)).toEqual(["nothing-fits"]);
    expect(reason(advice, "nothing-fits")?.["bytes"]).toBeGreaterThan(4e9);
  });

  test("a model that would crawl is passed over, and said so", () => {
    const slow: Machine = { ...machineOf("rtx-a6000"), bandwidth: 100e9 };
    const advice = advise(slow, wish);
    expect(told(advice)).toBe("12b int4-32");
    expect(reason(advice, "larger-too-slow")).toMatchObject({ model: "27b" });
    expect(reason(advice, "better-precision-too-slow")).toMatchObject({ model: "12b", precision: "sfp8" });
  });
});

const anyWish = fc.record({
  context: fc.integer({ min: 512, max: 131_072 }),
  concurrency: fc.integer({ min: 1, max: 512 }),
  cache: fc.boolean(),
  vision: fc.boolean(),
});

test("whatever is wished on whatever machine, what is advised and every command fit, and eyes are there when wished", () => {
  fc.assert(
    fc.property(fc.constantFrom(...machines), anyWish, (machine, each) => {
      const { advised, commands, reasons } = advise(machine, each);
      expect(reasons).not.toHaveLength(0);
      expect(advised === null).toBe(commands.length === 0);
      if (!advised) return;
      expect(advised.fit).toBe("fits");
      expect(advised.precision).not.toBe("int4");
      if (each.vision) expect(gemmaOf(advised.model).vision).toBe(true);
      for (const { total } of commands) expect(total).toBeLessThanOrEqual(machine.usableBytes);
    }),
    { numRuns: 400 },
  );
});

test("more memory never brings a smaller model", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...machines),
      anyWish,
      fc.double({ min: 1, max: 4, noNaN: true }),
      (machine, each, times) => {
        const rankOn = (one: Machine) => gemmaIds.indexOf(advise(one, each).advised?.model ?? "270m");
        const larger = {
          ...machine,
          memoryBytes: machine.memoryBytes * times,
          usableBytes: machine.usableBytes * times,
        };
        expect(rankOn(larger)).toBeGreaterThanOrEqual(rankOn(machine));
      },
    ),
    { numRuns: 200 },
  );
});
