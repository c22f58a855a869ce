// What the Creator is told besides words and pictures: tone, voice, platforms, a pasted draft.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { drag, textFile } from "../support/documents-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { creatorPath, picture, sheet } from "../support/pictures-walk.ts";
import { scriptedModels } from "../support/scripted-model.ts";

// A small model learns no voice: what code measures is all there is then.
const answers = useMadeAnswers(scriptedModels([], { info: { tier: "small" } }));

async function openCreator(): Promise<PageWalk> {
  const walk = await openPage(answers.browser, answers.server.url, { path: creatorPath });
  await walk.composer.waitFor();
  return walk;
}

test("tone, voice and platforms stand in the row and the rest behind one button; one post each is asked only for several", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  const row = page.locator(".composer .picks");
  await row.getByRole("button", { name: "For 4 platforms" }).click();
  const list = page.getByRole("list", { name: "Platforms" });
  await list.getByText("280 characters").first().waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  for (const name of ["Instagram", "LinkedIn", "X"]) await list.getByRole("checkbox", { name: `${name} ` }).uncheck();
  await expect.poll(() => list.getByRole("checkbox", { name: "Bluesky " }).isDisabled(), soon).toBe(true);
  await expect.poll(() => list.getByRole("checkbox", { checked: true }).count(), soon).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => row.getByText("Length").isVisible(), soon).toBe(false);
  await row.getByRole("button", { name: "More" }).click();
  await row.getByText("Length").waitFor();
  expect(await row.getByText("One post for all").count()).toBe(0);
  await drag(page, "drop", [await picture("one.jpg"), await picture("two.jpg")]);
  await row.getByText("One post for all").waitFor();
  expect(await row.getByText("Locked").count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("a long pasted draft stays in the field of a persona that works on drafts", async () => {
  await using walk = await openCreator();
  const { page, composer } = walk;
  const draft = "A sentence of a draft. ".repeat(120).trim();
  await composer.focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(event)) document.execCommand("insertText", false, text);
  }, draft);
  await expect.poll(() => composer.inputValue(), soon).toBe(draft);
  await drag(page, "drop", [textFile("notes.txt", "words")]);
  await page.getByRole("tab", { name: "Researcher", selected: true }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a voice is learned from posts, changed, kept and chosen", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  const pick = page.locator(".composer .picks").getByRole("button", { name: /^Voice: / });
  await pick.click();
  await page.getByRole("menuitem", { name: "Learn a voice …" }).click();
  const dialog = sheet(page, "Learn a voice");
  await dialog.getByRole("button", { name: "Learn from these" }).click();
  await dialog.getByText("Give it a name.").waitFor();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Lumen Bar");
  const posts = "We pour from Friday.\n\nOur house blend is back.\n\nWe keep a seat for you.";
  await dialog.getByRole("textbox", { name: "Posts that sound right" }).fill(posts);
  await dialog.getByText("3 samples").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Learn from these" }).click();
  await dialog.getByRole("textbox", { name: /^Rules, one a line/ }).fill("Write as we.\nNo exclamation marks.");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Save and use" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Voice: Lumen Bar" }).click();
  await page
    .getByRole("menuitemradio", { name: /^Lumen Bar/ })
    .getByText("Write as we.")
    .waitFor();
  await page.getByRole("menuitem", { name: "Edit Lumen Bar" }).click();
  await page.getByRole("button", { name: "Delete Lumen Bar" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Voice: None" }).waitFor();
  expect(walk.faults).toEqual([]);
});
