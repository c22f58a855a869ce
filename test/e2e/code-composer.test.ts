// Code brought to the Developer: pasted, dropped, unpacked, written in the editor, and sent.
import { expect, test } from "vitest";
import { violationsInBothThemes } from "../support/axe.ts";
import { codeChip, codeChips, codeDialog, developer, editorIn, linesOf, paste } from "../support/code-walk.ts";
import { chip, drag, pick, textFile } from "../support/documents-walk.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { zipOf } from "../support/office-files.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";

const answers = useMadeAnswers();

async function openDeveloper(path = developer): Promise<PageWalk> {
  const walk = await openPage(answers.browser, answers.server.url, { path });
  await walk.composer.waitFor();
  return walk;
}

const mean =
  "def mean(values):\n    total = 0\n    for value in values:\n        total += value\n    return total / len(values)\n";
const trace = `Traceback (most recent call last):
  File "mean.py", line 5, in mean
    return total / len(values)
ZeroDivisionError: division by zero`;

test("pasted code becomes a file named after what it defines, and goes back into the message when that was wrong", async () => {
  await using walk = await openDeveloper();
  const { page, composer } = walk;
  await composer.fill("Why does it fail?");
  await paste(composer, mean);
  await codeChip(page, "mean.py").getByText("5 lines").waitFor();
  await expect.poll(() => composer.inputValue(), soon).toBe("Why does it fail?");
  await paste(composer, mean.replace("mean", "median"));
  await codeChip(page, "median.py").waitFor();
  // The way back stands in words on what was pasted last.
  await expect.poll(() => page.getByText("Put back in the message").count(), soon).toBe(1);
  await codeChip(page, "median.py").getByText("Put back in the message").waitFor();
  await codeChip(page, "mean.py").getByRole("button", { name: "Put back in the message" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe(`Why does it fail?\n\n${mean}`);
  await expect.poll(() => codeChips(page).count(), soon).toBe(1);
  await page.reload();
  await codeChip(page, "median.py").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a pasted stack trace becomes the error that is asked about; words and short code stay where they are typed", async () => {
  await using walk = await openDeveloper();
  const { page, composer } = walk;
  await paste(composer, trace);
  await codeChip(page, "Error").getByText("4 lines").waitFor();
  await paste(composer, "x = mean([])");
  expect(await codeChips(page).count()).toBe(1);
  await codeChip(page, "Error").getByRole("button", { name: "Put back in the message" }).click();
  await expect.poll(() => composer.inputValue(), soon).toBe(trace);
  await expect.poll(() => codeChips(page).count(), soon).toBe(0);
});

test("dropped files go where they belong: code to the message, documents to the library, and what is no text is told", async () => {
  await using walk = await openDeveloper();
  const { page } = walk;
  const files = [
    textFile("mean.py", mean),
    textFile("test_mean.py", "def test_one():\n    assert mean([1]) == 1\n"),
    textFile("guide.md", "# Guide\n\nHow means are made.\n"),
    { name: "broken.py", mimeType: "text/x-python", buffer: Buffer.from([1, 0, 2, 0]) },
  ];
  await drag(page, "drop", files);
  await codeChip(page, "mean.py").first().waitFor();
  await codeChip(page, "test_mean.py").getByText("1 test").waitFor();
  await codeChip(page, "broken.py").getByText("not added: it is not text").waitFor();
  await chip(page, "guide.md").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.getByRole("button", { name: "Dismiss broken.py" }).click();
  await page.getByRole("button", { name: "Remove test_mean.py" }).click();
  await expect.poll(() => codeChips(page).count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});

test("for a persona that takes no code the same file is a document", async () => {
  await using walk = await openDeveloper("/?persona=researcher");
  await drag(walk.page, "drop", [textFile("mean.py", mean)]);
  await chip(walk.page, "mean.py").waitFor();
  expect(await codeChips(walk.page).count()).toBe(0);
});

test("a zip gives its code, and says what it left out", async () => {
  await using walk = await openDeveloper();
  const { page } = walk;
  const zip = zipOf({ "src/mean.py": mean, "node_modules/a/index.js": "1", "src/run.py": "print(1)\n" });
  await pick(page, [{ name: "project.zip", mimeType: "application/zip", buffer: zip }]);
  await codeChip(page, "src/mean.py").waitFor();
  await codeChip(page, "src/run.py").waitFor();
  await codeChip(page, "project.zip")
    .getByText(/left out/)
    .waitFor();
  // What stands beside code in a zip was meant to be left out: no fault.
  expect(await page.locator(".file.refused").count()).toBe(0);
  await expect.poll(() => codeChips(page).count(), soon).toBe(3);
});

test("the editor is fetched when it is opened; name and language follow the code until they are chosen", async () => {
  await using walk = await openDeveloper();
  const { page } = walk;
  const fetched = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .join(" "),
    );
  await page.getByRole("button", { name: "Add code" }).waitFor();
  expect(await fetched()).not.toContain("open-editor");
  await page.getByRole("button", { name: "Add code" }).click();
  const dialog = codeDialog(page);
  await editorIn(dialog).waitFor();
  await expect.poll(() => focused(page), soon).toContain("New file");
  await page.keyboard.insertText(mean);
  await expect.poll(() => dialog.getByLabel("Language").inputValue(), soon).toBe("python");
  await dialog.locator(".cm-line span").first().waitFor();
  await dialog.getByLabel("Language").selectOption("rust");
  await dialog.getByLabel("Name").fill("../up.py");
  await dialog.getByText("A name needs a letter").waitFor();
  await dialog.getByLabel("Name").fill("lib/mean.rs");
  await dialog.getByRole("tab", { name: "lib/mean.rs" }).focus();
  for (const _ of ["Error", "Tests"]) await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page), soon).toBe("Tests");
  await editorIn(dialog).focus();
  await page.keyboard.insertText("assert mean([2]) == 2");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Done" }).click();
  await codeChip(page, "lib/mean.rs").waitFor();
  await codeChip(page, "Tests").getByText("1 line").waitFor();
  await expect.poll(() => focused(page), soon).toBe("Add code");
  await page.getByRole("button", { name: "Edit lib/mean.rs 5 lines" }).click();
  await expect.poll(() => dialog.getByLabel("Language").inputValue(), soon).toBe("rust");
  expect(walk.faults).toEqual([]);
});

test("by keyboard: Tab indents, Esc lets Tab leave, Esc twice closes, and what was written is kept", async () => {
  await using walk = await openDeveloper();
  const { page } = walk;
  await page.getByRole("button", { name: "Add code" }).press("Enter");
  const dialog = codeDialog(page);
  await editorIn(dialog).waitFor();
  await expect.poll(() => focused(page), soon).toContain("New file");
  await page.keyboard.type("if True:");
  await page.keyboard.press("Enter");
  await page.keyboard.type("pass");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await expect.poll(async () => (await linesOf(dialog))[1], soon).toMatch(/^\s+pass$/);
  // The editor lets Tab leave for two seconds.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect.poll(() => focused(page), soon).not.toContain("Code of");
  await dialog.waitFor();
  await editorIn(dialog).focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await codeChips(page).getByText("2 lines").waitFor();
});

test("another place to run in is offered only where the server allows it", async () => {
  await using walk = await openDeveloper();
  const { page, composer } = walk;
  await page.getByRole("button", { name: "Wish: What fits" }).waitFor();
  expect(await page.getByRole("button", { name: /^Run in/ }).count()).toBe(0);
  const allowed = { allowed: true, jail: "none" };
  await page.route("**/trpc/*code.runtimes*", (route) => {
    const names = new URL(route.request().url()).pathname.split("/").at(-1)?.split(",") ?? [];
    const data = { python: allowed, javascript: allowed };
    return route.fulfill({ json: names.map(() => ({ result: { data } })) });
  });
  await page.reload();
  await composer.waitFor();
  await page.getByRole("button", { name: "Run in: Sandbox" }).waitFor();
});

test("code goes without words, and stands over the question as files and a folded error", async () => {
  await using walk = await openDeveloper();
  const { page, composer, questions } = walk;
  await paste(composer, mean);
  await paste(composer, trace);
  await expect.poll(() => codeChips(page).count(), soon).toBe(2);
  await composer.press("Enter");
  await questions.first().getByText("Look at this code.").waitFor();
  await questions.first().getByRole("button", { name: "mean.py 5 lines" }).waitFor();
  const error = questions.first().locator("details");
  expect(await error.getByText("ZeroDivisionError").isVisible()).toBe(false);
  await error.locator("summary").click();
  await error.getByText("ZeroDivisionError").waitFor();
  await expect.poll(() => codeChips(page).count(), soon).toBe(0);
  await page.getByRole("button", { name: "On mean.py, version 1" }).click();
  await expect.poll(() => linesOf(page.locator(".panel")), soon).toEqual(mean.trimEnd().split("\n"));
  expect(walk.faults).toEqual([]);
});
