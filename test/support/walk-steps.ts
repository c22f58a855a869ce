// What a stranger does with each persona, one after the other in one conversation; each step checks what was drawn, whatever the model's words.
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { Fix } from "../../pipelines/engine/code-answers.ts";
import type { Grounding, Post } from "../../pipelines/engine/posts/post.ts";
import type { Quiz } from "../../pipelines/engine/guide/quiz.ts";
import { codeChip, paste } from "./code-walk.ts";
import { pdfFile, pick, ready } from "./documents-walk.ts";
import { answerFirst } from "./walk-quiz.ts";
import type { PageWalk } from "./page-walk.ts";
import { tile } from "./pictures-walk.ts";
import { lastAnswer, pageText } from "./walk-tree.ts";
import type { KeptAnswer } from "./walk-tree.ts";

/** Who walks: at which pace the model writes, in milliseconds until something must have come. */
export interface Walker {
  readonly walk: PageWalk;
  readonly patience: number;
}

const data = (path: string) => readFileSync(new URL(`../data/${path}`, import.meta.url));
const paper = "neuromatch-academy.pdf";
/** Said at the start, and needed again at the end. */
const toldFirst = "I am preparing a workshop for 12 teachers in Lisbon on 14 March.";
export const lecture = "How long is the introductory lecture at the start of each teaching day?";
/** Long enough that what was told first no longer fits into a small model's window. */
const code = data("walk/average.py").toString();

/** Asks and waits; the answer as it is kept. */
async function answered({ walk, patience }: Walker, question: string): Promise<KeptAnswer> {
  await walk.ask(question);
  await walk.ended();
  return lastAnswer(walk, patience);
}

const tab = ({ walk: { page } }: Walker, name: string) => page.getByRole("tab", { name }).click();
const plain = (text: string) => text.replace(/\s+/g, " ");

/** Before a document is here the Researcher says so; one is added there, and the question is asked again. */
export async function askDocument(walker: Walker): Promise<KeptAnswer> {
  const { walk, patience } = walker;
  const { page, answer } = walk;
  await answered(walker, `${toldFirst} ${lecture}`);
  await answer.getByText("There are no documents here yet").waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    answer.getByRole("button", { name: "Add a document" }).click(),
  ]);
  await chooser.setFiles([pdfFile(paper, data(`papers/${paper}`))]);
  await ready(page, paper);
  await answer.getByRole("button", { name: "Ask this again" }).click();
  await walk.answers.nth(1).waitFor();
  await walk.ended();
  const kept = await lastAnswer(walk, patience);

  const [first] = kept.outputs["citations"] as readonly Citation[];
  expect(first).toMatchObject({ page: 4, located: true });
  await answer.locator(".prose button.cite").first().click();
  await page.getByText("Page 4 of 10").waitFor();
  await page.locator(".paper img:not(.coming)").waitFor();
  const boxes = page.locator(".paper .quoted");
  await expect.poll(() => boxes.count(), { timeout: patience }).toBe(first?.boxes.length);
  expect(first?.boxes.length).toBeGreaterThan(0);
  const { text } = await pageText(walk, first?.documentId ?? "", 4);
  expect(plain(text.slice(first?.start, first?.end))).toContain("introductory lecture (~30 minutes)");
  await page.keyboard.press("Escape");
  await page.locator("#panel").waitFor({ state: "detached" });
  return kept;
}

export async function postAboutIt(walker: Walker): Promise<Post> {
  const { walk, patience } = walker;
  await walk.answer.getByRole("button", { name: "Make a post of this" }).click();
  await walk.page.getByRole("note", { name: "Hand-off from Researcher to Creator" }).waitFor();
  await walk.ended();
  const post = fittedPost(await lastAnswer(walk, patience));
  await walk.answer.getByText("Inside the limits of all 4 platforms.").waitFor();
  return post;
}

/** Every version inside its own count. */
function fittedPost({ outputs }: KeptAnswer): Post {
  const [post] = outputs["posts"] as readonly Post[];
  if (!post) throw new Error("There is no post.");
  expect(post.captions.length).toBeGreaterThan(0);
  for (const { text } of post.captions) expect(text).not.toMatch(/<\/?(?:person|picture|post)\b|\[\d+\]/);
  for (const { count, state } of post.versions) {
    expect(state).toBe("ready");
    expect(count.used).toBeLessThanOrEqual(count.limit);
  }
  return post;
}

export async function postOfPicture(walker: Walker): Promise<{ readonly post: Post; readonly seen: Grounding }> {
  const { walk } = walker;
  const { page } = walk;
  await pick(page, [{ name: "rocket.jpg", mimeType: "image/jpeg", buffer: data("images/rocket.jpg") }]);
  await tile(page, "rocket.jpg").waitFor();
  const kept = await answered(walker, "One caption for this picture: our rocket waits for its launch at night");
  const post = fittedPost(kept);
  expect(post.imageIds).toHaveLength(1);
  expect(post.altTexts[0]?.imageId).toBe(post.imageIds[0]);
  const seen = kept.outputs["grounding"] as Grounding;
  expect(seen.images.map(({ imageId }) => imageId)).toEqual(post.imageIds);
  return { post, seen };
}

export async function findTheBug(walker: Walker): Promise<KeptAnswer> {
  const { walk } = walker;
  await tab(walker, "Developer");
  await walk.composer.focus();
  await paste(walk.composer, code);
  await codeChip(walk.page, "average.py").waitFor();
  const kept = await answered(walker, "My test fails. Where is the bug?");
  const [fix] = kept.outputs["fixes"] as readonly Fix[];
  expect(fix?.proof.kind).toBe("proven");
  expect(fix?.changes[0]?.after).toContain("len(values)");
  await walk.answer.getByText("After: 5 of 5 pass").waitFor();
  return kept;
}

/** A topic is opened, its first layer asked about, and the first question answered rightly. */
export async function quizFromGuide(walker: Walker, topic: string): Promise<Quiz> {
  const { walk, patience } = walker;
  await tab(walker, "Guide");
  await answered(walker, topic);
  const before = await walk.answers.count();
  await walk.answer.getByRole("button", { name: "Quiz me", exact: true }).click();
  await walk.answers.nth(before).waitFor();
  await walk.ended();
  const quiz = (await lastAnswer(walk, patience)).outputs["quiz"] as Quiz;
  expect(quiz.items.length).toBeGreaterThan(0);
  const [first] = quiz.items;
  if (first) await answerFirst(walk.page, first);
  return quiz;
}

/** What was said in the first message reaches the answer: shown under it where it was recalled. */
export async function askWhatWasSaid(walker: Walker): Promise<KeptAnswer> {
  const { walk } = walker;
  const kept = await answered(walker, "In which city is my workshop, and for how many teachers?");
  const recalled = walk.answer.getByRole("button", { name: /^Recalled \d+ memor/ });
  await recalled.click();
  await walk.answer
    .locator(".recalled")
    .getByText(/Lisbon/)
    .first()
    .waitFor();
  return kept;
}
