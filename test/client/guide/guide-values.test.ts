import fc from "fast-check";
import { expect, test } from "vitest";
import { lessonOf, marksOf, outlineOf } from "../../../client/guide/guide-values.ts";
import { heatPath, opened, third } from "../../support/told-path.ts";

test("an outline, a lesson and marks are read as the Guide wrote them", () => {
  expect(outlineOf(heatPath(2))).toEqual(heatPath(2));
  expect(lessonOf(third.outputs["layer"])).toEqual(third.outputs["layer"]);
  expect(marksOf(third.outputs["marks"])).toEqual(third.outputs["marks"]);
});

test.each([
  ["nothing", undefined],
  ["a text", "1. Heat"],
  ["a list, as older answers have it", [{ title: "Heat", done: true }]],
  ["no layers", { topic: "Heat", depth: "school", layers: [] }],
  ["layers without a title", { topic: "Heat", layers: [{ id: "l1" }, { title: "Heat" }, null] }],
])("%s is no outline, and no lesson", (_, value) => {
  expect(outlineOf(value)).toBeUndefined();
  expect(lessonOf(value)).toBeUndefined();
});

test("what is broken in a layer is left out, and the rest of it stays", () => {
  const layer = {
    id: "l1",
    title: " Heat ",
    state: "melting",
    words: ["heat", 3, ""],
    minutes: -2,
    quiz: { right: 9, asked: 3 },
  };
  expect(outlineOf({ topic: 7, depth: "deepest", layers: [layer, { id: "", title: "x" }] })).toEqual({
    topic: "",
    depth: "curious",
    layers: [{ id: "l1", title: "Heat", state: "later", words: ["heat"], quiz: { right: 3, asked: 3 } }],
  });
});

test("a paragraph of an unknown basis counts as general knowledge, never as proven", () => {
  const { paragraphs } = marksOf({ paragraphs: [{ basis: "gospel", citations: ["1", 2], unsure: "yes" }] });
  expect(paragraphs).toEqual([{ basis: "general", citations: [2], unverified: [], unsure: false }]);
});

test("a sum without its value is none", () => {
  expect(
    marksOf({ calculations: [{ expression: "1 + 1" }, { expression: "1 + 1", value: "2" }] }).calculations,
  ).toEqual([{ expression: "1 + 1", value: "2", label: "", assumed: [] }]);
});

test("no value at all breaks the page", () => {
  const mutated = fc.record(
    {
      topic: fc.anything(),
      depth: fc.anything(),
      layers: fc.anything(),
      paragraphs: fc.anything(),
      words: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), mutated, fc.constant(opened.outputs["outline"])), (value) => {
      outlineOf(value);
      lessonOf(value);
      marksOf(value);
    }),
  );
});
