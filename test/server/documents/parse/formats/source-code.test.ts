import { expect, test } from "vitest";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

const definition = (at: number) => [
  `def work_${at}(x):`,
  ...Array.from({ length: 22 }, (_, line) => `    x += ${line}`),
  "    return x",
  "",
];

test("a long source file is cut where definitions begin, and no line is lost", async () => {
  const source = Array.from({ length: 30 }, (_, at) => definition(at)).flat();
  const { pages } = await readBytes(source.join("\n"), "source", "work.py");
  for (const page of pages) {
    expect(page.text).toMatch(/^def work_/);
    expect(page.text.split("\n").length).toBeLessThanOrEqual(100);
    expect(partsOf(page, "code")).toEqual([page.text]);
  }
  const lines = pages.flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
  expect(lines).toEqual(source.filter((line) => line !== ""));
});

test("indentation of a page's first line stays", async () => {
  expect((await readBytes("\n    return 1\n", "source", "a.py")).text).toBe("    return 1");
});

test("minified code is cut into pages that can be read", async () => {
  const { pages } = await readBytes("a=1;".repeat(100_000), "source", "a.min.js");
  expect(pages.map(({ text }) => text.replaceAll("\n", "")).join("")).toBe("a=1;".repeat(100_000));
  for (const { text } of pages) expect(text.length).toBeLessThanOrEqual(6200);
});

test("a file without anything in it is one empty page", async () => {
  expect((await readBytes("\n\n", "source", "a.py")).pages).toMatchObject([{ state: "empty" }]);
});
