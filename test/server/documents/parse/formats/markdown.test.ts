import { expect, test } from "vitest";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

test("headings, code and tables are told apart, and marks of style are gone", async () => {
  const text = `# Heat *pumps*\n\nA **bold** [link](https://a.example) and \`code\`.\n\n- air\n- ground\n\n\`\`\`py\nif x:\n    y\n\`\`\`\n\n| Source | COP |\n|---|---|\n| Air | 3.2 |\n`;
  const { pages, opened } = await readBytes(text, "md");
  expect(pages[0]?.text).toBe(
    "Heat pumps\n\nA bold link and code.\n\n• air\n• ground\n\nif x:\n    y\n\nSource | COP\nAir | 3.2",
  );
  expect(partsOf(pages[0], "heading")).toEqual(["Heat pumps"]);
  expect(partsOf(pages[0], "code")).toEqual(["if x:\n    y"]);
  expect(pages[0]?.parts.at(-1)).toMatchObject({ kind: "table" });
  expect(opened.title).toBe("Heat pumps");
});

test("front matter names title, authors and year, and is no text", async () => {
  const { opened, text } = await readBytes(
    '---\ntitle: "On heat"\nauthors: [Ada Ash, Ben Birch]\ndate: 2020-01-02\n---\nWarm.\n',
    "md",
  );
  expect(opened).toMatchObject({ title: "On heat", authors: ["Ada Ash", "Ben Birch"], year: 2020 });
  expect(text).toBe("Warm.");
});

test("a heading further down is no title", async () => {
  expect((await readBytes("Warm.\n\n# Heat\n", "md")).opened.title).toBeNull();
});

test.each([
  ["quotes nested without end", `${">".repeat(5000)} deep`],
  ["brackets never closed", `${"[".repeat(20_000)}deep`],
  ["marks of style without end", `${"*a_".repeat(1000)}deep`],
])("%s do no harm", async (_, text) => expect((await readBytes(text, "md")).text).toContain("deep"));
