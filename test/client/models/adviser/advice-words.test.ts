import { expect, test } from "vitest";
import {
  adviceSentence,
  machineFacts,
  machineName,
  reasonSentences,
} from "../../../../client/models/adviser/advice-words.ts";
import { modelsDe } from "../../../../client/strings/models.de.ts";
import { modelsEn } from "../../../../client/strings/models.en.ts";
import { advise } from "../../../../pipelines/engine/sizing/advise.ts";
import { machines } from "../../../../pipelines/engine/sizing/machines.ts";
import type { AdviceReason, Machine, Sizing } from "../../../../pipelines/engine/sizing/sizing.ts";

const card: Machine = {
  id: "here",
  name: "RTX 4090",
  kind: "gpu",
  maker: "nvidia",
  memoryBytes: 24e9,
  usableBytes: 24e9,
  bandwidth: 1.008e12,
  cores: null,
  runsVllm: true,
};
const cell: Sizing = {
  model: "27b",
  precision: "int4",
  weights: 14e9,
  cache: 3e9,
  cacheWithoutWindow: 17e9,
  overhead: 0.2e9,
  total: 17.2e9,
  fit: "fits",
  tokensPerSecond: 58,
  atOnce: 2,
};
const wish = { context: 32_768, concurrency: 1, cache: true };
const said = (change: Partial<Sizing>, asked: Partial<typeof wish> = {}, machine: Partial<Machine> = {}) =>
  adviceSentence(
    { ...cell, ...change },
    { machine: { ...card, ...machine }, wish: { ...wish, ...asked } },
    modelsEn,
    "en",
  );

test("a machine is told by its name, memory and bandwidth, its memory never twice", () => {
  expect(machineFacts(card, modelsEn, "en")).toBe("RTX 4090, 24\u00a0GB, 1,008\u00a0GB/s");
  expect(machineFacts({ ...card, bandwidth: null }, modelsEn, "en")).toBe("RTX 4090, 24\u00a0GB");
  expect(machineName({ ...card, name: "Apple M4 Pro, 24 GB" }, modelsEn, "en")).toBe("Apple M4 Pro, 24 GB");
  expect(machineName({ ...card, name: "RTX 4060 Ti 24GB" }, modelsEn, "en")).toBe("RTX 4060 Ti 24GB");
});

test("a processor of the list is called so in the reader's language, this one by its own name", () => {
  const processor = { ...card, id: "cpu-16", kind: "cpu", name: "Processor only, 24 GB" } as const;
  expect(machineName(processor, modelsDe, "de")).toBe("Nur Prozessor, 24\u00a0GB");
  expect(machineName({ ...processor, id: "here", name: "Ryzen 7" }, modelsDe, "de")).toBe("Ryzen 7, 24\u00a0GB");
});

test.each([
  [
    {},
    {},
    "Run Gemma 3 27B in int4. It takes 17.2 of 24\u00a0GB with 32k tokens of context, and leaves room for two at once.",
  ],
  [{ atOnce: 1 }, {}, "Run Gemma 3 27B in int4. It takes 17.2 of 24\u00a0GB with 32k tokens of context."],
  [
    { atOnce: 40 },
    { concurrency: 4 },
    "Run Gemma 3 27B in int4. It takes 17.2 of 24\u00a0GB with four conversations of 32k tokens each, and leaves room for 40.",
  ],
  [
    {},
    { cache: false },
    "Run Gemma 3 27B in int4. It takes 17.2 of 24\u00a0GB with 32k tokens of context and no key-value cache.",
  ],
  [
    { fit: "tight", total: 23.1e9, atOnce: 1 },
    {},
    "Gemma 3 27B in int4 only just fits. It takes 23.1 of 24\u00a0GB with 32k tokens of context.",
  ],
  [
    { fit: "too-big", total: 57.1e9, atOnce: 0, precision: "bf16" },
    {},
    "Gemma 3 27B in bf16 is too big here. It would take 57.1\u00a0GB where there are 24\u00a0GB, with 32k tokens of context.",
  ],
  [
    { model: "1b", atOnce: 1 },
    { context: 131_072 },
    "Run Gemma 3 1B in int4. It takes 17.2 of 24\u00a0GB with 32k tokens of context.",
  ],
] as const)("the cell %j, asked %j, is told in one or two sentences", (change, asked, sentence) => {
  expect(said(change, asked)).toBe(sentence);
});

test("a processor's memory has room for many, its cores have not: nothing is promised", () => {
  expect(said({ atOnce: 112 }, {}, { kind: "cpu" })).toMatch(/with 32k tokens of context\.$/);
});

test("where the system lives in the same memory, what is left of it is what counts", () => {
  expect(said({ atOnce: 1 }, {}, { usableBytes: 21e9 })).toContain(
    "It takes 17.2 of the 21\u00a0GB a model may use here",
  );
});

test("a reason is not told twice, and its values are written as the reader counts", () => {
  const reasons: readonly AdviceReason[] = [
    { key: "fits", values: { model: "27b", precision: "int4", bytes: 17.2e9, memoryBytes: 24e9 } },
    { key: "leaves-room", values: { atOnce: 2 } },
    { key: "better-precision-too-big", values: { model: "27b", precision: "sfp8", bytes: 32e9 } },
    { key: "ahead-of", values: { model: "27b", than: "12b", ahead: 7, of: 7 } },
    { key: "speed", values: { tokensPerSecond: 1234.5 } },
  ];
  expect(reasonSentences(reasons, modelsDe, "de")).toEqual([
    "In SFP8 bräuchte es 32,0\u00a0GB.",
    "Es liegt in jedem veröffentlichten Test vor 12B.",
    "Höchstens 1.235 Token pro Sekunde für eine Person.",
  ]);
});

test("every reason the adviser can give, on every machine it knows, is a whole sentence in both languages", () => {
  const contexts = [512, 32_768, 131_072];
  for (const machine of machines) {
    for (const context of contexts) {
      for (const [concurrency, vision] of [
        [1, false],
        [64, true],
      ] as const) {
        const { reasons } = advise(machine, { context, concurrency, cache: true, vision });
        for (const [words, language] of [
          [modelsEn, "en"],
          [modelsDe, "de"],
        ] as const) {
          for (const sentence of reasonSentences(reasons, words, language)) {
            expect(sentence).toMatch(/^[A-ZÄÖÜ0-9].*\.$/);
            expect(sentence).not.toMatch(/undefined|NaN| {2}| [.,]|Infinity/);
          }
        }
      }
    }
  }
});
