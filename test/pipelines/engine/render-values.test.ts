import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { components } from "../../../pipelines/engine/components.ts";
import type { ComponentName } from "../../../pipelines/engine/components.ts";
import type { FieldLook } from "../../../pipelines/engine/persona-fields.ts";
import { fieldsOfPersona } from "../../../pipelines/engine/persona-fields.ts";
import { renderValues } from "../../../pipelines/engine/render-values.ts";
import researcher from "../../../pipelines/researcher.ts";

const look = (component: ComponentName, label = "It"): Readonly<Record<string, FieldLook>> => ({
  it: { component, label },
});

test.each<[string, ComponentName, unknown, string]>([
  ["markdown stays as it is", "markdown", "# Heat\n\n**warm**", "# Heat\n\n**warm**"],
  [
    "code stands in a fence with its language",
    "code",
    { language: "python", text: "print(1)\n" },
    "It:\n```python\nprint(1)\n```",
  ],
  [
    "code that holds a fence gets a longer one",
    "code",
    { language: "md", text: "```\na\n```" },
    "It:\n````md\n```\na\n```\n````",
  ],
  [
    "a file stands under its name",
    "files",
    [{ name: "main.py", text: "print(1)\n" }],
    "It:\nmain.py\n```\nprint(1)\n```",
  ],
  ["a file whose text is not here is named", "files", [{ name: "photo.raw" }], "It: photo.raw"],
  [
    "a table is Markdown, with nothing that ends a cell",
    "table",
    { columns: ["City", "Size"], rows: [["Oslo", 7], [{ text: "A|B\nC", citation: [1] }, null], ["only one"]] },
    "It:\n| City | Size |\n| --- | --- |\n| Oslo | 7 |\n| A\\|B C |  |\n| only one |  |",
  ],
  ["points are a list", "points", ["No year.", "No sample."], "It:\n- No year.\n- No sample."],
  ["tags are a list", "tags", ["heat"], "It:\n- heat"],
  [
    "a citation shows its number, words and page",
    "citations",
    [{ number: 2, quote: "Cooling was strongest.", name: "canopy.pdf", page: 4, boxes: [] }],
    "It:\n[2] “Cooling was strongest.” (canopy.pdf, p. 4)",
  ],
  [
    "a reference says what the document says of itself",
    "references",
    [{ number: 1, authors: ["Ann Lee", "Bo Ek"], year: 2023, title: "Trees", name: "t.pdf", pages: [1, 4] }],
    "It:\n[1] Ann Lee, Bo Ek, 2023, Trees, t.pdf, p. 1, 4",
  ],
  [
    "an outline keeps its levels",
    "outline",
    [{ title: "Heat", done: true, children: [{ title: "Cold", done: false }] }],
    "It:\n- Heat\n  done\n  children:\n  - Cold",
  ],
  [
    "a quiz shows question, choices and answer",
    "quiz",
    [{ question: "What is 2 + 2?", choices: ["3", "4"], answer: 1 }],
    "It:\n- What is 2 + 2?\n  choices: 3, 4\n  answer: 1",
  ],
  [
    "a post shows its platform, text and tags",
    "posts",
    [{ platform: "LinkedIn", text: "Hello\nworld", hashtags: ["a", "b"] }],
    "It:\n- LinkedIn\n  text:\n  ```\n  Hello\n  world\n  ```\n  hashtags: a, b",
  ],
  [
    "a finding shows its line and fix",
    "findings",
    [{ message: "Off by one", severity: "high", line: 3, fix: null }],
    "It:\n- Off by one\n  severity: high\n  line: 3",
  ],
  [
    "a chart is its title and rows",
    "chart",
    { title: { text: "Rain" }, mark: "bar", data: { values: [{ month: "May", mm: 12 }] } },
    "It:\nRain\n| month | mm |\n| --- | --- |\n| May | 12 |",
  ],
  ["a picture is named", "image", { name: "cat.png", fileId: "x" }, "It:\n[image: cat.png]"],
  ["no picture is nothing", "image", null, ""],
  ["what only changes the looks is left out", "select", "short", ""],
  ["a slider is left out", "slider", 3, ""],
  ["a toggle is left out", "toggle", true, ""],
  ["anything else is JSON", "json", { a: [1] }, 'It: {"a":[1]}'],
])("%s", (_, component, value, text) => {
  expect(renderValues({ it: value }, look(component))).toBe(text);
});

test("a long table says how many rows are left out, and long JSON is cut", () => {
  const rows = Array.from({ length: 53 }, (_, at) => [at]);
  expect(renderValues({ it: { columns: ["n"], rows } }, look("table"))).toMatch(/\| 49 \|\n… 3 more rows$/);
  expect(renderValues({ it: { a: "x".repeat(9000) } }, look("json")).length).toBeLessThan(2100);
});

test("the main text comes first, the other fields under their labels in the persona's order", () => {
  const values = {
    missing: ["The year."],
    confidence: "high",
    citations: [{ number: 1, quote: "warm", name: "a.pdf", page: 1 }],
    summary: "Trees cool. [1]",
    nearest: undefined,
  };
  expect(renderValues(values, fieldsOfPersona(researcher).outputs)).toBe(
    "Trees cool. [1]\n\nWhat is missing:\n- The year.\n\nCitations:\n[1] “warm” (a.pdf, p. 1)",
  );
});

test("the values of a persona that is gone are read by their shape", () => {
  const values = { count: 3, caption: "A boat.", tags: ["sea"], empty: null };
  expect(renderValues(values, undefined)).toBe('A boat.\n\ncount: 3\n\ntags:\n["sea"]');
});

test("a field that the persona has no more is told under its key", () => {
  expect(renderValues({ it: "new", old: "before" }, look("markdown"))).toBe("new\n\nold: before");
});

describe("never throws", () => {
  const names = Object.keys(components) as ComponentName[];
  const anyFields = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom("a", "__proto__", "constructor")),
    fc.record({ component: fc.constantFrom(...names), label: fc.string() }),
  );
  const anyValue = fc.oneof(
    fc.jsonValue({ maxDepth: 5 }),
    fc.record({ columns: fc.jsonValue(), rows: fc.jsonValue(), values: fc.jsonValue(), data: fc.jsonValue() }),
    fc.array(
      fc.record({
        name: fc.jsonValue(),
        text: fc.jsonValue(),
        quote: fc.jsonValue(),
        pages: fc.jsonValue(),
        authors: fc.jsonValue(),
      }),
    ),
  );

  test("whatever the values and fields are", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("a", "b", "__proto__", "constructor"), anyValue),
        fc.option(anyFields),
        (values, fields) => {
          const all = fields === null ? undefined : Object.assign({ a: { component: "table", label: "A" } }, fields);
          expect(typeof renderValues(values, all as never)).toBe("string");
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each(names)("%s with every shape of value", (name) => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(typeof renderValues({ it: value }, look(name))).toBe("string");
      }),
      { numRuns: 50 },
    );
  });

  test("nested deeper than the stack reaches", () => {
    let deep: unknown = [];
    for (let level = 0; level < 20_000; level += 1) deep = [deep];
    for (const name of names) expect(typeof renderValues({ it: deep }, look(name))).toBe("string");
  });
});
