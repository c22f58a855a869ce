import { expect, test } from "vitest";
import { partsOf, readBytes } from "../../../../support/read-bytes.ts";

const read = async (html: string | Buffer) => (await readBytes(html, "html")).text;

test.each([
  ["scripts", "<script>alert('Heat')</script>"],
  ["styles", "<style>.heat { color: red }</style>"],
  ["comments", "<!-- heat -->"],
  [
    "what the page hides",
    '<p hidden>heat</p><div style="display: none">heat</div><span aria-hidden="true">heat</span>',
  ],
  ["characters nobody sees", "\u{e0068}\u{e0065}\u200b"],
])("%s are not read", async (_, html) =>
  expect(await read(`<p>Cold${html}</p><p>and warm</p>`)).toMatch(/^Cold\s+and warm$/),
);

test("headings, lists, code and tables are told apart", async () => {
  const html = `<!doctype html><title>On &amp; off</title><h1>Heat</h1><p>One
    <b>bold</b>&nbsp;word.<br>Next line.</p><ul><li>air<li>ground</ul><ol start=3><li>third</ol>
    <pre>if x:\n    y</pre><table><caption>Values</caption><tr><th>Source<th>COP<tr><td>Air<td>3.2</table>`;
  const { pages, opened } = await readBytes(html, "html");
  expect(pages[0]?.text).toBe(
    "Heat\n\nOne bold word.\nNext line.\n\n• air\n• ground\n\n3. third\n\nif x:\n    y\n\nValues\n\nSource | COP\nAir | 3.2",
  );
  expect(partsOf(pages[0], "heading")).toEqual(["Heat"]);
  expect(partsOf(pages[0], "code")).toEqual(["if x:\n    y"]);
  expect(partsOf(pages[0], "table")).toEqual(["Source | COP\nAir | 3.2"]);
  expect(opened.title).toBe("On & off");
});

test("a page that is laid out with a table is read as paragraphs", async () => {
  expect(await read(`<table><tr><td>Menu</td><td>${"Long prose. ".repeat(200)}</td></tr></table>`)).toMatch(
    /^Menu\n\nLong prose/,
  );
});

test("authors and year come from the page's own description", async () => {
  const html = `<meta name="citation_author" content="Ash, Ada"><meta name="citation_author" content="Birch, Ben"><meta name="citation_publication_date" content="2019/05/01"><p>x`;
  expect((await readBytes(html, "html")).opened).toMatchObject({ authors: ["Ash, Ada", "Birch, Ben"], year: 2019 });
});

test.each([
  ["named in the file", Buffer.from('<meta charset="koi8-r"><p>\xf0\xd2\xc9\xd7\xc5\xd4', "latin1"), "Привет"],
  ["not named", Buffer.from("<p>K\xf6ln", "latin1"), "Köln"],
  ["named, but unknown", Buffer.from('<meta charset="none-such"><p>K\xf6ln', "latin1"), "Köln"],
])("the encoding %s is used", async (_, bytes, text) => expect(await read(bytes)).toBe(text));

test.each([
  ["nothing", ""],
  ["tags alone", "<div><p></p></div>"],
])("a page of %s is empty", async (_, html) => {
  expect((await readBytes(html, "html")).pages).toMatchObject([{ state: "empty" }]);
});

test.each([
  ["tags never closed", `${"<div><b>".repeat(5000)}deep`],
  ["tables in tables", `${"<table><tr><td>".repeat(5000)}deep`],
  ["a tag that breaks off", "deep<p title="],
  ["end tags alone", `${"</table></td></li></pre>".repeat(1000)}deep`],
])("%s do no harm", async (_, html) => expect(await read(html)).toContain("deep"));

test("a page nested without end is told as damaged, and soon", async () => {
  const page = readBytes("<div><b>".repeat(1_000_000), "html");
  await expect(page).rejects.toMatchObject({ data: { code: "file-damaged" } });
});

test("a file larger than is read says so in its last page", async () => {
  const { pages } = await readBytes(`<p>${"Heat moves. ".repeat(1_800_000)}`, "html");
  expect(pages.at(-1)).toMatchObject({ state: "failed", reason: "too-large", page: pages.length });
  expect(pages.length).toBeGreaterThan(6000);
});
