// The map of a topic at the page: where one is, the way to every layer, its words, its cards, and the path rearranged.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import type { MadeAnswer } from "../support/answered.ts";
import { guideAskedBy, map } from "../support/guide-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { phone } from "../support/pictures-walk.ts";
import { devices, isInside } from "../support/posts-walk.ts";
import { between, heatPath, opened, second, third } from "../support/told-path.ts";

const answers = useMadeAnswers();

async function talk(all: readonly MadeAnswer[], options: WalkOptions = {}): Promise<PageWalk> {
  const path = await answers.server.talk(all);
  const walk = await openPage(answers.browser, answers.server.url, { ...options, path });
  await walk.ended();
  await head(walk).waitFor();
  return walk;
}

const head = ({ page }: PageWalk) => page.getByRole("button", { name: /^Layer \d of \d: The map$/ });
/** Opens it where it has not opened by itself. */
async function opening(walk: PageWalk) {
  const panel = map(walk.page);
  if ((await head(walk).getAttribute("aria-pressed")) === "false") await head(walk).click();
  await panel.getByRole("heading", { name: "The map" }).waitFor();
  return panel;
}

const desk = { viewport: { width: 1280, height: 900 } };

test("on a wide page the map opens where a path first appears, and stays closed once it was closed", async () => {
  await using walk = await talk([opened], desk);
  const { page } = walk;
  await map(page).getByText("How a heat pump warms a house. Layer 1 of 6.").waitFor();
  expect(await focused(page)).toBe("Message");
  await map(page).getByRole("button", { name: "Close" }).click();
  await map(page).waitFor({ state: "detached" });
  await page.reload();
  await head(walk).waitFor();
  await walk.answer.getByText("General knowledge, not checked in documents").waitFor();
  expect(await map(page).count()).toBe(0);
  await head(walk).click();
  await map(page).waitFor();
  await page.reload();
  await map(page).waitFor();
});

test.each(devices)("the map shows what is done, where one is and what comes, %s", async (_, device) => {
  await using walk = await talk([opened, second, third], device);
  const { page } = walk;
  const panel = await opening(walk);
  await panel.getByText("How a heat pump warms a house. Layer 3 of 6.").waitFor();
  const layers = panel.locator("ol.map > li");
  await expect.poll(() => layers.nth(0).innerText(), soon).toMatch(/^What heat is.*, done\s+Quiz 3 of 3$/s);
  await expect.poll(() => layers.nth(1).innerText(), soon).toContain("Quiz 2 of 3, one to revisit");
  await expect.poll(() => layers.nth(2).innerText(), soon).toContain("About 2 minutes");
  await expect.poll(() => panel.locator("[aria-current=step]").innerText(), soon).toContain("you are here");
  await panel.getByRole("button", { name: "evaporator" }).focus();
  await panel.getByText("evaporator: where the cold fluid boils and takes heat in").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect.poll(() => isInside(page), soon).toBe(true);
  expect(walk.faults).toEqual([]);
});

test.each(devices)("a layer that was told is a link to its message, which gets the focus, %s", async (_, device) => {
  await using walk = await talk([opened, second, third], device);
  const panel = await opening(walk);
  const link = panel.getByRole("link", { name: /^A liquid that boils/ });
  expect(await link.getAttribute("href")).toMatch(/^\/c\/.+#.+/);
  await link.click();
  const message = walk.answers.nth(1);
  await expect.poll(() => message.evaluate((element) => element === document.activeElement), soon).toBe(true);
  // At a phone's width the sheet was in front of it.
  await expect.poll(() => panel.count(), soon).toBe(device === phone ? 0 : 1);
});

test("a layer that is still to come is told when it is chosen; arrows lead from one to the next", async () => {
  await using walk = await talk([opened, second, third], desk);
  const { page } = walk;
  const panel = await opening(walk);
  await panel.getByRole("link", { name: /^The loop/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const asked = await guideAskedBy(page, () => page.keyboard.press("Enter"));
  expect(asked).toMatchObject({
    action: "next",
    node: "l5",
    depth: "school",
    question: "Next layer: When it is −15 °C outside",
  });
});

test.each(devices)(
  "the path is edited: renamed, moved, removed, added, and saved as one change, %s",
  async (_, device) => {
    await using walk = await talk([opened, second, third], device);
    const { page } = walk;
    const panel = await opening(walk);
    await panel.getByRole("button", { name: "Edit", exact: true }).click();
    await expect.poll(() => focused(page), soon).toBe("Title of layer 1");
    await panel.getByRole("button", { name: "Move down: The loop: four stations" }).click();
    await expect.poll(() => focused(page), soon).toBe("Move down: The loop: four stations");
    await panel.getByRole("button", { name: "Remove: When it is −15 °C outside" }).click();
    await expect.poll(() => focused(page), soon).toBe("Title of layer 5");
    await panel.getByRole("textbox", { name: "Title of layer 5" }).fill("At home");
    await panel.getByRole("button", { name: "Add a layer" }).click();
    await expect.poll(() => focused(page), soon).toBe("Title of layer 6");
    await panel.getByRole("button", { name: "Save" }).click();
    await panel.getByRole("alert").getByText("Every layer needs a title.").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await expect.poll(() => isInside(page), soon).toBe(true);
    await page.keyboard.type("What it costs");
    const { action, layers } = await guideAskedBy(page, () => page.keyboard.press("Enter"));
    const titleOf = (id: string) => ({ id, title: heatPath(0).layers.find((each) => each.id === id)?.title });
    expect({ action, layers }).toEqual({
      action: "arrange",
      layers: [
        titleOf("l1"),
        titleOf("l2"),
        titleOf("l4"),
        titleOf("l3"),
        { id: "l6", title: "At home" },
        { title: "What it costs" },
      ],
    });
  },
);

test("an edit that is cancelled changes nothing, and gives the focus back", async () => {
  await using walk = await talk([opened], desk);
  const { page } = walk;
  const panel = await opening(walk);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  for (const layer of heatPath(0).layers) await panel.getByRole("button", { name: `Remove: ${layer.title}` }).click();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("A path needs at least one layer.").waitFor();
  await panel.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => panel.locator("ol.map > li").count(), soon).toBe(6);
  await expect.poll(() => focused(page), soon).toBe("Edit");
});

test.each([
  ["As a table (CSV)", /\.csv$/, "where the cold fluid boils"],
  ["For Anki", /\.txt$/, "#separator:tab"],
])("the words are taken out as cards: %s", async (name, file, content) => {
  await using walk = await talk([opened, second, third], desk);
  const panel = await opening(walk);
  const [download] = await Promise.all([
    walk.page.waitForEvent("download"),
    panel.getByRole("button", { name }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(file);
  expect(await readFile(await download.path(), "utf8")).toContain(content);
});

test("the map follows the branch that is shown", async () => {
  const first = await answers.server.begin(opened);
  first.tell([
    { type: "output", field: "answer", value: "Heat." },
    { type: "output", field: "layer", value: opened.outputs["layer"] },
    { type: "output", field: "outline", value: opened.outputs["outline"] },
  ]);
  first.end();
  for (const place of [1, 3]) {
    const version = await answers.server.begin({ ...second, after: first });
    version.tell([
      { type: "output", field: "answer", value: "On." },
      { type: "output", field: "outline", value: heatPath(place) },
    ]);
    version.end();
  }
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path: first.path });
  const panel = map(walk.page);
  await panel.getByText("Layer 4 of 6.").waitFor();
  await walk.page.getByRole("button", { name: "Earlier version" }).first().click();
  await panel.getByText("Layer 2 of 6.").waitFor();
});

test("on a branch without a path the map says how one begins", async () => {
  const first = await answers.server.begin(between);
  first.tell([{ type: "output", field: "answer", value: "Not very." }]);
  first.end();
  for (const { outputs } of [between, opened]) {
    const version = await answers.server.begin({ ...between, after: first });
    version.tell(Object.entries(outputs).map(([field, value]) => ({ type: "output", field, value })));
    version.end();
  }
  await using walk = await openPage(answers.browser, answers.server.url, { ...desk, path: first.path });
  const panel = map(walk.page);
  await panel.getByText("Layer 1 of 6.").waitFor();
  await walk.page.getByRole("button", { name: "Earlier version" }).first().click();
  await panel.getByRole("heading", { name: "No path yet" }).waitFor();
  await head(walk).waitFor({ state: "detached" });
  expect(await violationsInBothThemes(walk.page)).toEqual([]);
});

test("on a page as narrow as at four times its size nothing sticks out", async () => {
  await using walk = await talk([opened, second, third], { viewport: { width: 320, height: 640 } });
  const panel = await opening(walk);
  await expect.poll(() => isInside(walk.page), soon).toBe(true);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await expect.poll(() => isInside(walk.page), soon).toBe(true);
});
