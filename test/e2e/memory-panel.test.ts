// The memory panel where things are long, narrow, dark, German, or cannot be had.
import { expect, test } from "vitest";
import { violationsInBothThemes, violationsOf } from "../support/axe.ts";
import { startFacet } from "../support/facet-process.ts";
import { focused, soon } from "../support/page-walk.ts";
import { openMemory, useReminded } from "../support/reminded.ts";

const reminded = useReminded();

test("a memory that cannot be read says why, with another try, while the conversation goes on", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees."]);
  const { page } = walk;
  await page.route("**/trpc/*memories.*", (route) => route.abort());
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Memory" });
  await panel.getByText("Nothing was changed.").first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.unroute("**/trpc/*memories.*");
  await panel.getByRole("button", { name: "Try again" }).first().click();
  await panel.locator(".budget").waitFor();
  await panel.getByRole("button", { name: "Try again" }).click();
  await panel.locator(".add-fact").waitFor();
});

test("without a model the window is estimated, and says so", async () => {
  await using facet = await startFacet();
  await using walk = await reminded.openAt(facet.url);
  const { page } = walk;
  await page.getByRole("button", { name: "Memory", exact: true }).click();
  await page.getByText(/^What the model sees next, [\d,]+ of [\d,]+ tokens, estimated$/).waitFor();
  await walk.composer.fill("How many trees can we plant?");
  await page.getByRole("button", { name: /^Question \d+/ }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("200 facts are listed, and one of them is forgotten with one look at the others", async () => {
  await using walk = await reminded.answered(Array.from({ length: 200 }, (_, at) => `Tree ${at} is a lime.`));
  const { page } = walk;
  await openMemory(page);
  await expect.poll(() => page.locator(".panel .memory > li").count(), soon).toBe(200);
  const forget = page.getByRole("button", { name: "Forget: Tree 150 is a lime." });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(...(new URL(request.url()).pathname.split("/").at(-1)?.split(",") ?? [])));
  await forget.click();
  await forget.waitFor({ state: "detached" });
  // One look at the list, none at each of its facts; what the model sees is looked at by itself.
  const ofMemories = asked.filter((each) => each.startsWith("memories.") && each !== "memories.context");
  expect(ofMemories).toEqual(["memories.forget", "memories.list"]);
});

for (const [name, viewport] of [
  ["wide", { width: 1440, height: 900 }],
  ["a phone", { width: 360, height: 740 }],
] as const) {
  test(`${name}: the line, the list, the panel, a field and the question before it goes have no violations, and nothing reaches out`, async () => {
    await using walk = await reminded.answered(["The budget covers 500 trees.", "tree".repeat(60)], { viewport });
    const { page, answer } = walk;
    await answer.getByRole("button", { name: "Recalled 2 memories" }).click();
    await answer.locator(".memory").waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await openMemory(page);
    await page.locator(".panel").getByRole("button", { name: "Edit: The budget covers 500 trees." }).click();
    await page.getByRole("button", { name: /^Instructions/ }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole("switch").click();
    await page.getByRole("button", { name: "Go on remembering" }).waitFor();
    expect(await violationsInBothThemes(page)).toEqual([]);
    for (const dir of ["ltr", "rtl"]) {
      await page.evaluate((next) => (document.documentElement.dir = next), dir);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { ...soon, message: dir })
        .toBeLessThanOrEqual(viewport.width);
      const panel = page.locator(".panel > .scroll");
      await expect
        .poll(() => panel.evaluate((place) => place.scrollWidth - place.clientWidth), { ...soon, message: dir })
        .toBe(0);
    }
    expect(walk.faults).toEqual([]);
  });
}

test("on a phone it is a sheet: Esc in a field leaves the field, Esc after that the sheet, and the focus is back", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees."], {
    viewport: { width: 360, height: 740 },
  });
  const { page } = walk;
  await openMemory(page);
  await page.locator(".panel").getByRole("button", { name: /^Edit/ }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page), soon).toBe("Edit: The budget covers 500 trees.");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => focused(page), soon).toBe("Memory");
});

test("in German it speaks German", async () => {
  await using walk = await reminded.answered(["The budget covers 500 trees."], { locale: "de-DE" });
  const { page, answer } = walk;
  await answer.getByRole("button", { name: "1 Erinnerung benutzt" }).waitFor();
  await openMemory(page, "Gedächtnis");
  await page.getByText(/^Was das Modell als Nächstes sieht, [\d.]+ von 8\.192 Tokens/).waitFor();
});
