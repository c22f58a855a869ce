// Every sentence of Facet's own tools is there in German, with the names of the English one.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { CodeTool, Finding } from "../../../../pipelines/engine/code.ts";
import { inGerman } from "../../../../pipelines/steps/code/german-findings.ts";
import { findingsIn } from "../../../support/checked-code.ts";

const finding = (tool: CodeTool, rule: string, title: string): Finding => ({
  findingId: "1",
  file: "a.py",
  lines: { from: 1, to: 1 },
  severity: "warning",
  category: "performance",
  origin: { kind: "tool", tool, rule },
  title,
  why: "Because.",
});

const folder = new URL("../../../../server/code/patterns/", import.meta.url);
const rules = readdirSync(folder).flatMap((name) =>
  [...readFileSync(new URL(name, folder), "utf8").matchAll(/"((?:[a-z]+-)+[a-z]+)"/g)].map(([, rule = ""]) => rule),
);

test("every pattern's rule has its German sentence", () => {
  expect(rules).toContain("nested-loop-join");
  for (const rule of new Set(rules)) {
    const said = inGerman(finding("patterns", rule, "`a` … `b`"));
    expect(said.title, rule).not.toBe("`a` … `b`");
    expect(said.why, rule).toMatch(/[a-zäöü]\.$/);
    expect(said.title + said.why, rule).not.toMatch(/undefined|\b(?:the|every|loop|of)\b/);
  }
});

test("the names of the code stay, and what other tools say stays as it is", async () => {
  const join =
    "def pairs(blocks, sensors):\n    found = []\n    for b in blocks:\n        for s in sensors:\n            if b == s:\n                found.append(b)\n    return found\n";
  const titles = (await findingsIn("python", join)).map((each) => inGerman(each).title);
  expect(titles).toContain(
    "Für jedes Element von `blocks` werden alle von `sensors` durchgegangen, um gleiche zu finden",
  );
  const ruff = finding("ruff", "F401", "`os` imported but unused");
  expect(inGerman(ruff)).toBe(ruff);
  const twice = inGerman(
    finding("patterns", "overlapping-recursion", "`fib` calls itself twice in each step and works out …"),
  );
  expect(twice.title).toBe(
    "`fib` ruft sich in jedem Schritt zweimal selbst auf und rechnet dieselben Teile immer wieder aus",
  );
  expect(inGerman(finding("complexity", "cyclomatic", "`f2` has 14 independent ways through it")).title).toBe(
    "`f2` hat 14 unabhängige Wege",
  );
});
