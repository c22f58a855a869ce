// Fences of a model put into real files, by the real outline of the tools.
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { applyAnswer } from "../../../../pipelines/steps/code/apply-answer.ts";
import type { CodeFile } from "../../../../pipelines/engine/code.ts";
import { openCodeTools } from "../../../../server/code/open-code-tools.ts";

const tools = openCodeTools({ log: pino({ level: "silent" }) });
afterAll(() => tools[Symbol.asyncDispose]());
const { signal } = new AbortController();

const python: CodeFile = {
  name: "shop.py",
  language: "python",
  text: `"""A shop."""
import os


RATE = 0.2


class Cart:
    def __init__(self):
        self.items = []

    @property
    def total(self):
        return sum(self.items)

    def add(self, price):
        self.items.append(price)


def tax(price):
    return price * RATE
`,
};
const script: CodeFile = {
  name: "src/shop.ts",
  language: "typescript",
  text: "const rate = 0.2;\n\nexport function tax(price: number): number {\n  return price * rate;\n}\n\nexport default class Cart {}\n",
};

async function applied(files: readonly CodeFile[], text: string, name: string | null = null, mayAdd = false) {
  const outlines = await tools.outline(files, signal);
  return applyAnswer({ files, outlines, blocks: [{ hint: "", name, text }], mayAdd }, tools, signal);
}
const textOf = async (...given: Parameters<typeof applied>) => {
  const result = await applied(...given);
  return "problem" in result ? result.problem : result.files[0]?.text;
};

test("a function goes where the one of its name stands, and everything else stays", async () => {
  expect(await textOf([python], "def tax(price):\n    return round(price * RATE, 2)\n")).toBe(
    python.text.replace("return price * RATE", "return round(price * RATE, 2)"),
  );
});

test("a method alone, given without its class or in a class in part, replaces that method", async () => {
  const wanted = python.text.replace("return sum(self.items)", "return round(sum(self.items), 2)");
  const method = "    @property\n    def total(self):\n        return round(sum(self.items), 2)\n";
  expect(await textOf([python], `class Cart:\n${method}`)).toBe(wanted);
  expect(await textOf([python], method.replaceAll(/^ {4}/gm, ""))).toBe(wanted);
});

test("imports that a new function needs go to the top, helpers before it", async () => {
  const text =
    "import math\n\ndef cents(price):\n    return math.floor(price * 100)\n\ndef tax(price):\n    return cents(price) * RATE\n";
  const after = await textOf([python], text);
  expect(after).toContain('"""A shop."""\nimport os\nimport math\n');
  expect(after).toContain(
    "def cents(price):\n    return math.floor(price * 100)\n\n\ndef tax(price):\n    return cents(price) * RATE\n",
  );
});

test("a whole file replaces the file", async () => {
  const whole = python.text.replace("RATE = 0.2", "RATE = 0.25");
  expect(await textOf([python], whole)).toBe(whole);
});

test("search and replace blocks are made where their text stands, indents aside", async () => {
  const block = "<<<<<<< SEARCH\nreturn price * RATE\n=======\nreturn price * RATE / 2\n>>>>>>> REPLACE\n";
  expect(await textOf([python], block)).toBe(python.text.replace("price * RATE", "price * RATE / 2"));
  expect(await textOf([python], block.replace("return price * RATE\n=", "return nothing\n="))).toMatch(
    /does not stand in shop\.py/,
  );
});

test("an exported function stays exported", async () => {
  expect(await textOf([script], "function tax(price: number): number {\n  return 0;\n}\n")).toBe(
    script.text.replace("return price * rate", "return 0"),
  );
});

test("the file is the one that is named, or the one that has the function", async () => {
  const text = "function tax(price: number): number {\n  return 1;\n}\n";
  for (const name of ["shop.ts", null]) {
    const result = await applied([python, script], text, name);
    expect("files" in result && result.files.map((each) => each.text.includes("return 1"))).toEqual([false, true]);
  }
});

test.each([
  ["does not parse", "def tax(price:\n    return 1\n", /shop\.py does not parse at line/],
  [
    "leaves something out",
    "class Cart:\n    # ... existing code ...\n    def add(self, price):\n        pass\n",
    /left out/,
  ],
  ["changes nothing", "def tax(price):\n    return price * RATE\n", /nothing was changed/],
])("an answer that %s is refused with a reason for the model", async (_claim, text, reason) => {
  expect(await textOf([python], text)).toMatch(reason);
});

test("an example of its use below a fix is no new version of the file", async () => {
  const outlines = await tools.outline([python], signal);
  const blocks = [
    { hint: "python", name: null, text: "def tax(price):\n    return 0\n" },
    { hint: "python", name: null, text: "print(tax(3))\n" },
  ];
  const result = await applyAnswer({ files: [python], outlines, blocks, mayAdd: false }, tools, signal);
  expect(result).toMatchObject({ files: [{ text: python.text.replace("return price * RATE", "return 0") }] });
});

test("a file with the line ends of Windows keeps them", async () => {
  const windows = { ...python, text: python.text.replaceAll("\n", "\r\n") };
  expect(await textOf([windows], "def tax(price):\n    return 0\n")).toBe(
    windows.text.replace("return price * RATE", "return 0"),
  );
});

test("a new file is added only where that is wanted", async () => {
  const text = "def test_tax():\n    assert True\n";
  expect(await applied([python], text, "test_shop.py", true)).toMatchObject({
    files: [python, { name: "test_shop.py", language: "python", text }],
  });
  expect(await textOf([python], text, "test_shop.py")).toMatch(/nothing was changed/);
});

test("a model that calls the one file there is by another name means that file; a new file stays one", async () => {
  const text = "def tax(price):\n    return round(price * RATE, 2)\n";
  const changed = python.text.replace("return price * RATE", "return round(price * RATE, 2)");
  const namesOf = async (...given: Parameters<typeof applied>) => {
    const result = await applied(...given);
    return "problem" in result ? result.problem : result.files.map(({ name }) => name);
  };
  expect(await textOf([python], text, "taxes.py")).toBe(changed);
  expect(await textOf([python], text, "taxes.py", true)).toBe(changed);
  expect(await namesOf([python], text, "taxes.py", true)).toEqual(["shop.py"]);
  const fresh = "def discount(price):\n    return price / 2\n";
  expect(await namesOf([python], fresh, "discount.py", true)).toEqual(["shop.py", "discount.py"]);
  const tests = "from shop import tax\n\ndef test_tax():\n    assert tax(10) == 2\n";
  expect(await namesOf([python], tests, "test_shop.py", true)).toEqual(["shop.py", "test_shop.py"]);
  expect(await namesOf([python], "export const tax = (price) => price;\n", "shop.js", true)).toEqual([
    "shop.py",
    "shop.js",
  ]);
  expect(await namesOf([python, script], text, "taxes.py", true)).toHaveLength(3);
});
