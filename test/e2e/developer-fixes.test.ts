// Fixes of the Developer in a real browser over a real server: their proof, their diff, applying and taking back, patches, measurements.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { developed, failing, fixes, measurement, passing } from "../support/developed-answer.ts";
import { pairing } from "../support/pairing-code.ts";
import { useMadeAnswers } from "../support/made-answers.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const answers = useMadeAnswers();

const card = (walk: PageWalk, name: RegExp) => walk.answer.getByRole("group", { name });
const late = /^Fix: use the reading/;

test("a fix shows its proof above its diff, each test unfolds, and only what is proven has the first button", async () => {
  await using walk = await answers.open(developed);
  const fix = card(walk, late);
  await fix.getByText("Before: fails", { exact: true }).waitFor();
  await fix.getByText("2 of 4 tests, IndexError at line 12").waitFor();
  await fix.getByText("After: 4 of 4 pass").waitFor();
  await fix.getByText("run in the sandbox, 0.3 s, round 1 of 3").waitFor();
  await fix.getByText("4 tests", { exact: true }).click();
  await fix.getByText("IndexError: list index out of range").waitFor();
  await fix.getByText("before: error, after: passes").waitFor();
  await expect.poll(() => fix.locator(".primary").allInnerTexts(), soon).toEqual(["Apply"]);
  const unproven = card(walk, /^Tidier/);
  await unproven.getByText("Not run, because it needs numpy, which is not in the sandbox.").waitFor();
  await unproven.getByText("Look at it before you apply it.").waitFor();
  expect(await unproven.locator(".primary").count()).toBe(0);
});

test("a fix that did not hold says so where the proof stands, and breaks a test by its name", async () => {
  const broken = failing.tests.map((each) => ({ ...each, status: each.name === "test_exact" ? "failed" : "passed" }));
  const refuted = {
    ...fixes[0]!,
    proof: { kind: "refuted", before: failing, after: { ...failing, tests: broken, passed: 3 }, round: 3 },
  };
  await using walk = await answers.open({ ...developed, outputs: { ...developed.outputs, fixes: [refuted] } });
  const fix = card(walk, late);
  await fix.getByText("After: breaks 1 test that passed").waitFor();
  await fix.getByText("It was tried and did not hold: look at it closely before you apply it.").waitFor();
  expect(await fix.getByText(/proven|4 of 4/).count()).toBe(0);
  expect(await fix.locator(".primary").count()).toBe(0);
});

test("a change after which all passes as before says so, and is not called proven", async () => {
  const rerun = { ...fixes[2]!, proof: { kind: "checked", gone: 1, run: passing } };
  await using walk = await answers.open({ ...developed, outputs: { ...developed.outputs, fixes: [rerun] } });
  const fix = card(walk, /^Tidier/);
  await fix.getByText("4 of 4 tests pass, as before", { exact: true }).waitFor();
  await fix.getByText("run in the sandbox, 0.3 s. Parsed and checked: 1 finding gone, none new.").waitFor();
  expect(await fix.getByText(/proven|Not run/).count()).toBe(0);
});

test("the diff marks words, opens what it folds, and stands side by side", async () => {
  await using walk = await answers.open(developed);
  const fix = card(walk, late);
  await expect.poll(() => fix.locator(".marked").allInnerTexts(), soon).toEqual(["=", " - 1", " if lo else None"]);
  await expect.poll(() => fix.locator(".t-k").count(), soon).toBeGreaterThan(3);
  await fix.getByText("@@ latest_before").waitFor();
  await fix.getByRole("button", { name: "Show 4 unchanged lines" }).click();
  await fix.getByText("from bisect import bisect_right").waitFor();
  await fix.getByRole("button", { name: "Side by side" }).click();
  const columns = fix.locator(".diff-pairs > .code");
  await expect.poll(() => columns.count(), soon).toBe(2);
  const heights = () => columns.evaluateAll((each) => new Set(each.map((column) => column.scrollHeight)).size);
  await expect.poll(heights, soon).toBe(1);
});

test("applied is told by the code itself, undo takes it back, and the focus stays on the button", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  const fix = card(walk, late);
  await fix.getByRole("button", { name: "Apply" }).click();
  await fix.getByText("Applied", { exact: true }).waitFor();
  await expect.poll(() => focused(page), soon).toBe("Undo: use the reading before the gap");
  await page.getByRole("status").getByText("Version 2 of the code").waitFor();
  await page.reload();
  await fix.getByText("Applied", { exact: true }).waitFor();
  await fix.getByRole("button", { name: "Undo" }).click();
  await fix.getByRole("button", { name: "Apply" }).waitFor();
  await expect.poll(() => fix.getByText("Applied", { exact: true }).count(), soon).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("a fix that was merged into edited code says that its proof is of the earlier text", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  const fix = card(walk, late);
  await fix.getByText("After: 4 of 4 pass").waitFor();
  const other = "The code has changed since: this was not run on it as it is now.";
  expect(await fix.getByText(other).count()).toBe(0);
  const conversationId = new URL(page.url()).pathname.split("/").at(-1)!;
  const kept = await page.request.post(`${answers.server.url}/trpc/code.keep`, {
    headers: { origin: answers.server.url },
    data: { conversationId, files: [{ ...pairing, text: `# mine\n${pairing.text}` }] },
  });
  expect(kept.ok()).toBe(true);
  await fix.getByRole("button", { name: "Apply" }).click();
  await fix.getByText("Applied", { exact: true }).waitFor();
  await fix.getByText(other).waitFor();
  // What was never run cannot have been run on anything else.
  expect(
    await card(walk, /^Tidier/)
      .getByText(other)
      .count(),
  ).toBe(0);
});

test("a change that is the current version already is not to be looked at before, and goes back one step", async () => {
  const change = { ...fixes[0]!, fixId: "change-1", purpose: "change", proof: { kind: "checked", gone: 0 } };
  const files = change.changes.map(({ name, language, after }) => ({ name, language, text: after! }));
  await using walk = await answers.open({ ...developed, outputs: { ...developed.outputs, fixes: [change], files } });
  const fix = card(walk, /^Change/);
  await fix.getByText("It is in the code already: look at it.").waitFor();
  expect(await fix.getByText(/before you apply/).count()).toBe(0);
  await fix.getByRole("button", { name: "Undo" }).click();
  await fix.getByRole("button", { name: "Apply" }).waitFor();
  await fix.getByText("Look at it before you apply it.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("a fix whose lines are gone says why it does not fit, and what to do", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  const other = { ...pairing, text: pairing.text.replace("time < at", "time.value < at") };
  const conversationId = new URL(page.url()).pathname.split("/").at(-1)!;
  const kept = await page.request.post(`${answers.server.url}/trpc/code.keep`, {
    headers: { origin: answers.server.url },
    data: { conversationId, files: [other] },
  });
  expect(kept.ok()).toBe(true);
  const fix = card(walk, late);
  await fix.getByRole("button", { name: "Apply" }).click();
  await fix.getByRole("alert").getByText("pairing.py was changed in the lines this fix changes").waitFor();
  await expect.poll(() => fix.getByRole("button", { name: "Apply" }).isEnabled(), soon).toBe(true);
});

test("the patch that is downloaded is one that git applies, and the same is copied", async () => {
  await using walk = await answers.open(developed);
  const { page } = walk;
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const fix = card(walk, late);
  await fix.getByRole("button", { name: "More about this fix" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download .patch" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("use-the-reading-before-the-gap.patch");
  using folder = tmpFolder();
  writeFileSync(join(folder.path, pairing.name), pairing.text);
  await download.saveAs(join(folder.path, "the.patch"));
  execFileSync("git", ["init", "--quiet"], { cwd: folder.path });
  execFileSync("git", ["apply", "the.patch"], { cwd: folder.path });
  expect(readFileSync(join(folder.path, pairing.name), "utf8")).toBe(fixes[0]!.changes[0]!.after);
  await fix.getByRole("button", { name: "More about this fix" }).click();
  // It is shown for a moment only.
  await Promise.all([
    fix.getByRole("button", { name: "Copied" }).waitFor(),
    page.getByRole("menuitem", { name: "Copy patch" }).click(),
  ]);
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), soon)
    .toBe(readFileSync(join(folder.path, "the.patch"), "utf8"));
});

test("a measurement stands in the card of its fix: chart, its words, its numbers as a table", async () => {
  await using walk = await answers.open(developed);
  const fix = card(walk, /^Faster: look sensors up/);
  await fix.getByText("192 times faster at 16,000 rows", { exact: true }).waitFor();
  await fix
    .getByRole("img", { name: "before: 4.99 s at 16,000 rows, grows as n²; after: 26 ms at 16,000 rows, grows as n." })
    .waitFor();
  await fix.getByText("Same result on 200 random inputs. Median of the quicker half of 5 interleaved runs.").waitFor();
  await fix.getByText("Figures").click();
  await expect
    .poll(() => fix.getByRole("row").last().getByRole("cell").allInnerTexts(), soon)
    .toEqual(["16,000", "4.99 s", "26 ms"]);
  expect(await fix.locator(".file-diffs").count()).toBe(0);
  await fix.getByRole("button", { name: "Show diff" }).click();
  await fix.getByText("by_block = {}").waitFor();
  await expect.poll(() => fix.locator(".primary").count(), soon).toBe(1);
});

test("what could not be measured says why, and results that differ take the first button away", async () => {
  const not = { ...measurement, fixId: null, result: { kind: "not-measured", reason: { key: "too-fast" } } };
  const equal = { inputs: 7, different: "pair([1], [])" };
  const differs = { ...measurement, result: { ...measurement.result, equal } };
  await using walk = await answers.open({
    ...developed,
    outputs: { ...developed.outputs, measurements: [not, differs] },
  });
  await walk.answer.getByText("Not measured, because it is over too soon to be timed.").waitFor();
  const fix = card(walk, /^Faster/);
  await fix.getByText("The results differ:").waitFor();
  expect(await fix.locator(".primary").count()).toBe(0);
});

test("while it is written a fix can be read but not yet applied", async () => {
  const live = await answers.server.begin(developed);
  await using walk = await openPage(answers.browser, answers.server.url, { path: live.path });
  live.tell([{ type: "output", field: "fixes", value: [fixes[0]] }]);
  const apply = card(walk, late).getByRole("button", { name: "Apply" });
  await apply.waitFor();
  await expect.poll(() => apply.isDisabled(), soon).toBe(true);
  live.tell([{ type: "output", field: "explanation", value: "Done." }]);
  live.end();
  await walk.ended();
  await expect.poll(() => apply.isDisabled(), soon).toBe(false);
});
