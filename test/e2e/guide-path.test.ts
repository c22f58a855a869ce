// A topic walked through by a person at the page, with the Guide's own steps and a model that answers by what it is asked.
import { expect, test } from "vitest";
import { guideModels, teaching, titles } from "../support/guiding.ts";
import { map, ways } from "../support/guide-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { openPage, soon } from "../support/page-walk.ts";

const answers = useMadeAnswers(guideModels(teaching));
const question = "How does a heat pump warm a house?";

test("a topic opens, is told layer by layer, keeps its place through a question, a skip, an edit and a reload", async () => {
  await using walk = await openPage(answers.browser, answers.server.url);
  const { page, answer } = walk;
  await walk.ask(question);
  await answer.getByRole("heading", { name: titles[0], level: 3 }).waitFor();
  await answer.getByRole("heading", { name: "The path" }).waitFor();
  await map(page).getByText("Heat pumps. Layer 1 of 5.").waitFor();

  await ways(page).getByRole("button", { name: "Next layer" }).click();
  await answer.getByRole("heading", { name: titles[1], level: 3 }).waitFor();
  await map(page).getByText("Layer 2 of 5.").waitFor();

  await walk.ask("Is ammonia used in them too?");
  await answer.getByText("Because it is so.").waitFor();
  await ways(page)
    .getByRole("button", { name: `Back to layer 2: ${titles[1]}` })
    .waitFor();
  // Once, though programs read it as the last line of the text.
  expect(await answer.getByText("Back to layer 2").count()).toBe(1);
  await map(page).getByText("Layer 2 of 5.").waitFor();

  await ways(page).getByRole("button", { name: "Next layer" }).click();
  await answer.getByRole("heading", { name: titles[2], level: 3 }).waitFor();
  await ways(page).getByRole("button", { name: "Skip", exact: true }).click();
  await map(page).getByText("Layer 4 of 5.").waitFor();
  // It waits to be told.
  await ways(page).getByRole("button", { name: "Next layer" }).click();
  await answer.getByRole("heading", { name: titles[3], level: 3 }).waitFor();

  await walk.ended();
  await map(page).getByRole("button", { name: "Edit", exact: true }).click();
  await map(page).getByRole("textbox", { name: "Title of layer 5" }).fill("In deep frost");
  await map(page).getByRole("button", { name: "Save" }).click();
  await map(page)
    .getByRole("button", { name: /^In deep frost/ })
    .waitFor();
  await walk.ended();

  await page.reload();
  await map(page).getByText("Layer 4 of 5.").waitFor();
  await map(page)
    .getByRole("button", { name: /^In deep frost/ })
    .waitFor();
  await expect.poll(() => map(page).locator("ol.map > .skipped").innerText(), soon).toContain(titles[2]);
  await expect.poll(() => map(page).locator(".map-words ul").innerText(), soon).toContain("what heat is");
  expect(walk.faults).toEqual([]);
});

test("a layer that is told again at another depth has both tellings, and the last one counts", async () => {
  await using walk = await openPage(answers.browser, answers.server.url);
  const { page } = walk;
  await walk.ask(question);
  await page.getByRole("radio", { name: "Expert" }).click();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await page.getByRole("radio", { name: "Expert", checked: true }).waitFor();
  await expect.poll(() => page.getByRole("radiogroup", { name: "Depth" }).count(), soon).toBe(1);
  const link = map(page).getByRole("link", { name: new RegExp(`^${titles[0]}`) });
  const last = await walk.answer.getAttribute("id");
  await expect.poll(() => link.getAttribute("href"), soon).toContain(`#${last}`);
});
