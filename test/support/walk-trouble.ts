// What a stranger's conversation goes through: edited, stopped, reloaded, killed, taken out, wiped away and brought back.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { runFacet } from "./facet-command.ts";
import type { FacetProcess } from "./facet-process.ts";
import type { Walker } from "./walk-steps.ts";
import { lastAnswer } from "./walk-tree.ts";

/** The last question in other words: a branch of its own, and the first one is a click away. */
export async function editTheLast(walker: Walker, words: string): Promise<void> {
  const { page, questions } = walker.walk;
  const last = questions.last();
  const before = await last.innerText();
  await last.getByRole("button", { name: "Edit the question" }).click();
  await page.getByRole("textbox", { name: "Edit the question" }).fill(words);
  await page.getByRole("button", { name: "Ask again" }).click();
  await last.getByText(words).waitFor();
  await walker.walk.ended();
  await lastAnswer(walker.walk, walker.patience);
  const branch = (name: string) => last.getByRole("group", { name });
  await branch("2 of 2").waitFor();
  await branch("2 of 2").getByRole("button").first().click();
  await branch("1 of 2").waitFor();
  await expect.poll(() => last.innerText(), { timeout: walker.patience }).toContain(before.split("\n").at(-1) ?? "");
  await branch("1 of 2").getByRole("button").last().click();
  await branch("2 of 2").waitFor();
}

/** Stops in the middle; what was read stays, also over a reload. */
export async function stopAndReload({ walk, patience }: Walker, question: string): Promise<string> {
  const { page, answer } = walk;
  const begun = walk.answers.nth(await walk.answers.count());
  await walk.ask(question);
  await begun.locator(".prose", { hasText: /\w/ }).waitFor();
  expect(await answer.getAttribute("aria-busy")).toBe("true");
  await page.getByRole("button", { name: "Stop the answer" }).press("Enter");
  await answer.getByText(/^Stopped after/).waitFor();
  const seen = await walk.text();
  expect(seen).toMatch(/\w/);
  await page.reload();
  await answer.getByText(/^Stopped after/).waitFor();
  await expect.poll(() => walk.text(), { timeout: patience }).toBe(seen);
  return seen;
}

/** The server is killed while it answers. The page that stays open has the whole answer, once the server is back. */
export async function killWhileAnswering(walker: Walker, facet: FacetProcess, question: string): Promise<void> {
  const { walk, patience } = walker;
  const before = await walk.questions.count();
  await walk.ask(question);
  await walk.answers.nth(before).locator(".steps, .prose").first().waitFor();
  await facet.kill("SIGKILL");
  await walk.page
    .getByText(/connection/i)
    .first()
    .waitFor();
  await facet.restart();
  await walk.ended();
  const kept = await lastAnswer(walk, patience);
  expect(kept.status).toBe("done");
  expect(await walk.questions.count()).toBe(before + 1);
  await expect.poll(() => walk.answer.getAttribute("aria-busy"), { timeout: patience }).toBe("false");
}

interface TakenOut {
  readonly name: string;
  readonly bytes: Buffer;
}

async function exported({ walk: { page } }: Walker): Promise<TakenOut> {
  await page.getByRole("button", { name: "Conversation menu" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export as JSON" }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Taken out, then `facet reset`, then brought back in: the same to the byte. */
export async function exportResetImport(walker: Walker, facet: FacetProcess): Promise<void> {
  const { walk, patience } = walker;
  const { page, rail } = walk;
  const questions = await walk.questions.count();
  const out = await exported(walker);

  await facet.kill("SIGTERM");
  const environment = { FACET_DATA: join(facet.folder, "data"), FACET_CACHE: join(facet.folder, "cache") };
  const wiped = await runFacet(["reset", "--yes"], { environment, folder: facet.folder });
  expect(wiped.code).toBe(0);
  expect(wiped.err).toContain("Removed.");
  await facet.restart();
  await page.goto(`${facet.url}/`);
  await rail.getByText("Your conversations will be listed here.").waitFor();

  await page.goto(`${facet.url}/settings`);
  await page
    .locator("input[type=file][accept*=json]")
    .setInputFiles({ name: out.name, mimeType: "application/json", buffer: out.bytes });
  await expect.poll(() => walk.questions.count(), { timeout: patience }).toBe(questions);
  const again = await exported(walker);
  expect(hashOf(again.bytes)).toBe(hashOf(out.bytes));
}

const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
