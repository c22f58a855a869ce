import fc from "fast-check";
import { expect, test } from "vitest";
import { batches, truncate } from "../../../../server/models/onnx/batches.ts";

const separator = 102;
const encoded = (length: number) => ({
  ids: Array.from({ length }, (_, at) => (at === length - 1 ? separator : 1000 + at)),
  types: Array.from({ length }, () => 0),
});

test.each([
  [3, 3],
  [512, 512],
  [513, 512],
  [9000, 512],
])("a text of %i tokens is read as %i, and still ends with [SEP]", (length, kept) => {
  const { ids, types } = truncate(encoded(length));
  expect([ids.length, types.length, ids.at(-1)]).toEqual([kept, kept, separator]);
});

test("every text is in exactly one batch, unchanged, with its padding masked", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 }),
      fc.record({ texts: fc.integer({ min: 1, max: 9 }), tokens: fc.integer({ min: 1, max: 200 }) }),
      (lengths, limits) => {
        const texts = lengths.map(encoded);
        const made = batches(texts, limits);
        expect(made.flatMap(({ places }) => places).toSorted((a, b) => a - b)).toEqual(texts.map((_, at) => at));
        for (const { places, length, ids, mask } of made) {
          expect(places.length).toBeLessThanOrEqual(limits.texts);
          if (places.length > 1) expect(places.length * length).toBeLessThanOrEqual(limits.tokens);
          for (const [row, place] of places.entries()) {
            const real = texts[place]!.ids;
            expect([...ids.subarray(row * length, row * length + real.length)].map(Number)).toEqual(real);
            expect([...mask.subarray(row * length, (row + 1) * length)].filter((each) => each === 1n)).toHaveLength(
              real.length,
            );
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a passage is read alone, so that its vector does not depend on what it came with; short texts are read together", () => {
  const sizes = (lengths: readonly number[]) => batches(lengths.map(encoded)).map(({ places }) => places.length);
  expect(sizes([300, 400, 280, 512])).toEqual([1, 1, 1, 1]);
  expect(sizes(Array.from({ length: 20 }, () => 20))).toEqual([8, 8, 4]);
});
