import { describe, expect, test } from "vitest";
import { developingHere } from "../support/developing.ts";
import { fixed, plainWords } from "../support/open-developer.ts";
import type { CodeReplies } from "../support/open-developer.ts";

const { developing } = developingHere();

const buggy = `function largest(list) {
  let best = 0;
  for (const each of list) if (each > best) best = each;
  return best;
}

function smallest(list) {
  return Math.min(...list);
}
`;
const right = `function largest(list) {
  let best = -Infinity;
  for (const each of list) if (each > best) best = each;
  return best;
}
`;
const name = "largest.js";
const tests = `test("of positive numbers", () => { expect(largest([1, 3, 2])).toBe(3); });
test("of negative numbers", () => { expect(largest([-5, -2])).toBe(-2); });
test("the smallest", () => { expect(smallest([4, 2])).toBe(2); });
`;
const input = { question: "Find the bug.", wish: "bugs", files: [{ name, text: buggy }], tests };
const answer = (text: string) => fixed(name, text).replace("```python", "```javascript");
const wrong = right.replace("-Infinity", "-1");
const unparsable = "function largest(list) {\n  let best = ;\n";
const breaking = `${right}\nfunction smallest(list) {\n  return 0;\n}\n`;

const playing = (rounds: readonly string[]): CodeReplies => ({
  ...plainWords,
  repair: (_asked, call) => rounds[call] ?? "no more",
});

describe("the loop of fixes by a large model", () => {
  test("proves a fix that is right in the first round", async () => {
    const { ask, calls } = await developing({ replies: playing([answer(right)]) });
    const { status, outputs } = await ask(input);
    expect(status).toBe("done");
    const [fix] = outputs.fixes;
    expect(fix).toMatchObject({ purpose: "bug", by: "model", title: "the right bound" });
    expect(fix?.proof).toMatchObject({
      kind: "proven",
      round: 1,
      before: { passed: 2, total: 3 },
      after: { passed: 3, total: 3 },
    });
    // The whole file stays, with the function alone exchanged.
    expect(fix?.changes).toMatchObject([{ name, before: buggy, after: buggy.replace("best = 0", "best = -Infinity") }]);
    expect(calls.get("repair")).toBe(1);
    expect(outputs.findings).toMatchObject([
      {
        origin: { kind: "run" },
        severity: "error",
        lines: { from: 2, to: 2 },
        fixId: fix?.fixId,
        why: "It is off by one.",
      },
    ]);
  });

  test("tells the model what came of each round, and proves what is right in the third", async () => {
    const { ask, asked, calls } = await developing({
      replies: playing([answer(unparsable), answer(wrong), answer(right)]),
    });
    const { outputs } = await ask(input);
    expect(outputs.fixes[0]?.proof).toMatchObject({ kind: "proven", round: 3 });
    expect(calls.get("repair")).toBe(3);
    const told = asked.map(({ turns }) => turns.at(-1)?.text ?? "");
    expect(told[1]).toMatch(/largest\.js does not parse at line 2/);
    expect(told[2]).toMatch(/2 of 3 tests pass[^]*negative numbers/);
  });

  test.each([
    ["is wrong each time", answer(wrong)],
    ["does not parse", answer(unparsable)],
    ["is no code at all", "I would look at the loop."],
    ["changes nothing", answer(buggy)],
    ["leaves code out", answer("function largest(list) {\n  // ... rest of the code\n}")],
  ])("proves nothing where the answer %s, and asks three times at most", async (_claim, text) => {
    const { ask, calls } = await developing({ replies: playing([text, text, text]), searches: false });
    const { status, outputs } = await ask({
      ...input,
      tests: `${tests}test("never", () => { expect(1).toBe(2); });\n`,
    });
    expect(status).toBe("done");
    expect(calls.get("repair")).toBe(3);
    expect(outputs.fixes.filter(({ proof }) => proof.kind === "proven")).toEqual([]);
    expect(outputs.findings.filter(({ fixId }) => fixId !== undefined)).toEqual([]);
  });

  test("refuses a fix that breaks another test, and says which", async () => {
    const { ask, asked } = await developing({ replies: playing([answer(breaking), answer(right)]) });
    const { outputs } = await ask(input);
    expect(outputs.fixes[0]?.proof).toMatchObject({ kind: "proven", round: 2 });
    expect(asked[1]?.turns.at(-1)?.text).toMatch(/breaks what passed before: the smallest/);
  });

  test("goes on where a fix needs a package that is not there, and proves the next one", async () => {
    const { ask, asked } = await developing({
      replies: playing([answer(`import _ from "lodash";\n${right}`), answer(right)]),
    });
    const { outputs } = await ask(input);
    expect(asked[1]?.turns.at(-1)?.text).toMatch(/could not be run any more: it needs lodash/);
    expect(outputs.fixes[0]?.proof).toMatchObject({ kind: "proven", round: 2 });
  });

  test("changes no test, whatever the model gives for it", async () => {
    const cheat = `${answer(wrong)}\n\`\`\`javascript largest.test.js\ntest("all is well", () => {});\n\`\`\`\n`;
    const { ask } = await developing({ replies: playing([cheat, answer(right)]) });
    const { outputs } = await ask(input);
    expect(outputs.fixes[0]?.proof).toMatchObject({ kind: "proven", round: 2, after: { total: 3 } });
    expect(outputs.fixes[0]?.changes.map((each) => each.name)).toEqual([name]);
  });
});

describe("without tests", () => {
  test("an error that is told of is made to happen again, and the fix takes it away", async () => {
    const text = "function first(list) {\n  return list[0].id;\n}\n\nconsole.log(first([]));\n";
    const error =
      "TypeError: Cannot read properties of undefined (reading 'id')\n    at first (/home/me/app/first.js:2:18)";
    const repair = () =>
      fixed("first.js", "function first(list) {\n  return list[0]?.id;\n}").replace("python", "javascript");
    const { ask } = await developing({ replies: { ...plainWords, repair } });
    const { outputs } = await ask({ question: "Why?", files: [{ name: "first.js", text }], error });
    expect(outputs.fixes[0]?.proof).toMatchObject({
      kind: "proven",
      before: { status: "raised", error: { name: "TypeError" } },
      after: { status: "done" },
    });
    expect(outputs.findings[0]).toMatchObject({ origin: { kind: "run" }, lines: { from: 2, to: 2 } });
  });

  test("what the model suspects is run: advice and lines that are not there are dropped, a crash is the run's, another value the model's word", async () => {
    const review = () => ({
      findings: [
        {
          file: name,
          line: 9,
          code: "  let best = 0;",
          title: "`largest` ignores negative numbers",
          why: "It begins at 0.",
          call: "largest([-5, -2])",
          expect: "-2",
        },
        {
          file: name,
          line: 8,
          code: "  return Math.min(...list);",
          title: "`smallest` is wrong",
          why: "",
          call: "smallest(null)",
          expect: "undefined",
        },
        {
          file: name,
          line: 4,
          code: "return best;",
          title: "`largest` fails on one number",
          why: "",
          call: "largest([1])",
          expect: "1",
        },
        {
          file: name,
          line: 1,
          code: "function largest(list) {",
          title: "Add type hints to `list`",
          why: "",
          call: "",
          expect: "",
        },
        { file: name, line: 3, code: "no such line", title: "`each` is wrong", why: "", call: "", expect: "" },
      ],
    });
    const { ask, calls } = await developing({
      replies: { ...plainWords, review, score: () => ({ score: 9, reason: "" }), repair: () => answer(right) },
      searches: false,
    });
    const { outputs } = await ask({ ...input, tests: undefined });
    // The last two were never worth a second look.
    expect(calls.get("score")).toBe(3);
    const shown = outputs.findings.filter(({ origin }) => origin.kind !== "tool");
    expect(shown).toMatchObject([
      {
        title: "`smallest` is wrong",
        origin: { kind: "run" },
        lines: { from: 8, to: 8 },
        reproduction: "smallest(null)",
      },
      {
        title: "`largest` ignores negative numbers",
        origin: { kind: "model", score: 9 },
        reproduction: "largest([-5, -2])",
      },
    ]);
    // The fix takes one of the two away.
    expect(outputs.fixes.find(({ purpose }) => purpose === "bug")?.proof.kind).toBe("refuted");
  });

  test("a fix of what only the model does not expect is not called proven", async () => {
    const review = () => ({
      findings: [
        {
          file: name,
          line: 9,
          code: "  let best = 0;",
          title: "`largest` ignores negative numbers",
          why: "It begins at 0.",
          call: "largest([-5, -2])",
          expect: "-2",
        },
      ],
    });
    const { ask } = await developing({
      replies: { ...plainWords, review, score: () => ({ score: 9, reason: "" }), repair: () => answer(right) },
      searches: false,
    });
    const { outputs } = await ask({ ...input, tests: undefined });
    const fix = outputs.fixes.find(({ purpose }) => purpose === "bug");
    expect(fix?.proof).toMatchObject({ kind: "expected", after: { passed: 1, total: 1 } });
    expect(outputs.findings.filter(({ origin }) => origin.kind === "run")).toEqual([]);
  });

  test("a finding that the second look scores below six is dropped", async () => {
    const review = () => ({
      findings: [{ file: name, line: 2, code: "let best = 0;", title: "`best` is odd", why: "", call: "", expect: "" }],
    });
    const { ask } = await developing({
      replies: { ...plainWords, review, score: () => ({ score: 5, reason: "taste" }) },
    });
    const { outputs } = await ask({ ...input, tests: undefined });
    expect(outputs.findings.filter(({ origin }) => origin.kind === "model")).toEqual([]);
  });
});
