// Pages of answers that a file of browser tests makes itself: no model, no documents, real server and Chromium.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { ChatModels } from "../../pipelines/engine/ports.ts";
import { openAnswered } from "./answered.ts";
import type { AnsweredServer, MadeAnswer } from "./answered.ts";
import { openBrowser } from "./browser.ts";
import { builtPage, openPage } from "./page-walk.ts";
import type { PageWalk, WalkOptions } from "./page-walk.ts";

interface MadeAnswers {
  readonly server: AnsweredServer;
  readonly browser: Browser;
  /** Opens a conversation of this one answer, drawn to its end. */
  readonly open: (made: MadeAnswer, options?: WalkOptions) => Promise<PageWalk>;
}

/** Begun before the file's tests, ended after them. */
export function useMadeAnswers(models?: ChatModels): MadeAnswers {
  const parts: { server?: AnsweredServer; browser?: Browser } = {};
  beforeAll(async () => {
    await builtPage();
    [parts.server, parts.browser] = await Promise.all([openAnswered(undefined, models), openBrowser()]);
  });
  afterAll(async () => {
    await parts.browser?.close();
    await parts.server?.[Symbol.asyncDispose]();
  });
  // Asked for inside tests alone, when both are there.
  const begun = parts as Pick<MadeAnswers, "server" | "browser">;
  return Object.assign(begun, {
    open: async (made: MadeAnswer, options: WalkOptions = {}) => {
      const walk = await openPage(begun.browser, begun.server.url, {
        ...options,
        path: await begun.server.answer(made),
      });
      await walk.ended();
      await walk.answer.locator(".prose, .layer-title").first().waitFor();
      return walk;
    },
  });
}
