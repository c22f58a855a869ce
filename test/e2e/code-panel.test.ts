// The panel of code: findings at their lines, asking about lines, changing the code and going back to a version of it.
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { violationsInBothThemes, violationsOf } from "../support/axe.ts";
import { codeChip, codePanel, editorIn, linesOf } from "../support/code-walk.ts";
import { developed } from "../support/developed-answer.ts";
import { pairing } from "../support/pairing-code.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { focused, soon } from "../support/page-walk.ts";

const answers = useMadeAnswers();
const code = pairing.text.trimEnd().split("\n");
const chosen = (text: string) => `.panel .cm-line.cm-chosen:has-text(${JSON.stringify(text)})`;

test("a finding shows its lines and its note; the arrows go to the next; asking puts the lines into the composer", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page, answer, composer } = walk;
  await answer.getByText("Returns the wrong reading").click();
  const panel = codePanel(page);
  await expect.poll(() => linesOf(panel), soon).toEqual(code);
  await panel.getByText("runs off the end for late times").waitFor();
  await panel.getByText("Reproduced with latest_before(readings, 99)").waitFor();
  await expect.poll(() => panel.locator(".cm-chosen.error").count(), soon).toBe(5);
  await panel.getByText("1 bug", { exact: true }).waitFor();
  await panel.getByText("1 slow path", { exact: true }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await panel.getByRole("button", { name: "Next finding" }).focus();
  await page.keyboard.press("ArrowDown");
  await panel.locator(".cm-chosen.slow").first().waitFor();
  await panel.getByRole("note").getByText("Compares every block with every sensor").waitFor();
  await panel.getByRole("button", { name: "Ask about these lines" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("pairing.py:16-19 ");
  await expect.poll(() => focused(page), soon).toBe("Message");
  await panel.getByRole("button", { name: "Close", exact: true }).focus();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(walk.faults).toEqual([]);
});

test("an icon at a line opens its finding, and its note closes again", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page, questions } = walk;
  await questions.first().getByRole("button", { name: "pairing.py 25 lines" }).click();
  const panel = codePanel(page);
  await panel.locator(".cm-marks .mark-icon").nth(3).click();
  await panel.getByText("The default list is shared between calls.").waitFor();
  await panel.getByRole("button", { name: "Close the note" }).click();
  await panel.getByText("The default list is shared between calls.").waitFor({ state: "detached" });
});

test("lines selected by key are asked about", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page, composer } = walk;
  await composer.fill("why like this?");
  await page.getByRole("button", { name: "On pairing.py, version 1" }).click();
  const panel = codePanel(page);
  await editorIn(panel).focus();
  await page.keyboard.press("Control+Home");
  for (const _ of [1, 2]) await page.keyboard.press("ArrowDown");
  for (const _ of [1, 2, 3]) await page.keyboard.press("Shift+ArrowDown");
  await panel.getByText("Lines 3–5", { exact: true }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await panel.getByRole("button", { name: "Ask about them" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe("pairing.py:3-5 why like this?");
  await page.keyboard.press("Tab");
  // Read-only code holds nobody who passes by.
  await editorIn(panel).focus();
  await page.keyboard.press("Tab");
  await expect.poll(() => focused(page), soon).not.toContain("Code of");
});

test("changed code is kept as a version: findings move with their lines, and the earlier version comes back", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page, answer } = walk;
  await page.getByRole("button", { name: "On pairing.py, version 1" }).click();
  const panel = codePanel(page);
  await editorIn(panel).waitFor();
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# first\n# second\n");
  expect(await violationsOf(page)).toEqual([]);
  await panel.getByRole("button", { name: "Keep as new version" }).click();
  await panel.getByRole("button", { name: "version 2 of 2" }).waitFor();
  await answer.getByText("The default list is shared").click();
  await page.locator(chosen("def mean_by_share")).waitFor();
  await expect.poll(async () => (await linesOf(panel)).slice(0, 3), soon).toEqual(["# first", "# second", code[0]]);

  await panel.getByRole("button", { name: "version 2 of 2" }).click();
  await page.getByRole("menuitemradio").last().click();
  await panel.getByText("This is an earlier version.").waitFor();
  await expect.poll(() => linesOf(panel), soon).toEqual(code);
  await panel.getByRole("button", { name: "Restore it" }).click();
  await panel.getByRole("button", { name: "version 3 of 3" }).waitFor();
  await expect.poll(() => linesOf(panel), soon).toEqual(code);
  expect(walk.faults).toEqual([]);
});

test("what is being changed survives closing the panel, and can be thrown away", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  const open = page.getByRole("button", { name: "On pairing.py, version 1" });
  await open.click();
  const panel = codePanel(page);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# mine\n");
  await panel.getByRole("button", { name: "Close", exact: true }).click();
  await open.click();
  await expect.poll(async () => (await linesOf(panel))[0], soon).toBe("# mine");
  await panel.getByRole("button", { name: "Discard" }).click();
  await expect.poll(() => linesOf(panel), soon).toEqual(code);
});

test("what is being changed survives a reload, is told where a message would go without it, and is come back to", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  const open = page.getByRole("button", { name: "On pairing.py, version 1" });
  await open.click();
  const panel = codePanel(page);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# mine\n");
  await open.getByText("without your edit").waitFor();
  await page.reload();
  await open.getByText("without your edit").waitFor();
  await open.click();
  await expect.poll(async () => (await linesOf(panel))[0], soon).toBe("# mine");
  await panel.getByRole("button", { name: "Keep as new version" }).click();
  await page.getByRole("button", { name: "On pairing.py, version 2", exact: true }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "On pairing.py, version 2", exact: true }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("a change that cannot be kept says why, and stays in the panel", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page, questions } = walk;
  await page.route("**/trpc/*code.keep*", (route) => route.abort());
  await questions.first().getByRole("button", { name: "pairing.py 25 lines" }).click();
  const panel = codePanel(page);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.insertText("x");
  await panel.getByRole("button", { name: "Keep as new version" }).click();
  await panel.getByRole("alert").waitFor();
  await expect.poll(async () => (await linesOf(panel))[0], soon).toContain("x");
});

test("what is written while a version is being kept stays as an edit of that version, and the caret with it", async () => {
  await using walk = await answers.open(developed, { viewport: { width: 1440, height: 900 } });
  const { page } = walk;
  const asked = Promise.withResolvers<Route>();
  await page.route("**/trpc/*code.keep*", (route) => asked.resolve(route));
  await page.getByRole("button", { name: "On pairing.py, version 1" }).click();
  const panel = codePanel(page);
  await panel.getByRole("button", { name: "Edit", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.insertText("a");
  await panel.getByRole("button", { name: "Keep as new version" }).click();
  const keeping = await asked.promise;
  await editorIn(panel).focus();
  await page.keyboard.insertText("b");
  await keeping.continue();
  await panel.getByText("You are editing version 2.").waitFor();
  await page.keyboard.insertText("c");
  await expect.poll(async () => (await linesOf(panel))[0], soon).toBe(`abc${code[0]}`);
  await panel.getByRole("button", { name: "Discard" }).click();
  await panel.getByRole("button", { name: "version 2 of 2" }).waitFor();
  await expect.poll(async () => (await linesOf(panel))[0], soon).toBe(`a${code[0]}`);
  expect(walk.faults).toEqual([]);
});

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;

/** Nothing of the page or its panel stands outside of what is seen, from either side. */
async function expectToFit(page: Page): Promise<void> {
  for (const dir of ["rtl", "ltr"]) {
    await page.evaluate((next) => (document.documentElement.dir = next), dir);
    const outside = () =>
      page.evaluate(() => {
        const parts = [...document.querySelectorAll(".panel button, .code-dialog button, .inline-finding")];
        const isOut = ({ left, right, width }: DOMRect) => width > 0 && (left < -1 || right > innerWidth + 1);
        return parts.filter((each) => isOut(each.getBoundingClientRect())).map((each) => each.outerHTML.slice(0, 80));
      });
    await expect.poll(outside, { ...soon, message: dir }).toEqual([]);
    const { width } = page.viewportSize() ?? { width: 0 };
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { ...soon, message: dir })
      .toBeLessThanOrEqual(width);
  }
}

test("on a phone the versions are picked in the sheet, and an earlier one is told", async () => {
  await using walk = await answers.open(developed, { ...phone, locale: "de-DE" });
  const { page, questions } = walk;
  await questions
    .first()
    .getByRole("button", { name: /^pairing.py/ })
    .click();
  const panel = codePanel(page);
  await panel.getByRole("button", { name: "Bearbeiten", exact: true }).click();
  await editorIn(panel).focus();
  await page.keyboard.insertText("#");
  await expectToFit(page);
  await panel.getByRole("button", { name: "Als neue Version behalten" }).click();
  await panel.getByRole("button", { name: /^Version 2/ }).click();
  await page.getByRole("menuitemradio", { name: /von dir bearbeitet/ }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("menuitemradio").last().click();
  await panel.getByText("Das ist eine frühere Version.").waitFor();
  await expectToFit(page);
  expect(walk.faults).toEqual([]);
});

test("on a phone a long file name is cut off, and pushes nothing out of the sheet", async () => {
  const long = { ...pairing, name: "src/measurements/latest_readings_of_each_sensor.py" };
  const made = { ...developed, input: { ...developed.input, files: [long] } };
  await using walk = await answers.open(made, { ...phone, locale: "de-DE" });
  await walk.questions.first().getByRole("button", { name: /^src/ }).click();
  await editorIn(codePanel(walk.page)).waitFor();
  await expectToFit(walk.page);
});

for (const [name, screen] of [
  ["a phone", phone],
  ["a small laptop", { viewport: { width: 1024, height: 700 } }],
] as const)
  test(`${name}: chips, panel, note and editor fit, in German, without violations`, async () => {
    await using walk = await answers.open(developed, { ...screen, locale: "de-DE" });
    const { page, answer } = walk;
    await answer.getByText("Returns the wrong reading").click();
    const panel = codePanel(page);
    await panel.getByText("runs off the end for late times").waitFor();
    await expectToFit(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await panel.getByRole("button", { name: "Schließen", exact: true }).click();
    await page.getByRole("button", { name: "Code hinzufügen" }).click();
    await editorIn(page.locator(".code-dialog")).waitFor();
    await page.keyboard.insertText("x = 1  # ".padEnd(200, "."));
    await expectToFit(page);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole("button", { name: "Fertig" }).click();
    await codeChip(page, "code.").waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(walk.faults).toEqual([]);
  });
