// The whole walk of a new user with the embedded model: every persona in one conversation, then everything that can happen to it.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { builtPage, openPage } from "../support/page-walk.ts";
import { realWeights } from "../support/real-weights.ts";
import {
  askDocument,
  askWhatWasSaid,
  findTheBug,
  postAboutIt,
  postOfPicture,
  quizFromGuide,
} from "../support/walk-steps.ts";
import { editTheLast, exportResetImport, killWhileAnswering, stopAndReload } from "../support/walk-trouble.ts";

/** Milliseconds for one answer: a machine whose cores others use too writes a word a second. */
const patience = 300_000;
/** Tokens: what was said first has left the turns that are told word for word by the time it is asked for. */
const context = "2048";

let facet: FacetProcess;
let browser: Browser;

beforeAll(async () => {
  await builtPage();
  for (const each of ["qwen2.5-coder-0.5b-instruct", "bge-small-en-v1.5", "ms-marco-minilm-l12"])
    await realWeights(each);
  const environment = { FACET_CACHE: loadConfig(process.env).FACET_CACHE, FACET_MODEL_CONTEXT: context };
  [facet, browser] = await Promise.all([startFacet({ environment }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
});

test("a new user asks a document, posts about it and about a picture, mends code, is quizzed, is remembered, edits, stops, loses the server, and takes it all along", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/", viewport: { width: 1440, height: 900 } });
  walk.page.setDefaultTimeout(patience);
  const walker = { walk, patience };
  await walk.page.getByRole("heading", { name: "Ask your documents. Check every sentence." }).waitFor();
  await walk.page
    .getByRole("button", { name: /^Choose a model/ })
    .getByText("stand-in, not Gemma")
    .waitFor();

  await askDocument(walker);
  await postAboutIt(walker);
  const { seen } = await postOfPicture(walker);
  expect(seen.images[0]?.seenBy).toBe("code");
  await findTheBug(walker);
  await quizFromGuide(walker, "How do heat pumps warm a house?");
  await askWhatWasSaid(walker);
  await editTheLast(walker, "On which day is my workshop?");
  await stopAndReload(walker, "Tell me everything about the history of cooling, in many long sentences.");
  await killWhileAnswering(walker, facet, "What does a compressor do?");
  await exportResetImport(walker, facet);
  expect(walk.faults).toEqual([]);
}, 3_000_000);
