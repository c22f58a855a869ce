// Findings in the panel: about which version, on which line of another, and in what order.
import { describe, expect, test } from "vitest";
import { placeText, withPlace } from "../../../client/code/ask-lines.ts";
import { countSorts, placeFindings, sortOf, versionOf } from "../../../client/code/panel-findings.ts";
import type { CodeVersion, Finding } from "../../../pipelines/engine/code.ts";

function version(versionId: string, messageId: string, origin: CodeVersion["origin"], text: string): CodeVersion {
  const files = [{ name: "a.py", language: "python", text } as const];
  return { versionId, number: 1, origin, messageId, at: "2026-11-27T00:00:00Z", title: null, files };
}

function finding(findingId: string, from: number, to = from, more: Partial<Finding> = {}): Finding {
  const origin = { kind: "tool", tool: "ruff", rule: "F401" } as const;
  const base = { file: "a.py", severity: "warning", category: "style", origin, title: findingId } as const;
  return { findingId, lines: { from, to }, ...base, ...more };
}

const path = ["q1", "a1", "q2", "a2"];

describe("an answer speaks of", () => {
  const submitted = version("v1", "q1", "submitted", "x");
  const applied = version("v2", "a1", "applied", "y");
  const written = version("v3", "a2", "written", "z");

  test("the code of its question", () => {
    expect(versionOf([submitted, applied], path, "a1")).toBe(submitted);
  });

  test("what the person had made of it by then", () => {
    expect(versionOf([submitted, applied], path, "a2")).toBe(applied);
  });

  test("the code it wrote itself", () => {
    expect(versionOf([submitted, applied, written], path, "a2")).toBe(written);
  });

  test("nothing, where no code came before it", () => {
    expect(versionOf([written], path, "a1")).toBeUndefined();
  });

  test("and a question of the code it brought", () => {
    expect(versionOf([submitted], path, "q1")).toBe(submitted);
  });
});

describe("findings", () => {
  const about = version("v1", "q1", "submitted", "a\nb\nc\nd");

  test("stand on their line after edits above them, and have no place where it was changed", () => {
    const shown = version("v2", "a1", "edited", "new\na\nb\nC\nd");
    const placed = placeFindings([finding("second", 2), finding("third", 3), finding("fourth", 4)], about, shown);
    expect(placed.map(({ findingId, place }) => [findingId, place?.from])).toEqual([
      ["second", 3],
      ["third", undefined],
      ["fourth", 5],
    ]);
  });

  test("of a file that is not in the version have no place", () => {
    const [placed] = placeFindings([finding("other", 1, 1, { file: "b.py" })], about, about);
    expect(placed?.place).toBeNull();
  });

  test("come in the order of files and lines", () => {
    const mixed = [finding("late", 4), finding("early", 1), finding("long", 1, 3)];
    expect(placeFindings(mixed, about, about).map(({ findingId }) => findingId)).toEqual(["early", "long", "late"]);
  });

  test("are counted by sort, the worst first; what is slow is a sort of its own", () => {
    expect(sortOf({ category: "performance", severity: "error" })).toBe("slow");
    const some = [
      finding("1", 1),
      finding("2", 2, 2, { severity: "error" }),
      finding("3", 3, 3, { category: "performance" }),
      finding("4", 4),
    ];
    expect(countSorts(placeFindings(some, about, about))).toEqual([
      ["error", 1],
      ["warning", 2],
      ["slow", 1],
    ]);
  });
});

test("asking about lines puts their place in front of what is written, once", () => {
  const place = placeText("src/a.py", { from: 8, to: 12 });
  expect(place).toBe("src/a.py:8-12");
  expect(placeText("a.py", { from: 3, to: 3 })).toBe("a.py:3");
  expect(withPlace("", place)).toBe("src/a.py:8-12 ");
  expect(withPlace("why?", place)).toBe("src/a.py:8-12 why?");
  expect(withPlace("src/a.py:8-12 why?", place)).toBe("src/a.py:8-12 why?");
});
