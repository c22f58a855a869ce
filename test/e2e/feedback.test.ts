// Feedback on an answer: one click, more behind it, kept over a reload, taken out as lines and as a test.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { openPage, soon } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: "It does not.", tokensPerSecond: 0 });

test("a like is one click and stays; a dislike asks what was wrong, by keys alone, and can be taken back", async () => {
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, answer } = walk;
  await walk.ask("Does the sun go round the earth?");
  await walk.ended();
  const like = answer.getByRole("button", { name: "Good answer" });
  const dislike = answer.getByRole("button", { name: "Bad answer" });
  await like.click();
  await expect.poll(() => like.getAttribute("aria-pressed"), soon).toBe("true");
  expect(await page.getByRole("dialog").count()).toBe(0);

  await dislike.focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("dialog", { name: "What about this answer?" });
  await form.waitFor();
  await expect.poll(() => like.getAttribute("aria-pressed"), soon).toBe("false");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => form.evaluate((place) => place.contains(document.activeElement)), soon).toBe(true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect
    .poll(() => form.getByRole("button", { name: "Incomplete" }).getAttribute("aria-pressed"), soon)
    .toBe("true");
  await form.getByRole("textbox").fill("Which one goes round which?");
  await form.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => form.count(), soon).toBe(0);

  await page.reload();
  await walk.answer.waitFor();
  await expect.poll(() => dislike.getAttribute("aria-pressed"), soon).toBe("true");
  await dislike.click();
  await expect.poll(() => form.getByRole("textbox").inputValue(), soon).toBe("Which one goes round which?");
  const [test] = await Promise.all([
    page.waitForEvent("download"),
    form.getByRole("button", { name: "Make this a test" }).click(),
  ]);
  const cases = JSON.parse(await readFile(await test.path(), "utf8"));
  expect(cases).toMatchObject({ persona: "guide", expected: { verdict: "dislike", labels: ["incomplete"] } });
  await form.getByText(`npm run eval -- cases ${test.suggestedFilename()}`).waitFor();

  await page.goto(`${product.facet.url}/settings`);
  await page.getByText("1 answer rated").waitFor();
  const [lines] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export feedback" }).click(),
  ]);
  const rows = (await readFile(await lines.path(), "utf8")).trim().split("\n");
  expect(rows.length).toBe(1);
  expect(JSON.parse(rows[0] ?? "")).toMatchObject({ comment: "Which one goes round which?" });

  await page.goBack();
  await walk.answer.waitFor();
  await expect.poll(() => dislike.getAttribute("aria-pressed"), soon).toBe("true");
  await dislike.click();
  await form.getByRole("button", { name: "Take it back" }).click();
  await expect.poll(() => dislike.getAttribute("aria-pressed"), soon).toBe("false");
  expect(walk.faults).toEqual([]);
});
