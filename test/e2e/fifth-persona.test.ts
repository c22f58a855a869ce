// A fifth persona from its two files alone, on the page: its tab, form, colour, answer, and the seam where one persona hands over to another.
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";
import type * as FacetModule from "../support/facet-process.ts";
import { builtPage, openPage, soon } from "../support/page-walk.ts";
import { startStubModelServer } from "../support/stub-model-server.ts";
import type { StubModelServer } from "../support/stub-model-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let house: string;
let stub: StubModelServer;
let facet: FacetModule.FacetProcess;
let browser: Browser;

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), "facet-fifth-page-"));
  for (const each of [
    "server",
    "pipelines",
    "prompts",
    "test/support",
    "client",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
  ]) {
    cpSync(join(root, each), join(house, each), { recursive: true, filter: (path) => !path.endsWith(".gen.ts") });
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  for (const folder of ["pipelines", "prompts"])
    cpSync(join(root, "test/data/fifth-persona", folder), join(house, folder), { recursive: true });
  execFileSync(process.execPath, ["server/setup/write-personas.ts"], { cwd: house });
  await builtPage(house);
  // The copy's own module starts the copy's server.
  const copy = (await import(join(house, "test/support/facet-process.ts"))) as Pick<typeof FacetModule, "startFacet">;
  stub = await startStubModelServer({ dialect: "llama-server" });
  [facet, browser] = await Promise.all([copy.startFacet({ modelUrl: stub.url }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await facet?.[Symbol.asyncDispose]();
  await stub?.close();
  rmSync(house, { recursive: true, force: true });
});

/** What the model was told when it was asked this: a title, or what to keep, is asked for later. */
const told = (question: string) =>
  JSON.stringify(
    stub.counts.requests.find(({ messages }) => JSON.stringify(messages.at(-1)).includes(question))?.messages,
  );

test("its tab is reached by arrows, its form has its select, and its example runs", async () => {
  stub.set({ text: "¡Buenos días!" });
  await using walk = await openPage(browser, facet.url);
  const { page, answer } = walk;
  const tab = (name: string) => page.getByRole("tab", { name });
  await tab("Translator").waitFor();
  const names = ["Researcher", "Developer", "Creator", "Guide", "Translator"];
  await expect.poll(() => page.getByRole("tab").allInnerTexts(), soon).toEqual(names);
  await tab("Guide").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => tab("Translator").getAttribute("aria-selected"), soon).toBe("true");
  await page.keyboard.press("Home");
  await expect.poll(() => tab("Researcher").getAttribute("aria-selected"), soon).toBe("true");
  await page.keyboard.press("End");
  await page.getByRole("heading", { name: "Say it in another language." }).waitFor();

  await page.getByRole("button", { name: /^Into: English/ }).click();
  await page.getByRole("option", { name: "Spanish" }).click();
  await page.getByRole("button", { name: /^Into: Spanish/ }).waitFor();
  await walk.ask("Good morning!");
  await answer.getByText("¡Buenos días!").waitFor();
  await walk.ended();
  await expect.poll(() => answer.getAttribute("aria-label"), soon).toBe("Translator");
  expect(told("Good morning!")).toContain("You translate into Spanish.");
  expect(walk.faults).toEqual([]);
});

test("its API page is there by itself, and a try of it answers", async () => {
  stub.set({ text: "¡Buenos días!" });
  await using walk = await openPage(browser, facet.url, { path: "/api/translator" });
  await walk.page.getByRole("heading", { level: 1, name: "Translator from code" }).waitFor();
  const tryIt = walk.page.locator("section.card.try-it");
  await tryIt.getByRole("button", { name: "Start" }).click();
  await tryIt.getByRole("article").getByText("¡Buenos días!").waitFor();
  expect(walk.faults).toEqual([]);
});

test("its answer carries its own colour, in both themes, without violations", async () => {
  stub.set({ text: "Viele Hände machen der Arbeit bald ein Ende." });
  await using walk = await openPage(browser, facet.url, {
    path: "/?persona=translator",
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  const { page, answer } = walk;
  await page.getByRole("button", { name: /^A proverb/ }).click();
  await walk.ended();
  const accent = () => answer.evaluate((element) => getComputedStyle(element).getPropertyValue("--accent").trim());
  await expect.poll(accent, soon).toMatch(/oklch\(0?\.48 0?\.12 300\)/);
  expect(await violationsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-theme=dark]").waitFor();
  await expect.poll(accent, soon).toMatch(/oklch\(0?\.79 0?\.1 300\)/);
  expect(await violationsOf(page)).toEqual([]);
});

test("a conversation passes from the Guide to the Translator over a seam that says so, and nothing is lost", async () => {
  stub.set({ text: "A heat pump moves heat." });
  await using walk = await openPage(browser, facet.url, { path: "/?persona=guide" });
  const { page, answer } = walk;
  await walk.ask("What are pumps?");
  await walk.ended();
  await page.getByRole("tab", { name: "Translator" }).click();
  await expect.poll(() => answer.getAttribute("aria-label"), soon).toBe("Guide");
  stub.set({ text: "Eine Wärmepumpe bewegt Wärme." });
  await walk.ask("Translate your answer");
  await answer.getByText("Eine Wärmepumpe bewegt Wärme.").waitFor();
  await walk.ended();
  const seam = page.getByRole("note", { name: "Hand-off from Guide to Translator" });
  await seam.waitFor();
  await expect.poll(() => seam.innerText(), soon).toContain("Handed from Guide to Translator");
  expect(told("Translate your answer")).toContain("A heat pump moves heat.");
  await page.reload();
  await seam.waitFor();
  await expect.poll(() => walk.answers.count(), soon).toBe(2);
  await expect
    .poll(() => page.getByRole("tab", { name: "Translator" }).getAttribute("aria-selected"), soon)
    .toBe("true");
  await expect.poll(() => page.getByText("Guide, then Translator").count(), soon).toBe(1);
  expect(walk.faults).toEqual([]);
});
