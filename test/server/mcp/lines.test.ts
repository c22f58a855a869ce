import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../../server/mcp/lines.ts";

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const size of sizes) {
    yield bytes.subarray(from, from + size);
    from += size;
  }
  yield bytes.subarray(from);
}

async function read(bytes: Buffer, sizes: readonly number[] = []): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(cut(bytes, sizes))) lines.push(line);
  return lines;
}

test("however the bytes are cut, the lines are the same, and only a line feed ends one", async () => {
  const line = fc.string({ unit: fc.constantFrom("a", "ä", "🌙", "\u2028", "\u2029", "\u0085", " ") });
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.array(fc.nat(9)), async (lines, sizes) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(""));
      expect(await read(bytes, sizes)).toEqual(lines);
    }),
  );
});

test("the last line needs no end, and a carriage return before it is not of the line", async () => {
  expect(await read(Buffer.from("a\r\nb\rc"))).toEqual(["a", "b\rc"]);
});
