import { describe, expect, it } from "vitest";
import { countsOf, lostPages, rangesOf, settledReports, stripOf } from "../../../client/documents/page-strip.ts";
import type { PageReport } from "../../../pipelines/engine/documents.ts";

const text = (page: number): PageReport => ({ page, state: "text" });
const pages = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => text(from + at));

describe("the page strip", () => {
  it("is empty while the number of pages is not known", () => {
    expect(stripOf([], 0)).toEqual([]);
  });

  it("shows each page of a short document, and those not read yet as waiting", () => {
    const strip = stripOf([{ page: 2, state: "ocr" }, text(1)], 4);
    expect(strip.map(({ state }) => state)).toEqual(["text", "ocr", "waiting", "waiting"]);
  });

  it("groups by ten from sixty pages on", () => {
    expect(stripOf(pages(1, 59), 59)).toHaveLength(59);
    const strip = stripOf(pages(1, 63), 63);
    expect(strip.map(({ first, last }) => [first, last])).toEqual([
      [1, 10],
      [11, 20],
      [21, 30],
      [31, 40],
      [41, 50],
      [51, 60],
      [61, 63],
    ]);
  });

  it("never hides a failed page behind the others of its group", () => {
    const reports = [...pages(1, 99), { page: 100, state: "failed", reason: "unreadable" } as const];
    expect(stripOf(reports, 100).at(-1)?.state).toBe("failed");
  });

  it("tells how much of a group is read", () => {
    expect(
      stripOf(pages(1, 64), 100)
        .map(({ state, share }) => [state, share])
        .slice(5, 8),
    ).toEqual([
      ["text", 1],
      ["text", 0.4],
      ["waiting", 0],
    ]);
  });

  it("stays a strip for five thousand pages", () => {
    const strip = stripOf([], 5000);
    expect(strip.length).toBeLessThanOrEqual(120);
    expect(strip.at(-1)?.last).toBe(5000);
  });

  it("counts pages that the document did not promise", () => {
    expect(stripOf([text(3)], 1)).toHaveLength(3);
  });
});

it("a page that shows only a picture is not called empty while OCR may still read it", () => {
  const reports: PageReport[] = [
    text(1),
    { page: 2, state: "empty", reason: "picture" },
    { page: 3, state: "empty", reason: "blank" },
  ];
  expect(settledReports(reports, "reading").map(({ page }) => page)).toEqual([1, 3]);
  expect(settledReports(reports, "embedding")).toEqual(reports);
});

describe("what was lost", () => {
  it("names pages by why, and leaves blank ones out", () => {
    const reports: PageReport[] = [
      text(1),
      { page: 2, state: "empty", reason: "blank" },
      { page: 3, state: "failed", reason: "unreadable" },
      { page: 4, state: "failed", reason: "unreadable" },
      { page: 6, state: "failed", reason: "unreadable" },
      { page: 5, state: "empty", reason: "picture" },
    ];
    expect(lostPages(reports)).toEqual([
      { reason: "unreadable", pages: "3–4, 6" },
      { reason: "picture", pages: "5" },
    ]);
    expect(countsOf(reports)).toEqual({ read: 6, text: 1, ocr: 0, empty: 2, failed: 3 });
  });

  it.each([
    [[], ""],
    [[7], "7"],
    [[3, 1, 2], "1–3"],
    [[1, 3, 4, 9], "1, 3–4, 9"],
  ])("%j is said as “%s”", (numbers, said) => {
    expect(rangesOf(numbers)).toBe(said);
  });
});
