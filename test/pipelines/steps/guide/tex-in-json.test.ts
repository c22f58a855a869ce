import { expect, test } from "vitest";
import { jsonObjects } from "../../../../pipelines/steps/json-objects.ts";
import { texInJson } from "../../../../pipelines/steps/guide/tex-in-json.ts";

/** What is read of a JSON text as a model writes it, cut into pieces. */
function read(text: string, size: number): unknown[] {
  const values: unknown[] = [];
  const feed = texInJson(jsonObjects((value) => void values.push(value)));
  for (let at = 0; at < text.length; at += size) feed(text.slice(at, at + size));
  feed();
  return values;
}

test.each([1, 3, 1000])("formulas keep their commands, escaped or not, in pieces of %i", (size) => {
  const formula = String.raw`$\frac{1}{2} \times \beta \cdot \delta \theta \nabla \rho$`;
  expect(read(`{"text": "${formula}"}`, size)).toEqual([{ text: formula }]);
  expect(read(JSON.stringify({ text: formula }), size)).toEqual([{ text: formula }]);
});

test.each([1, 7])("line ends, quotation marks and umlauts stay what they are, in pieces of %i", (size) => {
  const text = 'Say "heat".\nThen\tgo on: \\ ä end';
  expect(read(`${JSON.stringify({ text })} and \\`, size)).toEqual([{ text }]);
  expect(read(String.raw`{"text": "\u00e4\n\nNext"}`, size)).toEqual([{ text: "ä\n\nNext" }]);
});
