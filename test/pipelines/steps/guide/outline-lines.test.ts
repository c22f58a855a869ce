import fc from "fast-check";
import { expect, test } from "vitest";
import { readOutline } from "../../../../pipelines/steps/guide/outline-lines.ts";

test("titles come as clean lines out of a list with everything small models put around it", () => {
  const said = `Sure! Here are 5 lesson titles:

1. **What heat is**
2) "A liquid that boils in the cold"
3. Lesson 3: The _loop_
- What heat is
4. The compressor: it squeezes the gas until it is so hot that it can warm the water of the whole house<end_of_turn>
5. Frost.`;
  expect(readOutline(said)?.titles).toEqual([
    "What heat is",
    "A liquid that boils in the cold",
    "The loop",
    "The compressor",
    "Frost",
  ]);
});

test("JSON is read, in a fence, with words around it, or broken off", () => {
  const layers = ["One thing", "Two things", "Three things"];
  const json = JSON.stringify({ topic: "Things", layers });
  for (const said of [json, `Here:\n\`\`\`json\n${json}\n\`\`\``, json.slice(0, -2)])
    expect(readOutline(said)).toEqual({ topic: "Things", titles: layers });
});

test("more than seven titles are cut, fewer than three are none", () => {
  const list = (count: number) =>
    Array.from({ length: count }, (_, at) => `${at + 1}. Part ${"abcdefghij"[at]}`).join("\n");
  expect(readOutline(list(10))?.titles).toHaveLength(7);
  expect(readOutline(list(2))).toBeNull();
  expect(readOutline("Heat flows from warm to cold. That is all.\nIt is simple.\nReally.")).toBeNull();
  expect(readOutline("")).toBeNull();
});

test("no text breaks the reading, and no title is empty or long", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 120 }), { maxLength: 12 }), (lines) => {
      for (const title of readOutline(lines.map((line, at) => `${at}. ${line}`).join("\n"))?.titles ?? []) {
        expect(title.trim()).not.toBe("");
        expect(title.length).toBeLessThanOrEqual(90);
      }
    }),
  );
});
