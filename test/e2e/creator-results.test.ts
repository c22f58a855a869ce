// Previews, exports, ideas and improvements as the page shows them, and a post that is being written.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import type { MadeAnswer } from "../support/answered.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { ideasAnswer, improvedAnswer, improvement, madePost, postAnswer } from "../support/made-posts.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { addPicture, phone, picture } from "../support/pictures-walk.ts";
import { card, devices, field, isInside, preview, sentBy } from "../support/posts-walk.ts";

const answers = useMadeAnswers();

async function open(made: MadeAnswer, options: WalkOptions = {}): Promise<PageWalk> {
  const path = await answers.server.answer(made);
  return openPage(answers.browser, answers.server.url, { ...options, path });
}

const espresso = async () => addPicture(answers.server.url, await picture("espresso.jpg"));

test("platforms come and go, a folded text opens, and what was left out is said", async () => {
  const long = `${"Every sentence of this caption says one more thing. ".repeat(12)}Fin.`;
  const post = madePost([], {
    captions: [{ captionId: "caption-1", text: long, flags: [], toneNotes: [] }],
    drafts: [],
  });
  await using walk = await open(postAnswer([], [post]));
  const { page } = walk;
  await card(page).getByRole("button", { name: "Preview", exact: true }).click();
  await preview(page, "X")
    .getByText(/Left out \d+ sentences from its end/)
    .waitFor();
  const linkedIn = preview(page, "LinkedIn");
  await expect.poll(() => linkedIn.textContent(), soon).not.toContain("Fin.");
  await linkedIn.getByRole("button", { name: "… more (LinkedIn)" }).click();
  await linkedIn.getByText("Fin.").waitFor();
  await preview(page, "Bluesky").getByRole("button", { name: "Take Bluesky away" }).click();
  await preview(page, "Bluesky").waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toBe("Post previews");
  await page.getByRole("button", { name: "Platform", exact: true }).click();
  await page.getByRole("checkbox", { name: /^YouTube/ }).check();
  await page.keyboard.press("Escape");
  await preview(page, "YouTube").getByRole("heading").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("several pictures are seen one after the other, and one that is gone is said to be", async () => {
  const imageId = await espresso();
  await using walk = await open({ ...postAnswer([imageId, "gone"]), imageIds: [imageId] });
  const { page } = walk;
  await card(page).getByRole("button", { name: "Preview", exact: true }).click();
  const x = preview(page, "X");
  await expect.poll(() => x.locator("img").count(), soon).toBe(1);
  await x.getByRole("button", { name: "1 of 2: next picture (X)" }).click();
  await x.getByText("The picture is no longer here").waitFor();
  await x.getByRole("button", { name: "2 of 2: next picture (X)" }).click();
  await expect.poll(() => x.locator("img").count(), soon).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("a post is taken out as a table, and its picture cleaned", async () => {
  await using walk = await open(postAnswer([await espresso()]));
  const { page } = walk;
  const exported = async (name: string) => {
    await card(page).getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
    return download;
  };
  const table = await exported("As a table (CSV), one row a platform");
  expect(table.suggestedFilename()).toMatch(/^red-cup-wooden-table.*\.csv$/);
  const text = await readFile(await table.path(), "utf8");
  expect(text.match(/^1,(?:Instagram|LinkedIn|X|Bluesky),/gm)).toHaveLength(4);
  const image = await exported("The cleaned picture");
  expect((await readFile(await image.path())).byteLength).toBeGreaterThan(100);
  expect(walk.faults).toEqual([]);
});

test("a post grows field by field, with room kept for what is still missing", async () => {
  const imageId = await espresso();
  const whole = madePost([imageId]);
  const none = { text: "", flags: [] };
  const empty = { ...whole, captions: [], hashtags: [], altTexts: [], firstComment: none, versions: [] };
  const made = postAnswer([imageId]);
  const live = await answers.server.begin(made);
  live.tell([{ type: "output", field: "posts", value: [empty] }]);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  const { page } = walk;
  await card(page).waitFor();
  await expect.poll(() => card(page).locator(".field-skeleton").count(), soon).toBe(5);
  expect(
    await card(page)
      .getByRole("button", { name: /Rewrite/ })
      .count(),
  ).toBe(0);
  await page.evaluate(() => {
    const seen = { moved: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  live.tell([
    {
      type: "output-delta",
      field: "posts",
      delta: { at: 0, value: { ...empty, captions: whole.captions.slice(0, 1) } },
    },
  ]);
  await field(page, "Caption").getByText("Red cup, wooden table").waitFor();
  live.tell([{ type: "output", field: "posts", value: [whole] }]);
  live.end();
  await card(page).getByRole("button", { name: "Rewrite what is not locked" }).waitFor();
  expect(await page.evaluate(() => (window as unknown as { seen: { moved: number } }).seen.moved)).toBeLessThan(0.1);
  expect(walk.faults).toEqual([]);
});

test.each(devices)("ideas become a post by a click, and a calendar, %s", async (_, device) => {
  await using walk = await open(ideasAnswer, device);
  const { page } = walk;
  const list = page.getByRole("region", { name: "Ideas" });
  await list.getByText("The first cup of the day").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => isInside(page), soon).toBe(true);
  await list.getByRole("button", { name: "Calendar (ICS)" }).click();
  await list.getByText("Choose a first day.").waitFor();
  await list.getByLabel("First day").fill("2026-05-01");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    list.getByRole("button", { name: "Calendar (ICS)" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toContain("DTSTART;VALUE=DATE:20260504");
  const { input } = await sentBy(page, () =>
    list.getByRole("button", { name: "Make a post of “The first cup of the day”" }).click(),
  );
  expect(input).toMatchObject({
    brief: "The first cup of the day. Show the bar at seven, before the door opens.",
    task: "post",
    platforms: ["instagram"],
    tone: "friendly",
  });
  expect(walk.faults).toEqual([]);
});

test.each(devices)("a change of a draft is taken back and made again, and the meters follow, %s", async (_, device) => {
  await using walk = await open(improvedAnswer, device);
  const { page } = walk;
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const draft = page.getByRole("region", { name: "Improved draft" });
  await draft.getByText("“We” takes “are”.").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => isInside(page), soon).toBe(true);
  await draft.getByText("19 → 17").waitFor();
  await draft.getByRole("button", { name: "Take back change 3" }).click();
  await draft.getByText("19", { exact: true }).waitFor();
  await draft.getByText("2 changes").waitFor();
  await page.reload();
  await draft.getByText("2 changes").waitFor();
  await draft.getByRole("button", { name: "Make change 3 again" }).click();
  await draft.getByText("19 → 17").waitFor();
  // It is shown for a moment only.
  await Promise.all([
    draft.getByRole("button", { name: "Copied" }).waitFor(),
    draft.getByRole("button", { name: "Copy the improved text" }).click(),
  ]);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), soon).toBe(improvement.after);
  expect(walk.faults).toEqual([]);
});

test("after its previews were looked at a post can be left for a new conversation", async () => {
  await using walk = await open(postAnswer([]), phone);
  const { page } = walk;
  await card(page).getByRole("button", { name: "Preview", exact: true }).click();
  await preview(page, "LinkedIn").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Conversations" }).click();
  await page.getByRole("dialog").getByText("New conversation").click();
  await page.getByRole("list", { name: "Examples" }).waitFor();
  expect(walk.faults).toEqual([]);
});
