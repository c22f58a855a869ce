import { expect, test } from "vitest";
import { pptxOf, relationships, slideShape, slideTable, zipOf } from "../../../../support/office-files.ts";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

test("a presentation that breaks off is told as damaged", async () => {
  const bytes = pptxOf([{ shapes: slideShape("Heat") }]);
  await expect(readBytes(bytes.subarray(0, bytes.length - 100), "pptx")).rejects.toMatchObject({
    data: { code: "file-damaged" },
  });
});

test("a presentation without slides is one empty page", async () => {
  const { pages } = await readBytes(zipOf({ "ppt/presentation.xml": "<p:presentation/>" }), "pptx");
  expect(pages).toMatchObject([{ state: "empty", reason: "blank" }]);
});

test("slides are pages in the order they are shown, empty ones too", async () => {
  const slides = [{ shapes: slideShape("First") }, { shapes: "" }, { shapes: slideShape("Third") }];
  const { pages } = await readBytes(pptxOf(slides), "pptx");
  expect(pages.map(({ page, state, text }) => [page, state, text])).toEqual([
    [1, "text", "First"],
    [2, "empty", ""],
    [3, "text", "Third"],
  ]);
});

test("a slide is read from its title down, whatever order its shapes were drawn in", async () => {
  const shapes =
    slideShape("Below", { y: 900 }) +
    slideShape("Right", { x: 500, y: 300 }) +
    slideShape("Left\nsecond line", { x: 10, y: 300 }) +
    slideShape("Page 3", { placeholder: "sldNum", y: 0 }) +
    slideShape("Heat", { placeholder: "title", y: 100 });
  const { pages, opened } = await readBytes(pptxOf([{ shapes }]), "pptx");
  expect(pages[0]?.text).toBe("Heat\n\nLeft\nsecond line\n\nRight\n\nBelow");
  expect(partsOf(pages[0], "heading")).toEqual(["Heat"]);
  expect(opened.title).toBe("Heat");
});

test("shapes in groups, tables and the speaker's notes are read", async () => {
  const shapes = `<p:grpSp>${slideShape("Grouped")}</p:grpSp>${slideTable([
    ["Source", "COP"],
    ["Air", "3.2"],
  ])}`;
  const { pages } = await readBytes(pptxOf([{ shapes, notes: "Say it slowly" }]), "pptx");
  expect(pages[0]?.text).toBe("Grouped\n\nSource | COP\nAir | 3.2\n\nNotes\n\nSay it slowly");
  expect(pages[0]?.parts.find(({ kind }) => kind === "table")).toMatchObject({ headerEnd: 21 });
});

test("the words of a diagram are read", async () => {
  const more = {
    "ppt/slides/_rels/slide1.xml.rels": relationships([["rId9", "diagramData", "../diagrams/data1.xml"]]),
    "ppt/diagrams/data1.xml":
      '<d xmlns:a="a"><a:p><a:r><a:t>Warm</a:t></a:r></a:p><a:p><a:r><a:t>Cold</a:t></a:r></a:p></d>',
  };
  const { text } = await readBytes(pptxOf([{ shapes: slideShape("Flow") }], more), "pptx");
  expect(text).toBe("Flow\n\nWarm\nCold");
});

test("a slide that refers out of the file is read without what it refers to", async () => {
  const more = {
    "ppt/slides/_rels/slide1.xml.rels": relationships([["rId1", "notesSlide", "../../../../etc/passwd"]]),
  };
  const { text } = await readBytes(pptxOf([{ shapes: slideShape("Heat") }], more), "pptx");
  expect(text).toBe("Heat");
});
