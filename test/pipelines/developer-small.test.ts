import { describe, expect, test } from "vitest";
import { developingHere } from "../support/developing.ts";

const { developing } = developingHere();

/** Wrong for negative numbers, which nothing here shows. */
const buggy = `function largest(list) {
  let best = 0;
  for (const each of list) if (each > best) best = each;
  return best;
}
`;

describe("a small model, and none", () => {
  test("a wrong bound is found by trying small changes, and proven", async () => {
    const files = [{ name: "last.py", text: "def last(items):\n    return items[len(items)]\n" }];
    const cases = "[[[1, 2, 3]], 3]\n[[[7]], 7]\n";
    const { ask, calls } = await developing({
      replies: { explainSmall: () => "The index was one too far." },
      info: { tier: "small" },
    });
    const { outputs } = await ask({ question: "Find the bug.", wish: "bugs", files, tests: cases });
    expect(outputs.fixes[0]).toMatchObject({
      by: "search",
      proof: { kind: "proven", before: { passed: 0 }, after: { passed: 2, total: 2 } },
      changes: [{ after: "def last(items):\n    return items[len(items) - 1]\n" }],
    });
    expect(outputs.findings[0]).toMatchObject({
      origin: { kind: "run" },
      lines: { from: 2, to: 2 },
      fixId: "bug-search",
    });
    expect(outputs.explanation).toContain("The index was one too far.");
    expect([...calls.keys()]).toEqual(["explainSmall"]);
  }, 120_000);

  test("nothing is claimed that no tool and no run showed", async () => {
    const { ask, asked } = await developing({ replies: {}, info: { tier: "small" } });
    const { outputs } = await ask({
      question: "Find the bug.",
      wish: "bugs",
      files: [{ name: "largest.js", text: buggy }],
    });
    expect(outputs.findings.every(({ origin }) => origin.kind === "tool")).toBe(true);
    expect(outputs.fixes.every(({ by }) => by === "tool")).toBe(true);
    expect(outputs.explanation).toMatch(/^Not run, because there is no test/);
    expect(asked).toHaveLength(0);
  });
});
