import fc from "fast-check";
import { expect, test } from "vitest";
import { dataLines } from "../../../../server/models/served/sse.ts";

test("the data lines are the same however the bytes are cut", () => {
  const payloads = fc.array(
    fc.string({ unit: "grapheme" }).map((text) => JSON.stringify(text)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(payloads, fc.array(fc.nat(400)), fc.constantFrom("\n", "\r\n"), (written, cuts, end) => {
      const stream = Buffer.from(written.map((each) => `: ping${end}id: 7${end}data: ${each}${end}${end}`).join(""));
      const read: string[] = [];
      const onBytes = dataLines((payload) => void read.push(payload));
      const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, stream.length)), stream.length])].toSorted(
        (a, b) => a - b,
      );
      for (let at = 1; at < places.length; at += 1) onBytes(stream.subarray(places[at - 1], places[at]));
      expect(read).toEqual(written);
    }),
    { numRuns: 500 },
  );
});

test("a line without an end does not fill the memory", () => {
  const onBytes = dataLines(() => {});
  const endless = (): void => {
    for (let at = 0; at < 10; at += 1) onBytes(Buffer.alloc(1024 * 1024, "x"));
  };
  expect(endless).toThrow("no end");
});
