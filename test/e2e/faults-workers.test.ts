// What happens when a process that does one piece of work dies, as a person sees it: the one that reads files, the one that checks code, the one that runs it, and a llama-server. The real processes, a stub's words.
import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { connect } from "../../server/remote/client.ts";
import { childrenOf, signalTo } from "../support/child-processes.ts";
import { codeChip, developer, paste } from "../support/code-walk.ts";
import { documentRow } from "../support/documents-walk.ts";
import { startFacet } from "../support/facet-process.ts";
import { llamaBinary } from "../support/llama-binary.ts";
import { openPage } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { useWholeProduct } from "../support/whole-product.ts";
import { writtenPdf } from "../support/written-pdf.ts";

const product = useWholeProduct();
afterEach(() => vi.unstubAllEnvs());

/** Milliseconds until something must have come, on a busy machine. */
const patience = 120_000;
const soon = { timeout: patience, interval: 50 };
const children = (text: string) => childrenOf(product.facet.pid(), text);

async function open(path: string): Promise<PageWalk> {
  const walk = await openPage(product.browser, product.facet.url, { path });
  walk.page.setDefaultTimeout(patience);
  return walk;
}

const alerts = (walk: PageWalk) => walk.answer.getByRole("alert").count();

/** A document of 300 pages, once the first of them are read. */
async function readingLong() {
  const { api } = connect({ url: product.facet.url });
  const put = await fetch(`${product.facet.url}/files?name=long.pdf`, {
    method: "PUT",
    body: new Uint8Array(writtenPdf(300)),
  });
  const { fileId } = (await put.json()) as { fileId: string };
  const { documentId } = await api.documents.ingest.mutate({ fileId, name: "long.pdf" });
  const document = () => api.documents.get.query({ documentId });
  await expect.poll(async () => (await document()).done, { timeout: patience, interval: 10 }).toBeGreaterThan(0);
  return { document, remove: () => api.documents.remove.mutate({ documentId }) };
}
const reader = () => children("documents/parse/child")[0];

test("the process that reads a document is killed in the middle of it: the page it was at is read once more, and none is lost", async () => {
  const { document, remove } = await readingLong();
  await signalTo(reader, "SIGKILL");
  await using walk = await open("/library");
  const row = documentRow(walk.page, "long.pdf");
  await row.getByText("Ready", { exact: true }).waitFor();
  expect((await document()).pages.filter(({ state }) => state !== "text")).toEqual([]);
  await remove();
  await expect.poll(() => row.count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
}, 400_000);

test("killed at the same page again: the other pages are read, the lost one is named, and reading again brings it", async () => {
  const { document } = await readingLong();
  const lost = async () => (await document()).pages.filter(({ state }) => state === "failed").length;
  for (let killed: number | undefined; (await lost()) === 0;) {
    const last = killed;
    if (reader() !== last) killed = await signalTo(() => (reader() === last ? undefined : reader()), "SIGKILL");
  }

  await using walk = await open("/library");
  const row = documentRow(walk.page, "long.pdf");
  await row.getByText("Partly", { exact: true }).waitFor();
  await row.getByText(/^Pages? .+ too large\. Answers say that this was not read\.$/).waitFor();
  const { length } = (await document()).pages.filter(({ state }) => state !== "text");
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThan(10);

  await row.getByRole("button", { name: "Menu for long.pdf" }).click();
  await walk.page.getByRole("menuitem", { name: "Read again" }).click();
  await row.getByText("Ready", { exact: true }).waitFor();
  const { stage, pages } = await document();
  expect({ stage, read: pages.filter(({ state }) => state === "text").length }).toEqual({ stage: "ready", read: 300 });
  expect(walk.faults).toEqual([]);
}, 400_000);

const unused = `import os\n\n\n${readFileSync(new URL("../data/walk/average.py", import.meta.url)).toString()}`;

test("the process of the code tools is killed while it checks: the answer says that nothing was checked, and the next one is checked again", async () => {
  product.stub.set({ text: "Nothing in particular." });
  await using walk = await open(developer);
  const { page, answer } = walk;
  const pastes = async () => {
    await walk.composer.focus();
    await paste(walk.composer, unused);
    await codeChip(page, "average.py").waitFor();
  };
  await pastes();
  await walk.ask("Find the bugs.");
  await answer.getByText("Ruff F401").first().waitFor();
  await walk.ended();

  await pastes();
  // It takes the request, and does nothing about it until it dies.
  const pid = await signalTo(() => children("server/code/child")[0], "SIGSTOP");
  await walk.ask("Find the bugs once more.");
  await answer.locator(".steps .now", { hasText: "Check with tools" }).waitFor();
  await signalTo(() => pid, "SIGKILL");
  await walk.ended();
  await answer
    .getByText(/^The process of the tools ended before they were done: .* Ask again to have it checked\.$/)
    .waitFor();
  expect(await alerts(walk)).toBe(0);

  await pastes();
  await walk.ask("And now, find the bugs?");
  await answer.getByText("Ruff F401").first().waitFor();
  await walk.ended();
  expect(await alerts(walk)).toBe(0);
  expect(walk.faults).toEqual([]);
}, 400_000);

const slow = `PLAN: doubles, after a while.
\`\`\`python slow.py
import time


def slow(number):
    end = time.time() + 0.7
    while time.time() < end:
        pass
    return number * 2
\`\`\`
`;

test("every process that runs code is killed while the answer is tried: it is run again, and what is shown was run to its end", async () => {
  product.stub.set({ text: "It doubles.", replies: [{ when: "Give each file whole", text: slow }] });
  await using walk = await open(developer);
  const { answer } = walk;
  const { completed } = product.stub.counts;
  await walk.ask("Write a Python function slow(number): slow(2) == 4 and slow(5) == 10.");
  await expect.poll(() => product.stub.counts.completed, soon).toBeGreaterThan(completed);
  await signalTo(() => children("sandbox/python/child")[0], "SIGKILL");
  for (const pid of children("sandbox/python/child")) await signalTo(() => pid, "SIGKILL");
  await walk.ended();
  await answer.locator(".run-card").getByText("2 of 2 pass").waitFor();
  expect(await alerts(walk)).toBe(0);
  expect(walk.faults).toEqual([]);
}, 400_000);

test("a llama-server that Facet started is killed in the middle of an answer: it is started again, and the answer is written anew by itself", async () => {
  using folder = tmpFolder();
  const { at, files } = llamaBinary(folder.path);
  const environment = {
    FACET_LLAMA_SERVER: files.binary,
    FACET_LLAMA_MODEL: files.model,
    FAKE_LLAMA: JSON.stringify({ report: at("starts") }),
  };
  await using facet = await startFacet({ environment });
  await using walk = await openPage(product.browser, facet.url);
  walk.page.setDefaultTimeout(patience);
  const server = () => childrenOf(facet.pid(), "fake-llama-server")[0];
  await walk.ask('Count, please. [[stub {"tokens":60,"tokensPerSecond":20}]]');
  await walk.answer.getByText("w0005").waitFor();
  const first = await signalTo(server, "SIGKILL");
  await expect.poll(server, soon).not.toBe(first);
  await walk.answer.getByText("w0060").waitFor();
  await walk.ended();
  expect(await alerts(walk)).toBe(0);
  expect(walk.faults).toEqual([]);
}, 400_000);
