// The disk of the data is full while people work: what they read, what is kept, and that it goes on without a restart.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FacetClientError, connect } from "../../server/remote/client.ts";
import { openBrowser } from "../support/browser.ts";
import { chip, documentRow, pick, textFile } from "../support/documents-walk.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { builtPage, countedWords, openPage, soon } from "../support/page-walk.ts";
import { canMount, onSmallDisk, smallDiskOf } from "../support/small-disk.ts";
import { defaultBehaviour } from "../support/stub-behaviour.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";

/** The page asks the server how it is every 20 s while nothing moves. */
const patient = { timeout: 30_000, interval: 100 };

/** Uses up what the database had taken for its log before the disk was full. */
async function exhaust(url: string): Promise<void> {
  const { api } = connect({ url });
  for (;;) {
    try {
      await api.conversations.create.mutate({ title: "x".repeat(200) });
    } catch (thrown) {
      if (thrown instanceof FacetClientError && thrown.data.code === "storage-full") return;
      throw thrown;
    }
  }
}

describe.skipIf(!canMount)("a full disk", { timeout: 120_000 }, () => {
  let stub: StubModelServer;
  let facet: FacetProcess;
  let browser: Browser;
  beforeAll(async () => {
    await builtPage();
    stub = await startStubModelServer({ dialect: "llama-server" });
    [facet, browser] = await Promise.all([startFacet({ modelUrl: stub.url, through: onSmallDisk(24) }), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await facet?.[Symbol.asyncDispose]();
    await stub?.close();
  });

  test("in the middle of an answer: the page says so, the answer waits, and is whole when there is room", async () => {
    stub.set({ ...defaultBehaviour, dialect: "llama-server", tokens: 150, tokensPerSecond: 25 });
    await using walk = await openPage(browser, facet.url);
    const disk = smallDiskOf(facet);
    await walk.ask("Write while the disk fills");
    await walk.answer.getByText("w0010").waitFor();
    disk.fill();
    await exhaust(facet.url);
    const banner = walk.page.locator(".banner").getByText("Facet’s disk is full.");
    await expect.poll(() => banner.count(), patient).toBe(1);
    expect(await (await fetch(`${facet.url}/readyz`)).json()).toMatchObject({ ready: true, storage: "full" });
    await expect.poll(() => walk.text(), soon).toContain("w0010");
    disk.makeRoom();
    await expect.poll(() => banner.count(), patient).toBe(0);
    await walk.ended();
    await expect.poll(() => walk.text(), soon).toBe(countedWords(150));
    expect(await (await fetch(`${facet.url}/readyz`)).json()).toMatchObject({ storage: "ok" });
    expect(walk.faults).toEqual([]);
  });

  test("a question that cannot be written down is told with what to do, stays, and is answered once there is room", async () => {
    stub.set({ ...defaultBehaviour, dialect: "llama-server", text: "There is room again." });
    await using walk = await openPage(browser, facet.url);
    const disk = smallDiskOf(facet);
    disk.fill();
    await exhaust(facet.url);
    await walk.composer.fill("Please keep this.");
    await walk.composer.press("Enter");
    const trouble = walk.page.getByRole("alert").getByText("There is no space left where Facet keeps its data.");
    await trouble.waitFor();
    expect(await walk.composer.inputValue()).toBe("Please keep this.");
    disk.makeRoom();
    await walk.composer.press("Enter");
    await walk.answer.getByText("There is room again.").waitFor();
    expect(await walk.questions.count()).toBe(1);
    expect(await trouble.count()).toBe(0);
    expect(walk.faults).toEqual([]);
  });

  test("an upload that does not fit says so, nothing of it stays behind, and it is taken once there is room", async () => {
    await using walk = await openPage(browser, facet.url, { path: "/?persona=researcher" });
    const disk = smallDiskOf(facet);
    disk.fill();
    const paper = textFile("heat.md", `# Heat\n\n${"Pumps move heat from outside to inside. ".repeat(40_000)}`);
    await pick(walk.page, [paper]);
    await chip(walk.page, "heat.md")
      .getByText(/no space left|disk is full/i)
      .waitFor();
    expect(readdirSync(join(disk.folder, "files", "arriving"))).toEqual([]);
    disk.makeRoom();
    await chip(walk.page, "heat.md")
      .getByRole("button", { name: /again|room/i })
      .click();
    await expect
      .poll(
        () =>
          chip(walk.page, "heat.md")
            .getByText(/no space left|disk is full/i)
            .count(),
        soon,
      )
      .toBe(0);
    const { api } = connect({ url: facet.url });
    const stage = async () =>
      (await api.documents.list.query({})).documents.find(({ name }) => name === "heat.md")?.stage;
    await expect.poll(stage, patient).toBe("ready");
    expect(walk.faults).toEqual([]);
  });

  test("a document whose passages do not fit waits or says why, and is read once there is room", async () => {
    const disk = smallDiskOf(facet);
    const { api } = connect({ url: facet.url });
    const body = Buffer.from(`# Cold\n\n${"Cold is the absence of heat. ".repeat(20_000)}`);
    const put = await fetch(`${facet.url}/files?name=cold.md`, { method: "PUT", body });
    const { fileId } = (await put.json()) as { fileId: string };
    const { documentId } = await api.documents.ingest.mutate({ fileId, name: "cold.md" });
    disk.fill();
    await exhaust(facet.url);
    const document = () => api.documents.get.query({ documentId });
    // Tried again at least once: it is not given up silently, and nothing is called ready that is not.
    const until = performance.now() + 7000;
    await expect.poll(() => performance.now() > until, patient).toBe(true);
    const { stage, error } = await document();
    expect(["queued", "parsing", "failed"]).toContain(stage);
    if (stage === "failed") expect(error?.code).toBe("storage-full");
    expect((await fetch(`${facet.url}/healthz`)).status).toBe(200);
    disk.makeRoom();
    if (stage === "failed") await api.documents.retry.mutate({ documentId });
    await expect.poll(async () => (await document()).stage, patient).toBe("ready");
    const { passages } = await api.documents.search.query({
      query: "absence of heat",
      documentIds: [documentId],
      k: 3,
    });
    expect(passages.length).toBeGreaterThan(0);
    await using walk = await openPage(browser, facet.url, { path: "/library" });
    await documentRow(walk.page, "cold.md").waitFor();
    expect(walk.faults).toEqual([]);
  });
});
