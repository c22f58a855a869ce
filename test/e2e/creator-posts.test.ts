// Posts as the page shows them: captions picked, fields edited and locked, and written anew.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import type { MadeAnswer } from "../support/answered.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { madePost, postAnswer } from "../support/made-posts.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { openPage as openClient } from "../support/page-client.ts";
import { addPicture, picture } from "../support/pictures-walk.ts";
import { card, devices, field, isInside, preview, sentBy } from "../support/posts-walk.ts";

const answers = useMadeAnswers();

async function open(made: MadeAnswer, options: WalkOptions = {}): Promise<PageWalk> {
  const path = await answers.server.answer(made);
  return openPage(answers.browser, answers.server.url, { ...options, path });
}

const espresso = async () => addPicture(answers.server.url, await picture("espresso.jpg"));

test.each(devices)("a caption is picked by key, and every preview follows, %s", async (_, device) => {
  await using walk = await open(postAnswer([await espresso()]), device);
  const { page } = walk;
  const captions = page.getByRole("radiogroup", { name: "Caption variants" });
  await captions.getByRole("radio").nth(2).waitFor();
  await card(page).getByText("a number neither in the picture nor in your line").waitFor();
  await card(page).getByText("2 broad, 2 niche").waitFor();
  await card(page).getByText("108 characters, nothing to put right").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => isInside(page), soon).toBe(true);

  await captions.getByRole("radio", { checked: true }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => captions.getByRole("radio", { checked: true }).textContent(), soon).toContain("Small cup");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-checked")), soon).toBe("true");

  await card(page).getByRole("button", { name: "Preview", exact: true }).click();
  await preview(page, "X").getByText("Small cup. Big Friday.").waitFor();
  await page.getByText("Counted by each platform's own rule. All 4 are inside their limits.").waitFor();
  await expect.poll(() => preview(page, "Instagram").locator("img").count(), soon).toBe(1);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await expect.poll(() => isInside(page), soon).toBe(true);
  await page.getByRole("region", { name: "Post previews" }).focus();
  await page.keyboard.press("Escape");
  await preview(page, "X").waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toBe("Preview");
  expect(walk.faults).toEqual([]);
});

test("an edit counts at once, is locked, is there after a reload, and goes back", async () => {
  await using walk = await open(postAnswer([await espresso()]));
  const { page } = walk;
  await card(page).getByRole("button", { name: "Preview", exact: true }).click();
  await preview(page, "Bluesky").getByText("/ 300", { exact: false }).first().waitFor();

  await field(page, "Caption").getByRole("button", { name: "Edit: Caption" }).click();
  const text = field(page, "Caption").getByRole("textbox");
  await expect.poll(() => text.evaluate((element) => element === document.activeElement), soon).toBe(true);
  await text.fill("Short.");
  await preview(page, "X").getByText("Short.").waitFor();
  await preview(page, "LinkedIn").getByText("Short.").waitFor();
  // One word that is longer than the limit cannot be cut.
  await text.fill("x".repeat(320));
  await preview(page, "X")
    .getByText(/^Not ready: \d+ too long/)
    .waitFor();
  await page.getByText("2 of 4 not ready.").waitFor();
  await card(page).getByText("Not ready for X, Bluesky.").waitFor();
  await text.fill("Short, by me.");
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Edit: Caption");
  await expect
    .poll(
      () => field(page, "Caption").getByRole("button", { name: "Unlock: Caption" }).getAttribute("aria-pressed"),
      soon,
    )
    .toBe("true");

  await page.reload();
  await field(page, "Caption").getByText("Short, by me.").waitFor();
  await field(page, "Caption").getByRole("button", { name: "Back to as written: Caption" }).click();
  await field(page, "Caption").getByText("Red cup, wooden table").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Edit: Caption");
  await field(page, "Caption").getByRole("button", { name: "Lock: Caption" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("hashtags are edited as a line; what is none is told", async () => {
  await using walk = await open(postAnswer([await espresso()]));
  const { page } = walk;
  await field(page, "Hashtags").getByRole("button", { name: "Edit: Hashtags" }).click();
  await field(page, "Hashtags").getByRole("textbox").fill("#espresso #quiet bar ☕ 12");
  await field(page, "Hashtags").getByText("No hashtag, so left out: ☕ 12").waitFor();
  await field(page, "Hashtags").getByRole("button", { name: "Done" }).click();
  await field(page, "Hashtags").getByText("#espresso #quiet #bar").waitFor();
  await field(page, "Hashtags").getByText("1 broad, 2 niche").waitFor();
  expect(walk.faults).toEqual([]);
});

test("an alt text is linted as it is written, and the W3C's questions say whether it needs one", async () => {
  await using walk = await open(postAnswer([await espresso()]));
  const { page } = walk;
  const alt = field(page, "Alt text");
  await alt.getByRole("button", { name: "Edit: Alt text" }).click();
  await alt.getByRole("textbox").fill("Image of a cup");
  await alt.getByRole("button", { name: "Does it need one?" }).click();
  await alt.getByText("Is there text in the picture?").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Yes");
  await alt.getByRole("button", { name: "No", exact: true }).click();
  await alt.getByRole("button", { name: "No", exact: true }).click();
  await alt.getByRole("button", { name: "No", exact: true }).click();
  await alt.getByText("Is it there for its look only?").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await alt.getByRole("button", { name: "No", exact: true }).click();
  await alt.getByText("It needs a short description.").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Start over");
  await alt.getByRole("button", { name: "Done" }).click();
  await alt.getByText("leave out “image of”").waitFor();
  await alt.getByRole("button", { name: "Edit: Alt text" }).click();
  await alt.getByRole("checkbox").check();
  await alt.getByRole("button", { name: "Done" }).click();
  await alt.getByText("Decorative: no alt text").waitFor();
  expect(walk.faults).toEqual([]);
});

test("what is locked is kept to the letter by a rewrite, with what is in the picture and the picture itself", async () => {
  const imageId = await espresso();
  await using walk = await open(postAnswer([imageId]));
  const { page } = walk;
  await page.getByRole("radio").nth(1).click();
  await field(page, "Caption").getByRole("button", { name: "Lock: Caption" }).click();
  await field(page, "Hashtags").getByRole("button", { name: "Lock: Hashtags" }).click();
  const { imageIds, input } = await sentBy(page, () =>
    card(page).getByRole("button", { name: "Rewrite what is not locked" }).click(),
  );
  const post = madePost([imageId]);
  expect(imageIds).toEqual([imageId]);
  expect(input.keep).toEqual({ caption: post.captions[1]?.text, hashtags: post.hashtags });
  expect(input).toMatchObject({ tone: "minimal", task: "post", grounding: { images: [{ imageId }] } });
  await walk.questions.nth(1).waitFor();
  expect(walk.faults).toEqual([]);
});

test("one field is written anew while all others stay", async () => {
  const imageId = await espresso();
  await using walk = await open(postAnswer([imageId]));
  const { input } = await sentBy(walk.page, () =>
    field(walk.page, "First comment")
      .getByRole("button", { name: "Write anew, keeping the rest: First comment" })
      .click(),
  );
  expect(Object.keys(input.keep ?? {}).toSorted()).toEqual(["altTexts", "callToAction", "caption", "hashtags"]);
});

test("with everything locked nothing is asked, and the card says why", async () => {
  await using walk = await open(postAnswer([]));
  const { page } = walk;
  for (const name of ["Caption", "Hashtags", "First comment", "Call to action"])
    await field(page, name)
      .getByRole("button", { name: `Lock: ${name}` })
      .click();
  await card(page).getByText("Everything is locked.").waitFor();
  const rewrite = card(page).getByRole("button", { name: "Rewrite what is not locked" });
  await expect.poll(() => rewrite.getAttribute("aria-disabled"), soon).toBe("true");
  await rewrite.click({ force: true });
  // What comes after it is heard, so it was.
  await field(page, "Hashtags").getByRole("button", { name: "Unlock: Hashtags" }).click();
  await expect.poll(() => rewrite.getAttribute("aria-disabled"), soon).not.toBe("true");
  expect(await walk.questions.count()).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("each post of a batch has its own card and its own picture in a rewrite", async () => {
  const ids = [await espresso(), await espresso()];
  const posts = ids.map((imageId, at) => madePost([imageId], { postId: `post-${at + 1}` }));
  await using walk = await open(postAnswer(ids, posts));
  const { page } = walk;
  const second = card(page, "Post 2 of 2");
  await second.getByRole("button", { name: "Preview", exact: true }).click();
  await expect
    .poll(
      () =>
        page
          .getByRole("combobox", { name: "Post" })
          .evaluate((element) => (element as HTMLSelectElement).selectedIndex),
      soon,
    )
    .toBe(1);
  const { imageIds, input } = await sentBy(page, () =>
    second.getByRole("button", { name: "Rewrite what is not locked" }).click(),
  );
  expect(imageIds).toEqual([ids[1]]);
  expect(input).toMatchObject({ batch: "together", grounding: { images: [{ imageId: ids[1] }] } });
  expect((input["grounding"] as { images: unknown[] }).images).toHaveLength(1);
});

test("a shared post can be read and copied, and claims no tone; nothing of it can be changed", async () => {
  const path = await answers.server.answer(postAnswer([await espresso()]));
  const client = openClient(answers.server.url);
  const { shareId } = await client.api.shares.add.mutate({ conversationId: path.replace("/c/", "") });
  client.close();
  await using walk = await openPage(answers.browser, answers.server.url, { path: `/share/${shareId}` });
  const { page } = walk;
  await page.getByRole("radio").nth(2).click();
  await expect.poll(() => page.getByRole("radio").nth(2).getAttribute("aria-checked"), soon).toBe("true");
  await field(page, "Caption").getByRole("button", { name: "Copy: Caption" }).waitFor();
  expect(
    await card(page)
      .getByRole("button", { name: /^(?:Lock|Edit|Write anew|Rewrite|Preview)/ })
      .count(),
  ).toBe(0);
  expect(await card(page).getByText("Friendly").count()).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  await expect.poll(() => page.getByRole("radio").nth(1).isVisible(), soon).toBe(true);
  await expect.poll(() => card(page).locator(".icon-button").filter({ visible: true }).count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});
