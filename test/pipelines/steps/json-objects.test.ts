import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonObjects } from "../../../pipelines/steps/json-objects.ts";

function read(...pieces: readonly string[]): unknown[] {
  const objects: unknown[] = [];
  const take = jsonObjects((value) => objects.push(value));
  for (const piece of pieces) take(piece);
  return objects;
}

test.each([
  ["words without any object", 'He said "yes" and left.'],
  ["an object that never ends", '{"text": "half'],
  ["braces that are no JSON", "{not json} } }"],
  ["an empty text", ""],
])("%s give none", (_what, text) => {
  expect(read(text)).toEqual([]);
});

test("a quotation mark before the object hides nothing", () => {
  expect(read('Here is "it: {"a": 1}')).toEqual([{ a: 1 }]);
});

test("an object is told with its last brace, the inner one first", () => {
  expect(read('{"a": [{"b": "}"}', ', {"c": "\\"{"}]}')).toEqual([
    { b: "}" },
    { c: '"{' },
    { a: [{ b: "}" }, { c: '"{' }] },
  ]);
});

test("however the text is cut, the same objects come", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.string() })), fc.array(fc.nat(200)), (objects, places) => {
      const text = objects.map((each) => JSON.stringify(each)).join("\n");
      const cuts = [0, ...places.filter((place) => place < text.length).toSorted((a, b) => a - b), text.length];
      expect(read(...cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut)))).toEqual(objects);
    }),
  );
});
