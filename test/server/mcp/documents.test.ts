import { expect, test } from "vitest";
import type { Progress } from "@modelcontextprotocol/client";
import { scriptedParser } from "../../support/ingesting.ts";
import { call, openMcp } from "../../support/mcp-client.ts";
import { moon, openWithDocuments, read } from "../../support/moon-documents.ts";
import { openResearch, writes, yes } from "../../support/research.ts";

test("what cannot be added says why, and leaves nothing behind", async () => {
  await using facet = await openWithDocuments();
  const client = await (await openMcp(facet.services)).connect();
  const wrong = [
    [{ name: "moon.pdf" }, "exactly one of these is needed: text, base64"],
    [{ name: "moon.pdf", text: "a", base64: "YQ==" }, "exactly one of these is needed: text, base64"],
    [{ name: "moon.pdf", base64: "%%%" }, "“base64” cannot be used"],
    [{ name: "", text: "a" }, "“name” cannot be used: it must not be empty"],
    [{ name: "moon.exe", base64: Buffer.from("MZ\u0090\0\u0003").toString("base64") }, "cannot be read"],
    [{ name: "a.md", text: "a", conversationId: "unknown" }, "This conversation does not exist"],
  ] as const;
  for (const [input, sentence] of wrong) {
    const { isError, text } = await call(client, "documents_add", input);
    expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(sentence) });
  }
  expect(facet.services.documents.count("local")).toBe(0);
});

test("a file that cannot be read after all is told with its reason", async () => {
  await using facet = await openWithDocuments();
  const client = await (await openMcp(facet.services)).connect();
  const pdf = { name: "safe.pdf", base64: Buffer.from("%PDF-1.7 safe").toString("base64") };
  const { value, text } = await call(client, "documents_add", pdf);
  expect(value.document).toMatchObject({ stage: "failed", error: "safe.pdf needs its password." });
  expect(text).toContain("safe.pdf needs its password.");
  expect(
    (await call(client, "documents_add", { ...pdf, name: "again.pdf", password: "abc" })).value.document,
  ).toMatchObject({
    documentId: value.document.documentId,
    stage: "ready",
    name: "safe.pdf",
  });
});

test("a document is added from bytes, told while it is read, searched, read by its page and removed", async () => {
  const slow = scriptedParser({ "moon.pdf": { pages: [moon, "Its dust smells of gunpowder."], pageMs: 400 } });
  await using facet = await openWithDocuments({ parser: slow });
  const client = await (await openMcp(facet.services)).connect();
  const told: Progress[] = [];
  const pdf = { name: "moon.pdf", base64: Buffer.from("%PDF-1.7 moon").toString("base64") };
  const added = await call(client, "documents_add", pdf, { onprogress: (each) => void told.push(each) });
  const { documentId } = added.value.document;
  expect(added.value.document).toMatchObject({ name: "moon.pdf", stage: "ready", pageCount: 2, error: null });
  expect(told.map(({ message }) => message)).toContainEqual(expect.stringContaining("moon.pdf: "));

  const listed = await call(client, "documents_list", { query: "moon" });
  expect(listed.text).toBe(`- moon.pdf (2 pages, ready) documentId: ${documentId}`);
  const found = await call(client, "documents_search", { query: "xylophonists", k: 1 });
  expect(found.text).toContain(`moon.pdf, p. 1 (documentId: ${documentId})\n`);
  expect(found.value.passages).toEqual([
    expect.objectContaining({ documentId, page: 1, text: expect.stringContaining(moon) }),
  ]);
  expect((await call(client, "documents_get_page", { documentId, page: 2 })).text).toBe(
    "Its dust smells of gunpowder.",
  );
  expect((await call(client, "documents_get_page", { documentId, page: 3 })).error?.code).toBe("not-found");

  const removed = await call(client, "documents_remove", { documentId });
  expect(removed.value.removed).toMatchObject({ passages: 2, files: 1 });
  expect((await call(client, "documents_search", { query: "xylophonists" })).text).toBe(
    "Nothing in the documents fits.",
  );
});

test("a long list is told in pages, and that it goes on", async () => {
  await using facet = await openWithDocuments();
  await read(facet, "moon.pdf");
  const documentId = await read(facet, "sun.pdf");
  const client = await (await openMcp(facet.services)).connect();
  const first = await call(client, "documents_list", { limit: 1 });
  expect(first.text).toMatch(/^- sun\.pdf .*\n\(1 of 2; more with after\)$/);
  expect(first.value).toMatchObject({ documents: [{ documentId }], total: 2 });
  const last = await call(client, "documents_list", { limit: 5, after: documentId });
  expect(last.text).toMatch(/^- moon\.pdf .*$/);
});

test("taking the call back stops the reading", async () => {
  const slow = scriptedParser({ "moon.pdf": { pages: Array.from({ length: 500 }, () => moon), pageMs: 20 } });
  await using facet = await openWithDocuments({ parser: slow });
  const client = await (await openMcp(facet.services)).connect();
  const taken = new AbortController();
  const pdf = { name: "moon.pdf", base64: Buffer.from("%PDF-1.7 moon").toString("base64") };
  const adding = call(client, "documents_add", pdf, { signal: taken.signal, onprogress: () => taken.abort() });
  await expect(adding).rejects.toThrow();
  await expect.poll(() => facet.services.documents.list("local")[0]?.stage).toBe("cancelled");
});

test("a text added here is cited by the Researcher, with its name and page to read", async () => {
  const quote = "The old bridge was closed in 1931 after the flood.";
  const { facet } = await openResearch({
    documents: [],
    replies: { ...yes, write: writes([["The bridge was closed in 1931.", quote]]) },
  });
  const client = await (await openMcp(facet.services)).connect("without a session");
  const notes = { name: "bridge.md", text: `# The bridge\n\n${quote} It was never opened again.` };
  const { documentId } = (await call(client, "documents_add", notes)).value.document;
  const question = "When was the old bridge closed after the flood?";
  const { text, value } = await call(client, "ask_researcher", { question, documentIds: [documentId] });
  expect(value.citations).toEqual([expect.objectContaining({ documentId, number: 1, page: 1, quote, located: true })]);
  expect(text).toContain("The bridge was closed in 1931. [1]");
  expect(text).toContain(`[1] “${quote}” (bridge.md, p. 1)`);
});

test("documents and pages are resources: listed, read with their page numbers, and clear where there is none", async () => {
  await using facet = await openWithDocuments();
  const documentId = await read(facet, "moon.pdf");
  const client = await (await openMcp(facet.services)).connect();
  const { resources } = await client.listResources();
  expect(resources).toEqual([expect.objectContaining({ uri: `facet://documents/${documentId}`, name: "moon.pdf" })]);
  const whole = await client.readResource({ uri: `facet://documents/${documentId}` });
  expect(whole.contents).toMatchObject([
    { mimeType: "text/plain", text: expect.stringMatching(/^--- p\. 1 ---\nThe Sea [^]*--- p\. 2 ---\nIts dust/) },
  ]);
  const second = await client.readResource({ uri: `facet://documents/${documentId}/pages/2` });
  expect(second.contents).toMatchObject([{ text: "Its dust smells of gunpowder, as those who were there have said." }]);
  for (const place of ["unknown", `${documentId}/pages/3`, `${documentId}/pages/x`, `${documentId}/nothing`]) {
    await expect(client.readResource({ uri: `facet://documents/${place}` }), place).rejects.toMatchObject({
      code: -32_602,
    });
  }
});
