// The whole walk of a new user with a large model, its words scripted: every persona in one conversation, and what each says reaches the page.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../server/config.ts";
import { openBrowser } from "../support/browser.ts";
import { startFacet } from "../support/facet-process.ts";
import type { FacetProcess } from "../support/facet-process.ts";
import { asked as askedQuiz, titles } from "../support/guided-model.ts";
import { builtPage, openPage } from "../support/page-walk.ts";
import { realWeights } from "../support/real-weights.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";
import { says, startWalkModel } from "../support/walk-model.ts";
import {
  askDocument,
  askWhatWasSaid,
  findTheBug,
  postAboutIt,
  postOfPicture,
  quizFromGuide,
} from "../support/walk-steps.ts";
import { editTheLast, exportResetImport, killWhileAnswering, stopAndReload } from "../support/walk-trouble.ts";

/** Milliseconds until something must have come. */
const patience = 180_000;
/** Tokens a second at which an answer is still being written when it is stopped, or its server killed. */
const slowly = 15;

let model: StubModelServer;
let facet: FacetProcess;
let browser: Browser;

beforeAll(async () => {
  await builtPage();
  for (const each of ["bge-small-en-v1.5", "ms-marco-minilm-l12"]) await realWeights(each);
  model = await startWalkModel();
  const environment = { FACET_CACHE: loadConfig(process.env).FACET_CACHE };
  [facet, browser] = await Promise.all([startFacet({ modelUrl: model.url, environment }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await model?.close();
});

test("a new user asks a document, posts about it and about a picture, mends code, is quizzed, is remembered, edits, stops, loses the server, and takes it all along", async () => {
  await using walk = await openPage(browser, facet.url, { path: "/", viewport: { width: 1440, height: 900 } });
  walk.page.setDefaultTimeout(patience);
  const walker = { walk, patience };
  const { answer } = walk;
  const sees = (words: string) => answer.getByText(words).first().waitFor();
  await walk.page
    .getByRole("button", { name: /^Choose a model/ })
    .getByText("walk-model-27b")
    .waitFor();

  await askDocument(walker);
  await sees(says.summary);
  await answer.getByText("1 of 1 sentence supported").waitFor();

  const post = await postAboutIt(walker);
  expect(post.captions[0]?.text).toBe(says.caption);
  await sees(says.caption);
  const { post: ofPicture, seen } = await postOfPicture(walker);
  expect(seen.images[0]).toMatchObject({ seenBy: "model", items: [{ text: says.object }] });
  expect(ofPicture.altTexts[0]?.text).toBe(says.altText);
  await sees(says.pictureCaption);

  await findTheBug(walker);
  await sees("bug, proven");

  const quiz = await quizFromGuide(walker, "How do heat pumps warm a house?");
  expect(quiz.items[0]?.question).toBe(askedQuiz.choice.question);
  await walk.page.getByText(titles[0]).first().waitFor();

  await askWhatWasSaid(walker);
  await sees(says.remembered);
  await editTheLast(walker, "On which day is my workshop?");
  await sees(says.changed);

  model.set({ tokens: 300, tokensPerSecond: slowly, text: null, replies: [] });
  const seenWords = await stopAndReload(walker, "Tell me everything about the history of cooling.");
  expect(seenWords).toMatch(/^w0001\b/);
  model.set({ tokens: 60 });
  await killWhileAnswering(walker, facet, "What does a compressor do?");
  await exportResetImport(walker, facet);
  expect(walk.faults).toEqual([]);
}, 1_800_000);
