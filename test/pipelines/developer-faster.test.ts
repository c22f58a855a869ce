import { expect, test } from "vitest";
import type { Sandbox, SandboxRequest } from "../../pipelines/engine/sandbox.ts";
import { developingHere } from "../support/developing.ts";
import { fixed, plainWords } from "../support/open-developer.ts";

const { developing } = developingHere();

/** Times as a clock would give them: of nested loops by default, of a lookup where the text after has one; nothing is run. */
function written(equal: (after: string) => string | null = () => null): Sandbox {
  const sizes = [500, 1000, 2000, 4000, 8000];
  const timesOf = (text: string, n: number) => [text.includes("new Map") ? n / 1000 : (n * n) / 10_000];
  const after = ({ files }: SandboxRequest) =>
    files.find(({ text, name }) => /after/.test(name) && text.includes("pair("))?.text;
  return {
    run: async (request) => {
      const text = after(request);
      const report = request.entry.includes("profile")
        ? {
            reason: null,
            lines: [
              { file: "pair.js", line: 5, ms: 90 },
              { file: "pair.js", line: 4, ms: 10 },
            ],
            n: 800,
          }
        : {
            reason: null,
            equal: text === undefined ? null : { inputs: 120, different: equal(text) },
            points: sizes.map((n) => ({
              n,
              before: timesOf(slow, n),
              ...(text !== undefined && { after: timesOf(text, n) }),
            })),
            repeats: 7,
            grows: "rows",
          };
      return { status: "done", stdout: "", stderr: "", ms: 1, ranIn: "quickjs", report };
    },
    warm: () => {},
    isolation: () => ({ kind: "process" }),
    own: async () => ({ allowed: false, jail: null }),
  };
}

const slow = `function pair(blocks, sensors) {
  const pairs = [];
  for (const block of blocks) {
    for (const sensor of sensors) {
      if (sensor.id === block.id) pairs.push([block.name, sensor.name]);
    }
  }
  return pairs;
}
`;
const quick = `function pair(blocks, sensors) {
  const byId = new Map();
  for (const sensor of sensors) {
    if (!byId.has(sensor.id)) byId.set(sensor.id, []);
    byId.get(sensor.id).push(sensor);
  }
  const pairs = [];
  for (const block of blocks) {
    for (const sensor of byId.get(block.id) ?? []) pairs.push([block.name, sensor.name]);
  }
  return pairs;
}
`;
const example = 'pair([{ id: 1, name: "a" }, { id: 2, name: "b" }], [{ id: 2, name: "s" }, { id: 1, name: "t" }])';
const input = {
  question: `Make it faster. For example ${example}`,
  wish: "faster",
  files: [{ name: "pair.js", text: slow }],
};
const answer = (text: string) =>
  fixed("pair.js", text, { fix: "look sensors up by their id" })
    .replace("```python", "```javascript")
    .replace("CAUSE: It is off by one.\n", "BEFORE: O(b·s), O(1)\nAFTER: O(b + s), O(s)\n");

test("a faster form is offered with how much faster it was, on inputs that grow, and with equal results", async () => {
  const { ask } = await developing({ replies: { ...plainWords, faster: () => answer(quick) }, sandbox: written() });
  const { status, outputs } = await ask(input);
  expect(status).toBe("done");
  const [measured] = outputs.measurements;
  expect(measured).toMatchObject({
    name: "pair",
    file: "pair.js",
    fixId: outputs.fixes[0]?.fixId,
    claim: { time: "O(b·s)", space: "O(1)", timeAfter: "O(b + s)", spaceAfter: "O(s)" },
    hot: [
      { line: 5, share: 0.9 },
      { line: 4, share: 0.1 },
    ],
    result: {
      kind: "measured",
      unit: "rows",
      ratio: 800,
      equal: { inputs: 120, different: null },
      growth: { before: "n²", after: "n" },
    },
  });
  expect(outputs.fixes[0]).toMatchObject({ purpose: "faster", by: "model", title: "look sensors up by their id" });
  expect(
    outputs.findings.some(({ category, fixId }) => category === "performance" && fixId === outputs.fixes[0]?.fixId),
  ).toBe(true);
});

test("a form that gives another result, and one that is no faster, are not offered; the growth of the code there is stays measured", async () => {
  const other = quick
    .replace("?? []", "?? [] /* first only */")
    .replace("pairs.push([block.name, sensor.name])", "{ pairs.push([block.name, sensor.name]); break; }");
  const same = slow.replace("const pairs = [];", "const pairs = new Array(0);");
  const { ask, asked } = await developing({
    sandbox: written((after) => (after.includes("break") ? example : null)),
    replies: {
      ...plainWords,
      faster: (_asked, call) => answer([other, same, "function pair(blocks, sensors) {\n  return ;;)\n"][call] ?? same),
    },
  });
  const { outputs } = await ask(input);
  expect(outputs.fixes.filter(({ purpose }) => purpose === "faster")).toEqual([]);
  expect(outputs.measurements[0]).toMatchObject({
    fixId: null,
    result: { kind: "measured", ratio: null, growth: { before: "n²", after: null } },
  });
  expect(asked[1]?.turns.at(-1)?.text).toMatch(/another result/);
  expect(asked[2]?.turns.at(-1)?.text).toMatch(/not faster/);
});

test("a small model claims no speed-up: the growth of the code as it is, measured, with the slow pattern", async () => {
  const { ask, asked } = await developing({ replies: {}, info: { tier: "small" }, sandbox: written() });
  const { outputs } = await ask(input);
  expect(outputs.fixes.filter(({ purpose }) => purpose === "faster")).toEqual([]);
  expect(outputs.measurements[0]).toMatchObject({
    fixId: null,
    result: { kind: "measured", growth: { before: "n²", after: null } },
  });
  expect(outputs.explanation).toMatch(/`pair` grows as n²/);
  expect(asked).toHaveLength(0);
});

test("what cannot be measured is said, with the reason", async () => {
  const { ask } = await developing({ replies: {}, info: { tier: "small" } });
  const files = [
    {
      name: "A.java",
      text: "class A {\n    int f(int[] a) {\n        int s = 0;\n        for (int i = 0; i < a.length; i++) for (int j = 0; j < a.length; j++) s += a[i] * a[j];\n        return s;\n    }\n}\n",
    },
  ];
  const { outputs } = await ask({ question: "Make it faster", wish: "faster", files });
  expect(outputs.measurements[0]?.result).toEqual({ kind: "not-measured", reason: { key: "language", name: "java" } });
  expect(outputs.explanation).toMatch(/Not measured, because/);
});
