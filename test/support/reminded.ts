// Conversations that remember: facts kept by hand, and an answer that was given them, on a real server and page.
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { RecalledMemory } from "../../pipelines/engine/memory.ts";
import type { LiveAnswer } from "./answered.ts";
import { useMadeAnswers } from "./made-answers.ts";
import { openPage as openClient } from "./page-client.ts";
import type { PageClient } from "./page-client.ts";
import { openPage } from "./page-walk.ts";
import type { PageWalk, WalkOptions } from "./page-walk.ts";

export const askedQuestion = "How many trees can we plant?";
export const givenAnswer = "As many as the budget covers: first count the streets, then the trees.";

interface Told extends LiveAnswer {
  readonly conversationId: string;
  /** What was kept by hand, as an answer would be given it. */
  readonly recalled: readonly RecalledMemory[];
}

interface Reminded {
  readonly api: () => PageClient["api"];
  readonly url: () => string;
  /** Opens a page on this server. */
  readonly open: (path: string, options?: WalkOptions) => Promise<PageWalk>;
  /** The same browser on another server, at its beginning. */
  readonly openAt: (url: string) => Promise<PageWalk>;
  /** A conversation with facts kept by hand, and an answer that is being written. */
  readonly begin: (facts: readonly string[]) => Promise<Told>;
  /** The same, written to its end and opened. */
  readonly answered: (facts: readonly string[], options?: WalkOptions) => Promise<PageWalk & Told>;
}

/** Begun before the file's tests, ended after them. */
export function useReminded(): Reminded {
  const made = useMadeAnswers();
  let client: PageClient;
  beforeAll(() => {
    client = openClient(made.server.url);
  });
  afterAll(() => client?.close());

  const open = (path: string, options: WalkOptions = {}) =>
    openPage(made.browser, made.server.url, { reducedMotion: "reduce", ...options, path });
  const begin = async (facts: readonly string[]): Promise<Told> => {
    const live = await made.server.begin({ persona: { id: "guide", version: "1" }, question: askedQuestion });
    const conversationId = live.path.slice("/c/".length);
    const recalled: RecalledMemory[] = [];
    for (const text of facts) {
      const { memoryId, kind, messageId, persona, at } = await client.api.memories.add.mutate({ conversationId, text });
      recalled.push({ memoryId, kind, text, score: 1 / (60 + recalled.length), messageId, persona, at });
    }
    return { ...live, conversationId, recalled };
  };
  const answered = async (facts: readonly string[], options: WalkOptions = {}) => {
    const told = await begin(facts);
    const parts = [
      { kind: "instructions", tokens: 412, count: 1 },
      { kind: "turns", tokens: 2310, count: 6 },
    ] as const;
    told.tell([
      { type: "memories-recalled", memories: told.recalled },
      { type: "context-built", context: { limit: 8192, answer: 1024, parts, firstMessageId: null, leftOut: 2 } },
      { type: "output", field: "answer", value: givenAnswer },
    ]);
    told.end();
    const walk = await open(told.path, options);
    await walk.ended();
    await walk.answer.getByText(givenAnswer).waitFor();
    return Object.assign(walk, told);
  };
  return {
    api: () => client.api,
    url: () => made.server.url,
    open,
    openAt: (url) => openPage(made.browser, url),
    begin,
    answered,
  };
}

/** Opens the memory panel and waits until both of its halves are there. */
export async function openMemory(page: Page, name = "Memory"): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator(".budget").waitFor();
  await page.locator(".panel .add-fact").waitFor();
}
