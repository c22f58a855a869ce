import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looseJson } from "../../../../pipelines/steps/creator/loose-json.ts";

describe("what a model wrote badly is read all the same", () => {
  test.each([
    ["words around it", 'Sure! Here it is:\n```json\n{"a": "b"}\n```\nHope it helps.', { a: "b" }],
    ["a comma too many", '{"a": ["b", "c",], "d": 1,}', { a: ["b", "c"], d: 1 }],
    ["a comma too few", '{"a": ["b" "c"]\n"d": true}', { a: ["b", "c"], d: true }],
    ["a line break in a text", '{"a": "one\ntwo"}', { a: "one\ntwo" }],
    ["quotation marks in a text", '{"a": "she said "go" and went", "b": 1}', { a: 'she said "go" and went', b: 1 }],
    ["a field without quotation marks", '{a: "b"}', { a: "b" }],
    ["a list that is closed as an object", '{"a": ["b"}', { a: ["b"] }],
    ["escapes", String.raw`{"a": "\u2615 \"x\" \n\\"}`, { a: '☕ "x" \n\\' }],
    ["numbers and nothing", '{"a": -1.5, "b": null, "c": 2}', { a: -1.5, c: 2 }],
  ])("%s", (_what, text, value) => {
    expect(looseJson(text)?.value).toEqual(value);
  });

  test("nothing where there is no object", () => {
    expect(looseJson("I cannot do that.")).toBeNull();
    expect(looseJson("")).toBeNull();
  });
});

test("a text that is not closed is left out, or given as far as it goes where that is asked for", () => {
  const text = '{"captions": ["One.", "Tw';
  expect(looseJson(text)).toEqual({ value: { captions: ["One."] }, isWhole: false });
  expect(looseJson(text, { cutTexts: true })).toEqual({ value: { captions: ["One.", "Tw"] }, isWhole: false });
  expect(looseJson('{"captions": ["One."]}')).toMatchObject({ isWhole: true });
});

test("deep nesting, long white space and any text at all end without an error", () => {
  expect(() => looseJson("{".repeat(5000) + '"a":'.repeat(2000))).not.toThrow();
  expect(looseJson(`{"a": "b"${" ".repeat(20_000)}`)?.value).toEqual({ a: "b" });
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \na1tu'.split("")) }), (text) => void looseJson(text)),
  );
});

test("every JSON object is read as JSON reads it, but for nothing, which is left out", () => {
  const values = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.array(fc.string())),
  );
  fc.assert(
    fc.property(values, (value) => {
      // A text may end in what looks like JSON's own end: then no reader that mends quotation marks can know.
      fc.pre(!/"\s*[,:\]}]/.test(Object.entries(value).flat().join("\n")) && !("__proto__" in value));
      expect(looseJson(JSON.stringify(value))?.value).toEqual(value);
    }),
  );
});

test("each beginning of an answer gives a part of what the whole gives", () => {
  const whole =
    '{"captions": ["One, two.", "Three."], "hashtags": {"broad": ["a"], "niche": []}, "callToAction": "Go."}';
  let most = 0;
  for (let end = 0; end <= whole.length; end += 1) {
    const { captions = [] } = (looseJson(whole.slice(0, end))?.value ?? {}) as { captions?: string[] };
    expect(["One, two.", "Three."].slice(0, captions.length)).toEqual(captions);
    expect(captions.length).toBeGreaterThanOrEqual(most);
    most = captions.length;
  }
  expect(most).toBe(2);
});
