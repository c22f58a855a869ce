// The states a person meets the page in, each brought about by real work: for accessibility, layout, language and pictures.
import { openCuttingProxy } from "./cutting-proxy.ts";
import { startFacet } from "./facet-process.ts";
import { lesson } from "./lesson.ts";
import { openPage } from "./page-walk.ts";
import type { PageWalk, WalkOptions } from "./page-walk.ts";
import type { Browser } from "playwright-core";
import type { StubBehaviour } from "./stub-behaviour.ts";
import { startStubModelServer } from "./stub-model-server.ts";
import { writtenPdf } from "./written-pdf.ts";

export const stateNames = [
  "empty",
  "streaming",
  "queued",
  "done",
  "error",
  "offline",
  "documents",
  "library",
  "models",
  "settings",
  "not-found",
] as const;
export type StateName = (typeof stateNames)[number];

/** A real server over a stub model, and the relay that takes it away from a page. */
export interface Stand extends AsyncDisposable {
  readonly url: string;
  readonly set: (change: Partial<StubBehaviour>) => void;
}

/** Tokens a second that keep an answer being written for as long as it is looked at. */
const slowly = 4;
/** Milliseconds without a server: longer than any look at it. */
const away = 600_000;

export async function openStand(): Promise<Stand> {
  await using parts = new AsyncDisposableStack();
  const stub = parts.use(await startStubModelServer({ dialect: "llama-server" }));
  const facet = parts.use(await startFacet({ modelUrl: stub.url }));
  const kept = parts.move();
  return { url: facet.url, set: stub.set, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** A first document waits for a process to be started, which on a busy machine takes longer than anything else on the page. */
const readWithin = { timeout: 60_000 };

/** Opens the page and leads it into the state. In German where the options' locale says so. */
export async function openState(
  browser: Browser,
  stand: Stand,
  name: StateName,
  options: WalkOptions = {},
): Promise<PageWalk> {
  if (name === "offline") return openOffline(browser, stand, options);
  const paths: Partial<Record<StateName, string>> = {
    documents: "/?persona=researcher",
    library: "/library",
    models: "/models",
    settings: "/settings",
    "not-found": "/c/never-was",
  };
  const walk = await openPage(browser, stand.url, { ...options, path: paths[name] ?? "/?persona=guide" });
  const { page, answer } = walk;
  switch (name) {
    case "empty":
      await page.locator(".example").first().waitFor();
      break;
    case "streaming":
    case "queued":
      await begin(walk, stand);
      if (name === "streaming") break;
      await walk.ask("And in frost?");
      await page.locator(".waiting").waitFor();
      break;
    case "done":
      await finish(walk, stand);
      break;
    case "error":
      stand.set({ failure: "cut", failAfter: 12, tokensPerSecond: 100, text: lesson });
      await walk.ask("Heat pumps: how do they warm a house?");
      await answer.locator(".trouble").waitFor();
      stand.set({ failure: "none" });
      break;
    case "documents":
      await addFiles(walk);
      await page.getByRole("button", { name: /^(?:Documents|Dokumente)$/ }).click();
      await page.locator(".doc-rows .tag.good").nth(1).waitFor(readWithin);
      break;
    case "library":
      await addFiles(walk);
      await page.locator(".doc-rows .tag.good").nth(1).waitFor(readWithin);
      break;
    case "models":
      await page.locator(".advice-words h2").waitFor();
      break;
    case "settings":
      await page.locator("main h1, header h1").first().waitFor();
      break;
    case "not-found":
      // The conversation's own heading stands there until it is known that there is none.
      await page.getByRole("heading", { name: /^(?:There is nothing here|Hier ist nichts)$/, level: 1 }).waitFor();
  }
  return walk;
}

/** A paper of many pages, a text with a name too long for any row, and a file of no readable kind. */
async function addFiles({ page }: PageWalk): Promise<void> {
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles([
      { name: "paper.pdf", mimeType: "application/pdf", buffer: writtenPdf(64) },
      { name: `${"a-very-long-name-".repeat(8)}.txt`, mimeType: "text/plain", buffer: Buffer.from("Few words.") },
      { name: "tool.exe", mimeType: "application/octet-stream", buffer: Buffer.from("\x7fELF\x02\0\0", "latin1") },
    ]);
  await page.locator(".file.refused").first().waitFor();
}

/** An answer that is in the middle of its table, and stays there. */
async function begin(walk: PageWalk, stand: Stand): Promise<void> {
  stand.set({
    failure: "none",
    text: `${lesson.slice(0, lesson.indexOf("| condenser"))}${"\n\nAnd on it goes.".repeat(200)}`,
    tokensPerSecond: 100,
  });
  await walk.ask("Heat pumps: how do they warm a house?");
  await walk.answer.locator("td", { hasText: "evaporator" }).waitFor();
  stand.set({ tokensPerSecond: slowly });
}

async function finish(walk: PageWalk, stand: Stand): Promise<void> {
  stand.set({ failure: "none", text: lesson, tokensPerSecond: 0 });
  await walk.ask("Heat pumps: how do they warm a house?");
  await walk.ended();
  await walk.answer.locator(".katex").last().waitFor();
  await walk.answer.locator("pre .t-k").first().waitFor();
}

async function openOffline(browser: Browser, stand: Stand, options: WalkOptions): Promise<PageWalk> {
  const relay = await openCuttingProxy(stand.url);
  const walk = await openPage(browser, relay.url, options);
  await finish(walk, stand);
  relay.refuseFor(away);
  await walk.page.locator(".banner").waitFor();
  return {
    ...walk,
    [Symbol.asyncDispose]: async () => {
      await walk[Symbol.asyncDispose]();
      await relay[Symbol.asyncDispose]();
    },
  };
}
