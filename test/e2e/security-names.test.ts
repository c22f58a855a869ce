// Everything that is given a name or kept as a sentence, named to do harm: files, keys, voices, memories, titles, pictures, models, feedback; shown wherever it is shown, it is the text it is.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { chips, documentsPanel, pick } from "../support/documents-walk.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { openHostileHost } from "../support/hostile-host.ts";
import type { HostileHost } from "../support/hostile-host.ts";
import { mark } from "../support/hostile-texts.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { addPicture, picture } from "../support/pictures-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { harmIn } from "../support/unharmed.ts";

let host: HostileHost;
let stub: StubModelServer;
let facet: FacetProcess;
let browser: Browser;
let conversationId = "";

/** Short enough for every name there is. */
const evil = (place: string) => `${place}"><img src=${host.named}/${place} onerror=${mark}>`;

beforeAll(async () => {
  await builtPage();
  host = await openHostileHost();
  stub = await startStubModelServer({ dialect: "llama-server", model: evil("model"), text: "It is far." });
  [facet, browser] = await Promise.all([startFacet({ modelUrl: stub.url }), openBrowser(host.browserArguments)]);
  await fill();
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await stub?.close();
  await host?.[Symbol.asyncDispose]();
});

/** One of each, with its name. */
async function fill(): Promise<void> {
  const client = openClient(facet.url);
  const { api } = client;
  const put = await fetch(`${facet.url}/files?name=${encodeURIComponent(`${evil("file").replaceAll("/", "_")}.txt`)}`, {
    method: "PUT",
    body: `The moon ${evil("text")} turns round the earth.`,
  });
  const { fileId } = (await put.json()) as { readonly fileId: string };
  const { documentId } = await api.documents.ingest.mutate({ fileId });
  const imageId = await addPicture(facet.url, await picture(`${evil("picture").replaceAll("/", "_")}.jpg`));
  const asked = await api.personas.guide.start.mutate({ input: { question: evil("question") }, imageIds: [imageId] });
  ({ conversationId } = asked);
  await client.ended(asked.runId);
  await api.documents.link.mutate({ conversationId, documentIds: [documentId] });
  await api.conversations.rename.mutate({ conversationId, title: evil("title") });
  await api.memories.add.mutate({ conversationId, text: evil("memory") });
  await api.keys.add.mutate({ name: evil("key").slice(0, 100) });
  const measured = {
    samples: 1,
    wordsAPost: 9,
    wordsASentence: 9,
    emojiAPost: 0,
    exclamationsAPost: 0,
    hashtagsAPost: 0,
    person: "we" as const,
  };
  await api.voices.save.mutate({
    voice: { voiceId: "v", name: evil("voice").slice(0, 60), rules: [evil("rule")], words: [], avoid: [], measured },
  });
  await api.feedback.add.mutate({
    messageId: asked.answerId,
    verdict: "dislike",
    labels: [],
    comment: evil("comment"),
  });
  client.close();
}

async function opened(path: string, options: WalkOptions = {}): Promise<PageWalk> {
  return openPage(browser, facet.url, { path, viewport: { width: 1440, height: 900 }, ...options });
}

async function expectUnharmed({ page, faults }: PageWalk): Promise<void> {
  expect(await harmIn(page)).toEqual([]);
  expect(host.seen).toEqual([]);
  expect(faults).toEqual([]);
}

/** Seen as text somewhere: in words, in a field, or in what is read out. */
const sees = async ({ page }: PageWalk, place: string): Promise<void> => {
  await expect
    .poll(
      () =>
        page.evaluate(
          (text) =>
            [...document.querySelectorAll<HTMLElement>("body *")].some(
              (element) =>
                element.textContent?.includes(text) === true ||
                (element as HTMLInputElement).value?.includes?.(text) === true ||
                ["aria-label", "title", "alt"].some((name) => element.getAttribute(name)?.includes(text)),
            ),
          `${place}"><img src=`,
        ),
      soon,
    )
    .toBe(true);
};

const pages: readonly (readonly [where: string, path: () => string, places: readonly string[]])[] = [
  ["the conversation", () => `/c/${conversationId}`, ["question", "title", "picture"]],
  ["the settings", () => "/settings", ["key"]],
  ["the models", () => "/models", ["model"]],
  ["the library", () => "/library", ["file"]],
];
test.each(pages)("%s", async (_where, path, places) => {
  await using walk = await opened(path());
  for (const place of places) await sees(walk, place);
  await expectUnharmed(walk);
});

test("what is remembered, and what it is sent with", async () => {
  await using walk = await opened(`/c/${conversationId}`);
  await walk.page.getByRole("button", { name: "Memory", exact: true }).click();
  await sees(walk, "memory");
  await expectUnharmed(walk);
});

test("what is found", async () => {
  await using walk = await opened("/");
  await walk.page.getByRole("searchbox").fill("question");
  await walk.rail.locator(".hit mark").first().waitFor();
  await sees(walk, "question");
  await expectUnharmed(walk);
});

test("a voice to write in", async () => {
  await using walk = await opened("/?persona=creator");
  await walk.page.getByRole("button", { name: /^Voice/ }).click();
  await sees(walk, "voice");
  await expectUnharmed(walk);
});

test("a file that is refused by its name, said with its name", async () => {
  await using walk = await opened("/?persona=researcher");
  const name = `${evil("refused").replaceAll("/", "_")}.mp3`;
  await pick(walk.page, [
    { name, mimeType: "audio/mpeg", buffer: Buffer.from("ID3\x03\0\0\0\0\0\0\xff\xfb", "latin1") },
  ]);
  await chips(walk.page).first().waitFor();
  await sees(walk, "refused");
  await expectUnharmed(walk);
});

test("a conversation that was exported as Markdown holds the names as text, and as JSON comes back unharmed", async () => {
  const client = openClient(facet.url);
  const markdown = await client.api.conversations.export.query({ conversationId, format: "markdown" });
  expect(markdown.text).toContain("title");
  const json = await client.api.conversations.export.query({ conversationId, format: "json" });
  const copy = await client.api.conversations.import.mutate({ json: json.text });
  client.close();
  await using walk = await opened(`/c/${copy.conversationId}`);
  await sees(walk, "question");
  await expectUnharmed(walk);
});

test("the text of a document, and its name above it", async () => {
  await using walk = await opened(`/c/${conversationId}`);
  const { page } = walk;
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await documentsPanel(page)
    .getByRole("button", { name: /^file"/ })
    .first()
    .click();
  await page.locator("#panel .source").getByText("turns round the earth").waitFor();
  await sees(walk, "text");
  await sees(walk, "file");
  await expectUnharmed(walk);
});
