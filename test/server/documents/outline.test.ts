import { expect, test } from "vitest";
import { addFile, openReal } from "../../support/api-documents.ts";
import { apiText, tarballOf, tinyPackage } from "../../support/api-files.ts";
import { failure } from "../../support/moon-documents.ts";

test("the contents of a description are its operations by tag and its schemas, each with its page", async () => {
  const facet = await openReal();
  const documentId = await addFile(facet, "meadow.yaml", apiText("meadow.yaml"));
  const { nodes } = await facet.as("local").documents.outline({ documentId });
  expect(nodes).toHaveLength(13);
  expect(nodes.slice(0, 2)).toEqual([
    { title: "Meadow Shelter 2.4.1", kind: "section", group: "Overview", page: 1 },
    { title: "GET /pets", kind: "operation", group: "pets", page: 2 },
  ]);
  expect(nodes.at(-1)).toEqual({ title: "Adoption", kind: "schema", group: "Schemas", page: 13 });
  for (const { title, page } of nodes)
    expect((await facet.as("local").documents.page({ documentId, page })).text.split("\n")[0]).toBe(title);
});

test("a package's contents are its README and the symbols of its modules", async () => {
  const facet = await openReal();
  const documentId = await addFile(facet, "paths-3.1.0.tgz", await tarballOf(tinyPackage));
  const { nodes } = await facet.as("local").documents.outline({ documentId });
  expect(nodes.map(({ kind, group, title }) => `${kind}: ${group} › ${title}`)).toEqual([
    "section: Overview › @meadow/paths",
    "section: README.md › Meadow paths",
    "section: README.md › Installing",
    "symbol: @meadow/paths › Pace",
    "symbol: @meadow/paths › finder",
    "symbol: @meadow/paths › findPath",
    "symbol: @meadow/paths/walk › Step",
    "symbol: @meadow/paths/walk › walk",
  ]);
});

test("a Markdown text's contents are its headings, one that comes twice told twice", async () => {
  const facet = await openReal();
  const words = (about: string) => `${`Much is said of ${about} in this part of the text. `.repeat(40)}\n\n`;
  const text = `# Trees\n\n${words("trees")}## Usage\n\n${words("oaks")}## Notes\n\n${words("notes")}## Usage\n\n${words("elms")}`;
  const documentId = await addFile(facet, "trees.md", text);
  const { nodes } = await facet.as("local").documents.outline({ documentId });
  expect(nodes.map(({ kind, group, title }) => [kind, group, title])).toEqual([
    ["section", null, "Trees"],
    ["section", null, "Usage"],
    ["section", null, "Notes"],
    ["section", null, "Usage"],
  ]);
});

test("a text without headings has no contents, and nobody sees those of another", async () => {
  const facet = await openReal();
  const documentId = await addFile(facet, "plain.txt", "Only a sentence, and no heading above it.");
  expect(await facet.as("local").documents.outline({ documentId })).toEqual({ nodes: [] });
  await expect(facet.as("ada").documents.outline({ documentId })).rejects.toMatchObject(failure("not-found"));
});

test("a run reads what a sample is checked against; for other pages, and in other scopes, there is nothing", async () => {
  const facet = await openReal();
  const documentId = await addFile(facet, "meadow.json", apiText("meadow.json"));
  const plain = await addFile(facet, "plain.txt", "Only a sentence.");
  const { documents } = facet.services;
  const { nodes } = await facet.as("local").documents.outline({ documentId });
  const pageOf = (title: string) => nodes.find((node) => node.title === title)?.page ?? 0;
  const scoped = documents.scoped("local", { documentIds: [documentId, plain] });
  expect(await scoped.apiPart(documentId, pageOf("POST /adoptions"))).toMatchObject({
    method: "POST",
    path: "/adoptions",
  });
  expect(await scoped.apiPart(documentId, pageOf("Pet"))).toBeNull();
  expect(await scoped.apiPart(plain, 1)).toBeNull();
  await expect(documents.scoped("ada", { documentIds: [documentId] }).apiPart(documentId, 2)).rejects.toMatchObject({
    data: { code: "not-found" },
  });
});

test("every part of a page is found under what the page is of, and a deletion leaves nothing of it", async () => {
  const facet = await openReal();
  const documentId = await addFile(facet, "meadow.yaml", apiText("meadow.yaml"));
  const { passages } = await facet
    .as("local")
    .documents.search({ query: "how many kilograms does a new pet weigh", k: 5 });
  expect(passages.map(({ section }) => section)).toContain("pets › POST /pets");
  const { removed } = await facet.as("local").documents.remove({ documentId });
  expect(removed.passages).toBeGreaterThan(12);
  expect(facet.services.store.documents.remains(documentId)).toEqual({ rows: 0, passages: 0 });
});
