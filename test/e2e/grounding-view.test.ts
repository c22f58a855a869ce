// What is in the picture, as the page shows it: numbered, put right, written anew with it; and what only code could read.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { addPicture, phone, picture } from "../support/pictures-walk.ts";

const creator = { id: "creator", version: "1" };
const answers = useMadeAnswers();

async function openCreator(options: WalkOptions): Promise<PageWalk> {
  const walk = await openPage(answers.browser, answers.server.url, options);
  await walk.composer.waitFor();
  return walk;
}

const item = (itemId: string, kind: string, text: string, more: object = {}) => ({
  itemId,
  kind,
  text,
  confidence: "sure",
  by: "model",
  ...more,
});

test.each([
  ["at a desk", {}],
  ["on a phone", phone],
] as const)("what is in the picture is numbered, put right, and written anew with it, %s", async (_, device) => {
  const imageId = await addPicture(answers.server.url, await picture("espresso.jpg", { isPrivate: true }));
  const items = [
    item("1", "object", "Espresso, golden crema", { at: { x: 0.5, y: 0.4 } }),
    item("2", "object", "Red cup", { at: { x: 0.3, y: 0.6 } }),
    item("3", "light", "Warm indoor light", { confidence: "likely" }),
  ];
  const grounding = { images: [{ imageId, name: "espresso.jpg", items, seenBy: "model" }], line: "New blend" };
  const conversation = await answers.server.answer({
    persona: creator,
    question: "New blend",
    input: { brief: "New blend", tone: "minimal" },
    imageIds: [imageId],
    outputs: { grounding, posts: [] },
  });
  await using walk = await openCreator({ ...device, path: conversation });
  const { page } = walk;
  const card = page.getByRole("region", { name: "What is in the picture" }).first();
  await card.getByText("Espresso, golden crema").waitFor();
  await expect.poll(() => card.locator(".pin").count(), soon).toBe(2);
  await card.getByText("No people, no visible text.").waitFor();
  await card.getByText("Removed from the file: ").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);

  await card.getByRole("button", { name: "Edit" }).click();
  await card.getByRole("textbox", { name: "Entry 2" }).fill("Blue cup");
  await card.getByRole("button", { name: "Remove “Warm indoor light”" }).click();
  await card.getByRole("textbox", { name: "What else is there" }).fill("A steel spoon");
  await card.getByRole("textbox", { name: "What else is there" }).press("Enter");
  expect(await violationsInBothThemes(page)).toEqual([]);
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("personas.creator.start")),
    card.getByRole("button", { name: "Rewrite with this" }).click(),
  ]);
  const body = Object.values(sent.postDataJSON() as object)[0] as {
    readonly input: { readonly brief: string; readonly tone: string; readonly grounding: typeof grounding };
    readonly imageIds: readonly string[];
  };
  expect(body.imageIds).toEqual([imageId]);
  expect(body.input).toMatchObject({ brief: "New blend", tone: "minimal" });
  expect(body.input.grounding.images[0]?.items.map(({ text, by }) => [text, by])).toEqual([
    ["Espresso, golden crema", "model"],
    ["Blue cup", "person"],
    ["A steel spoon", "person"],
  ]);
  await walk.questions.nth(1).waitFor();
  expect(walk.faults).toEqual([]);
});

test("where only code looked, the card says which model did not see it, and claims nothing of people", async () => {
  const imageId = await addPicture(answers.server.url, await picture("sign.jpg"));
  const items = [item("1", "text", "OPEN", { by: "code" }), item("2", "colour", "dark red", { by: "code" })];
  await using walk = await openCreator({
    path: await answers.server.answer({
      persona: creator,
      question: "Open again",
      input: { brief: "Open again" },
      imageIds: [imageId],
      outputs: { grounding: { images: [{ imageId, name: "sign.jpg", items, seenBy: "code" }], line: "" }, posts: [] },
    }),
  });
  const card = walk.page.getByRole("region", { name: "What is in the picture" });
  await card.getByText("Scripted did not see it: this is what code could read.").waitFor();
  await card.getByText("Visible text:").waitFor();
  expect(await card.getByText("No people").count()).toBe(0);
  expect(walk.faults).toEqual([]);
});
