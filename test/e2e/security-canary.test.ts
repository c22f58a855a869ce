// A whole walk with documents and answers that call a stranger in every way: the browser asks the stranger nothing, and the server connects to its model alone.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { documentsPanel, pick } from "../support/documents-walk.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { hostileAnswer } from "../support/hostile-answer.ts";
import { hostileDocuments, hostileSvg } from "../support/hostile-documents.ts";
import { openHostileHost } from "../support/hostile-host.ts";
import type { HostileHost } from "../support/hostile-host.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { addPicture } from "../support/pictures-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { harmIn } from "../support/unharmed.ts";

const recorder = new URL("../support/record-connections.ts", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "facet-connections-"));
const record = join(folder, "connections.txt");
/** What the processes of Facet connected to or looked up, each once. */
const connections = () =>
  existsSync(record) ? [...new Set(readFileSync(record, "utf8").split("\n").filter(Boolean))].toSorted() : [];

let host: HostileHost;
let stub: StubModelServer;
let facet: FacetProcess;
let browser: Browser;
beforeAll(async () => {
  await builtPage();
  [host, stub] = await Promise.all([openHostileHost(), startStubModelServer({ dialect: "llama-server" })]);
  const environment = {
    NODE_OPTIONS: `--import ${recorder}`,
    FACET_TEST_CONNECTIONS: record,
    // As on the machine of someone who works with LangChain: everything asked would be told there.
    LANGSMITH_TRACING: "true",
    LANGSMITH_TRACING_V2: "true",
    LANGCHAIN_TRACING_V2: "true",
    LANGSMITH_API_KEY: "key",
    LANGSMITH_ENDPOINT: `${host.direct}/langsmith`,
    OPENAI_API_KEY: "key",
    OPENAI_BASE_URL: `${host.direct}/openai`,
  };
  [facet, browser] = await Promise.all([
    startFacet({ modelUrl: stub.url, environment }),
    openBrowser(host.browserArguments),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await stub?.close();
  await host?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Nothing reached the stranger, neither from the page nor from the server. */
async function expectAlone({ page, faults }: PageWalk): Promise<void> {
  expect(await harmIn(page)).toEqual([]);
  // What the policy of the diagrams' frame stopped did not happen.
  expect(faults.filter((fault) => !/^said .*Content Security Policy directive/.test(fault))).toEqual([]);
  expect(host.seen).toEqual([]);
  // By a name nobody may be asked for; by number only this machine: the model, Chroma, and Facet's own parts.
  expect(
    connections().filter(
      (place) => !/^(?:(?:127\.0\.0\.1|::1|localhost):\d+|name (?:localhost|127\.0\.0\.1))$/.test(place),
    ),
  ).toEqual([]);
  expect(connections()).not.toContain(`127.0.0.1:${host.port}`);
}

test("the record of connections is one: the model's address stands in it", async () => {
  await expect.poll(connections, soon).toContain(`127.0.0.1:${new URL(stub.url).port}`);
});

test("what would be loaded is seen: the same answer and page without walls ask the stranger in many ways", async () => {
  const page = await browser.newPage();
  await page.setContent(hostileAnswer(host.named));
  await expect.poll(() => host.seen.length, soon).toBeGreaterThan(10);
  await page.close();
  host.seen.splice(0);
});

const researcher = "/?persona=researcher";

for (const how of ["named", "direct"] as const) {
  test(`documents of every kind that call a ${how} stranger are read, opened and asked about without a call`, async () => {
    const documents = hostileDocuments(host[how]);
    await using walk = await openPage(browser, facet.url, { path: researcher, viewport: { width: 1440, height: 900 } });
    const { page } = walk;
    await pick(
      page,
      documents.map(({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: bytes })),
    );
    const client = openClient(facet.url);
    const stages = async () => (await client.api.documents.list.query()).documents.map(({ stage }) => stage);
    await expect
      .poll(async () => (await stages()).filter((stage) => stage === "ready" || stage === "failed").length, {
        timeout: 60_000,
      })
      .toBe(documents.length);
    // Each was read: a document that was refused would have been no trial.
    expect((await stages()).filter((stage) => stage === "failed")).toEqual([]);
    await page.getByRole("button", { name: "Documents", exact: true }).click();
    for (const { name } of documents) {
      await documentsPanel(page).getByRole("button", { name, exact: true }).click();
      await page.locator("#panel .source, #panel .paper, #panel .reference-page").first().waitFor();
      await expectAlone(walk);
      await page.keyboard.press("Escape");
      if ((await documentsPanel(page).count()) === 0)
        await page.getByRole("button", { name: "Documents", exact: true }).click();
    }
    await walk.ask("What turns round the earth?");
    await walk.ended();
    await expectAlone(walk);
    // The same bytes are one document: the next stranger's are others.
    for (const { documentId } of (await client.api.documents.list.query()).documents)
      await client.api.documents.remove.mutate({ documentId });
    client.close();
  });

  test(`an answer that calls a ${how} stranger in every way is written, shown, shared and exported without a call`, async () => {
    stub.set({ text: hostileAnswer(host[how]), tokensPerSecond: 0 });
    await using walk = await openPage(browser, facet.url);
    const { page } = walk;
    await walk.ask("Tell me of the moon");
    await walk.answer.getByText("The very end.").waitFor();
    await walk.ended();
    // Diagrams are drawn when they come near; each is drawn, or says why not.
    const diagrams = walk.answer.locator("figure:has(pre[data-language=mermaid])");
    const settled = walk.answer.locator(".diagram-place:not(.waiting), .diagram-failed");
    for (const [at, diagram] of (await diagrams.all()).entries()) {
      await diagram.evaluate((figure) => figure.scrollIntoView());
      await expect.poll(() => settled.count(), soon).toBeGreaterThan(at);
    }
    expect(await settled.count()).toBe(4);
    await expectAlone(walk);

    const client = openClient(facet.url);
    const conversationId = new URL(page.url()).pathname.slice("/c/".length);
    const { shareId } = await client.api.shares.add.mutate({ conversationId });
    const exported = await client.api.conversations.export.query({ conversationId, format: "json" });
    expect(await client.api.conversations.import.mutate({ json: exported.text })).toMatchObject({ messageCount: 2 });
    client.close();
    await page.goto(`${facet.url}/share/${shareId}`);
    await walk.answer.getByText("The very end.").waitFor();
    await expectAlone(walk);
    stub.set({ text: null });
  });
}

test("a drawing with addresses in it becomes a picture without one", async () => {
  const svg = { name: "hostile.svg", mimeType: "image/svg+xml", buffer: Buffer.from(hostileSvg(host.direct)) };
  const imageId = await addPicture(facet.url, svg);
  const picture = await fetch(`${facet.url}/images/${imageId}`);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/^image\/(?:png|jpeg|webp)$/),
  ]);
  await using walk = await openPage(browser, facet.url, { path: `/images/${imageId}` });
  await expectAlone(walk);
});
