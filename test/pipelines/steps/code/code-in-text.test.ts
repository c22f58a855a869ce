import { expect, test } from "vitest";
import { codeInText } from "../../../../pipelines/steps/code/read/code-in-text.ts";

test("code in a fence is taken out of the words, with the name that stands with it", () => {
  const { words, code } = codeInText("Fix this:\n```python pairing.py\ndef f():\n    return 1\n```\nThanks!");
  expect(words).toBe("Fix this:\nThanks!");
  expect(code).toEqual([{ hint: "python", name: "pairing.py", text: "def f():\n    return 1\n" }]);
});

test.each([
  ["above the fence", "src/app.ts:\n```\nlet a = 1;\n```", "src/app.ts"],
  ["as the fence's own word", "```app.ts\nlet a = 1;\n```", "app.ts"],
  ["nowhere", "```\nlet a = 1;\n```", null],
  ["not from a product’s name", "I ported this from Node.js:\n```python\nx\n```\n", null],
  ["not from a product’s name in small letters", "Moved from express.js to flask:\n```python\nx\n```\n", null],
  ["beside a product’s name", "For Node.js, in `main.js`:\n```\nx\n```\n", "main.js"],
  ["that is a product’s too", "`chart.js`:\n```\nx\n```\n", "chart.js"],
])("a file's name is read %s", (_where, message, name) => {
  expect(codeInText(message).code[0]?.name).toBe(name);
});

test("a fence that is never closed holds the rest", () => {
  expect(codeInText("```js\nlet a = 1;\nlet b = 2;").code[0]?.text).toBe("let a = 1;\nlet b = 2;\n");
});

test("two fences are two files", () => {
  expect(codeInText("```py\na = 1\n```\nand\n```py\nb = 2\n```").code.map(({ text }) => text)).toEqual([
    "a = 1\n",
    "b = 2\n",
  ]);
});

test.each([
  [
    "Python",
    "Why does this crash?\n\ndef f(x):\n    return x[0]\n\nprint(f([]))\n\nIt should be None.",
    "def f(x):\n    return x[0]\n\nprint(f([]))\n",
  ],
  [
    "JavaScript",
    "This never ends\nfunction f(n) {\n  while (n > 0) {\n  }\n}\nf(3);",
    "function f(n) {\n  while (n > 0) {\n  }\n}\nf(3);\n",
  ],
  ["Java", "Was ist hier falsch?\npublic class A {\n    int x = 1;\n}", "public class A {\n    int x = 1;\n}\n"],
])("%s that was pasted without a fence is found among the words", (_language, message, text) => {
  const found = codeInText(message);
  expect(found.code).toEqual([{ hint: "", name: null, text }]);
  expect(found.words).not.toContain("f(");
});

test.each([
  "Write a function that adds two numbers.",
  "Why line 12?\nAnd why not line 13?",
  "I want:\n- one thing\n- another thing",
  "",
])("words stay words: %j", (message) => {
  expect(codeInText(message)).toEqual({ words: message.trim(), code: [] });
});
