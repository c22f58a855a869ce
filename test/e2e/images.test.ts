// Pictures at the page: brought, put in order, cropped, sent and taken back; at a desk and on a phone.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { chip, drag } from "../support/documents-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { boxAtRest, focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { creatorPath, namesOf, phone, picture, sheet, tile, tiles } from "../support/pictures-walk.ts";

const answers = useMadeAnswers();

async function openCreator(options: WalkOptions = {}): Promise<PageWalk> {
  const walk = await openPage(answers.browser, answers.server.url, { path: creatorPath, ...options });
  await walk.composer.waitFor();
  return walk;
}

test("dropped pictures stand as tiles in their order, move by keyboard, and are there after a reload", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  await drag(page, "drop", [await picture("one.jpg"), await picture("two.jpg"), await picture("three.jpg")]);
  await expect.poll(() => namesOf(page), soon).toEqual(["one.jpg", "two.jpg", "three.jpg"]);
  await expect.poll(() => page.locator(".picture-tile img").count(), soon).toBe(3);
  await tile(page, "one.jpg").getByText("640 × 400").waitFor();
  await page.getByRole("button", { name: "Move one.jpg back" }).press("Enter");
  await expect.poll(() => namesOf(page), soon).toEqual(["two.jpg", "one.jpg", "three.jpg"]);
  await expect.poll(() => focused(page), soon).toBe("Move one.jpg back");
  await tile(page, "three.jpg").dragTo(tile(page, "two.jpg"));
  await expect.poll(() => namesOf(page), soon).toEqual(["three.jpg", "two.jpg", "one.jpg"]);
  await tile(page, "three.jpg").dragTo(tile(page, "one.jpg"));
  await expect.poll(() => namesOf(page), soon).toEqual(["two.jpg", "one.jpg", "three.jpg"]);
  await page.getByRole("button", { name: "Take two.jpg out of the message" }).click();
  await page.reload();
  await expect.poll(() => namesOf(page), soon).toEqual(["one.jpg", "three.jpg"]);
  expect(walk.faults).toEqual([]);
});

test("what is no picture is refused with its reason, and the others stay; for the Researcher a picture is a document", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  const fake = { name: "fake.jpg", mimeType: "image/jpeg", buffer: Buffer.from("These are words, not a picture.") };
  await drag(page, "drop", [fake, await picture("real.jpg")]);
  await tile(page, "real.jpg").getByText("640 × 400").waitFor();
  await page.locator(".attached .refused", { hasText: "fake.jpg" }).waitFor();
  await page.getByRole("button", { name: "Take fake.jpg out of the list" }).click();
  await expect.poll(() => tiles(page).count(), soon).toBe(1);

  await page.getByRole("tab", { name: "Researcher" }).click();
  await drag(page, "drop", [await picture("scan.jpg")]);
  await chip(page, "scan.jpg").first().waitFor();
  await expect.poll(() => tiles(page).count(), soon).toBe(0);
  await page.getByRole("tab", { name: "Creator" }).click();
  await tile(page, "real.jpg").waitFor();
  expect(walk.faults).toEqual([]);
});

test("the sheet tells what was found and removed, and keeps place, crop and focus as they are set", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  await drag(page, "drop", [await picture("private.jpg", { isPrivate: true })]);
  await page.getByRole("button", { name: /^Look at private\.jpg/ }).click();
  const dialog = sheet(page, "private.jpg");
  await dialog.getByText("38.70833° N, 9.13750° W").waitFor();
  for (const kind of ["Location", "Date", "Camera", "Serial number", "Owner or author"])
    await dialog.locator("dt", { hasText: kind }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await dialog.getByRole("switch", { name: /^Use the place/ }).click();
  await dialog.getByRole("button", { name: "1:1", exact: true }).click();
  const frame = dialog.getByRole("group", { name: /^Crop frame/ });
  await expect
    .poll(() => frame.getAttribute("aria-label"), soon)
    .toContain("19 % from the left, 0 % from the top, 63 % wide, 100 % high");
  await frame.press("ArrowRight");
  await frame.press("Shift+ArrowLeft");
  await expect
    .poll(() => frame.getAttribute("aria-label"), soon)
    .toContain("20 % from the left, 0 % from the top, 62 % wide, 98 % high");
  await dialog.getByRole("button", { name: "Focus point" }).click();
  await dialog.getByRole("group", { name: /^Focus point, / }).press("ArrowUp");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => tile(page, "private.jpg").locator("img").getAttribute("src"), soon).toMatch(/&of=0\.19/);
  await expect.poll(() => focused(page), soon).toMatch(/^Look at private\.jpg/);

  await page.getByRole("button", { name: /^Look at private\.jpg/ }).click();
  await expect
    .poll(() => dialog.getByRole("switch", { name: /^Use the place/ }).getAttribute("aria-checked"), soon)
    .toBe("true");
  await expect
    .poll(() => dialog.getByRole("button", { name: "1:1", exact: true }).getAttribute("aria-pressed"), soon)
    .toBe("true");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toMatch(/^Look at private\.jpg/);
  expect(walk.faults).toEqual([]);
});

test("a frame is dragged by its corner and by its middle, and stays in the picture", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  await drag(page, "drop", [await picture("wide.jpg")]);
  await page.getByRole("button", { name: /^Look at wide\.jpg/ }).click();
  const area = page.locator(".crop-area");
  await expect.poll(() => area.locator("img").evaluate((image: HTMLImageElement) => image.complete), soon).toBe(true);
  const { x, y, width, height } = await boxAtRest(area);
  await page.mouse.move(x + width - 3, y + height - 3);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 });
  await page.mouse.up();
  const label = () => page.locator(".crop-frame").getAttribute("aria-label");
  await expect
    .poll(label, soon)
    .toMatch(/ 0 % from the left, 0 % from the top, (?:49|50|51) % wide, (?:49|50|51) % high/);
  await page.mouse.move(x + width / 4, y + height / 4);
  await page.mouse.down();
  await page.mouse.move(x + width * 3, y + height / 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(label, soon).toMatch(/ (?:49|50|51) % from the left, 0 % from the top/);
  expect(walk.faults).toEqual([]);
});

test("a model that reads text only is named before anything is sent, and a picture without words asks for a post", async () => {
  await using walk = await openCreator();
  const { page } = walk;
  await drag(page, "drop", [await picture("espresso.jpg", { width: 900, height: 600 })]);
  await tile(page, "espresso.jpg").getByText("900 × 600").waitFor();
  await page.getByRole("note").getByText("Scripted reads text only").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const question = walk.questions.first();
  await question.getByText("Write a post about this picture.").waitFor();
  await question
    .getByRole("button", { name: /^Look at espresso\.jpg/ })
    .getByText("900 × 600")
    .waitFor();
  await expect.poll(() => tiles(page).count(), soon).toBe(0);
  await page.reload();
  await walk.questions
    .first()
    .getByRole("button", { name: /^Look at espresso\.jpg/ })
    .click();
  await sheet(page, "espresso.jpg").getByRole("link", { name: "Download without this data" }).waitFor();
  await page.keyboard.press("Escape");
  expect(walk.faults).toEqual([]);
});

test("a picture sent while it is still on its way goes out when it is there, and a question taken back gives it back", async () => {
  await using walk = await openCreator();
  const { page, composer } = walk;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/files?name=slow.jpg", async (route) => {
    await held;
    await route.continue();
  });
  await drag(page, "drop", [await picture("slow.jpg")]);
  await composer.fill("What is it?");
  await composer.press("Enter");
  await page.getByText("Will be sent as soon as the files are here.").waitFor();
  release();
  await walk.questions
    .first()
    .getByRole("button", { name: /^Look at slow\.jpg/ })
    .waitFor();
  await walk.ended();
  await composer.press("Control+z");
  await tile(page, "slow.jpg").waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("What is it?");
  expect(walk.faults).toEqual([]);
});

test("on a phone everything fits, and a photo can be taken", async () => {
  await using walk = await openCreator(phone);
  const { page } = walk;
  await page.getByRole("button", { name: "Take a photo" }).waitFor();
  await expect.poll(() => page.locator("input[capture]").getAttribute("accept"), soon).toBe("image/*");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Take a photo" }).click(),
  ]);
  await chooser.setFiles([await picture("from-the-camera.jpg", { isPrivate: true })]);
  await tile(page, "from-the-camera.jpg").getByText("640 × 400").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: /^Look at from-the-camera/ }).click();
  await sheet(page, "from-the-camera.jpg").getByText("Location").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);
  expect(walk.faults).toEqual([]);
});
