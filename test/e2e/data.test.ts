// A table from file to answer, in a real browser over the real server and a stub model: profile, question, chart, the query changed and run again.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { violationsOf } from "../support/axe.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk, WalkOptions } from "../support/page-walk.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { useWholeProduct } from "../support/whole-product.ts";

/** Invented: a year of a weather station in each of two towns, with a gap. */
const stations = [
  "Town,Day,Warmth,Rain.mm",
  ...Array.from({ length: 12 }, (_, month) => {
    const day = `2024-${String(month + 1).padStart(2, "0")}-15`;
    const warmth = [1, 2, 6, 10, 15, 18, 20, 19, 15, 10, 5, 2][month] ?? 0;
    return `Ulm,${day},${warmth + 0.5},${40 + 3 * month}\nKiel,${day},${month === 3 ? "" : warmth - 1},${60 - month}`;
  }),
  "",
].join("\n");

const folder = tmpFolder();
const product = useWholeProduct({ model: "gemma-3-27b-it" });
/** Who reads documents. */
const researcher = "/?persona=researcher";
afterAll(() => folder[Symbol.dispose]());

function fileOf(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

/** The page with the file read, and what it holds opened. */
async function openProfile(path: string, options: WalkOptions = {}): Promise<PageWalk & { readonly panel: Locator }> {
  const walk = await openPage(product.browser, product.facet.url, { path: researcher, ...options });
  const { page } = walk;
  await page.locator(".composer input[type=file]").setInputFiles(path);
  await page.getByRole("button", { name: /^(?:Documents|Dokumente) / }).click();
  const panel = page.locator(".panel");
  await panel.getByText(/^(?:Ready|Bereit)$/).waitFor();
  await panel.locator(".doc-row button.name").click();
  return { ...walk, panel };
}

const chartsIn = (place: Locator) => place.locator(".chart-place svg");

test("a file of rows shows what it holds without any model: columns with ranges and gaps, and charts", async () => {
  await using walk = await openProfile(fileOf("stations.csv", stations));
  const { panel } = walk;
  await panel.getByText("24 rows, 4 columns.").waitFor();
  const row = (name: string) => panel.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect.poll(() => row("Warmth").innerText(), soon).toMatch(/number\s+0 to 20\.5\s[\s\S]*\s1\s+4 %$/);
  await expect.poll(() => row("Town").innerText(), soon).toMatch(/text\s+such as Kiel, Ulm\s+2\s+0$/);
  await expect.poll(() => row("Day").innerText(), soon).toMatch(/time\s+2024-01-15 to 2024-12-15/);
  await expect.poll(() => chartsIn(panel).count(), soon).toBeGreaterThan(2);
  expect(await panel.getByRole("alert").count()).toBe(0);
  expect(await violationsOf(walk.page)).toEqual([]);
  // The server asks what its model can do; of the table it tells it nothing.
  expect(JSON.stringify(product.stub.counts.requests)).not.toContain("Warmth");
  expect(walk.faults).toEqual([]);
});

test("in German, on a phone and in the dark the profile fits and reads as the rest does", async () => {
  await using walk = await openProfile(fileOf("messwerte.csv", stations), {
    locale: "de-DE",
    colorScheme: "dark",
    viewport: { width: 360, height: 740 },
  });
  const { panel, page } = walk;
  await panel.getByText("24 Zeilen, 4 Spalten.").waitFor();
  await panel.getByText("0 bis 20,5").waitFor();
  await expect.poll(() => chartsIn(panel).count(), soon).toBeGreaterThan(2);
  await expect.poll(() => panel.evaluate((element) => element.scrollWidth - element.clientWidth), soon).toBe(0);
  expect(await violationsOf(page)).toEqual([]);
  await panel.getByRole("button", { name: "Zu diesen Daten fragen" }).click();
  await expect.poll(() => panel.count(), soon).toBe(0);
  await expect.poll(() => focused(page), soon).toBe("Nachricht");
});

test("its rows can be read as text, and a table without rows says so", async () => {
  await using walk = await openProfile(fileOf("empty.csv", "Town,Day\n"));
  const { panel } = walk;
  await panel.getByText("There are no rows in this table.").waitFor();
  await panel.getByRole("button", { name: "Show the rows as text" }).click();
  await panel.locator(".page-words").waitFor();
  await panel.getByRole("button", { name: "Show what the data holds" }).click();
  await panel.getByText("There are no rows in this table.").waitFor();
});

test("a profile that does not come is told with another try", async () => {
  await using walk = await openPage(product.browser, product.facet.url, { path: researcher });
  const { page } = walk;
  await page.route(/data\.profile/, (route) => route.abort());
  await page.locator(".composer input[type=file]").setInputFiles(fileOf("later.csv", stations));
  await page.getByRole("button", { name: /^Documents / }).click();
  await page.locator(".panel").getByText("Ready", { exact: true }).waitFor();
  await page.locator(".panel .doc-row button.name").click();
  await page.locator(".panel").getByText("The data could not be read.").waitFor();
  await page.unroute(/data\.profile/);
  await page.locator(".panel").getByRole("button", { name: "Try again" }).click();
  await page.locator(".panel").getByText("24 rows, 4 columns.").waitFor();
});

test("a question about a table is answered with the query's own numbers, and the query can be changed and run again", async () => {
  await using walk = await openProfile(fileOf("asked.csv", stations));
  const { page, panel, answer } = walk;
  await panel.getByRole("button", { name: "Ask about this data" }).click();
  await expect.poll(() => focused(page), soon).toBe("Message");
  await page.getByRole("button", { name: "Mode: Data" }).waitFor();
  const table = await panel.locator(".data-table code").innerText();
  const sql = `SELECT 'Q' || quarter("Day") AS "Quarter", avg("Warmth") AS "Mean warmth" FROM ${table} GROUP BY 1 ORDER BY 2 DESC`;
  const caption = "The mean warmth of each quarter.";
  const chart = { mark: "bar", x: "Quarter", y: "Mean warmth", color: null };
  product.stub.set({ replies: [{ when: "How warm", text: JSON.stringify({ sql, chart, caption }) }] });
  await walk.ask("How warm is each quarter on average?");
  await walk.ended();

  await expect.poll(() => walk.text(), soon).toContain("17.75");
  await expect.poll(() => chartsIn(answer).count(), soon).toBe(1);
  const rows = () => answer.locator(".chart-view tbody tr").allInnerTexts();
  await expect
    .poll(async () => (await rows()).map((row) => row.split("\t")[0]), soon)
    .toEqual(["Q3", "Q2", "Q4", "Q1"]);

  const query = answer.locator("details", { hasText: "SQL" });
  await query.locator("summary").click();
  const field = query.getByRole("textbox");
  await expect.poll(() => field.inputValue(), soon).toBe(sql);
  await field.fill(`${sql} LIMIT 1`);
  await field.press("Control+Enter");
  await expect.poll(async () => (await rows()).length, soon).toBe(1);

  await field.fill(`SELECT "Warmpth" FROM ${table}`);
  await query.getByRole("button", { name: "Run again" }).click();
  await query.getByRole("alert").filter({ hasText: '"Warmpth" not found' }).waitFor();
  expect((await rows()).length).toBe(1);
  await field.fill(`COPY ${table} TO '/tmp/out.csv'`);
  await query.getByRole("button", { name: "Run again" }).click();
  await query.getByRole("alert").filter({ hasText: "exactly one SELECT" }).waitFor();

  // At once, while the other still runs.
  await query.getByRole("button", { name: "Run again" }).click();
  await query.getByRole("button", { name: "Back to the answer's own" }).click();
  await expect.poll(async () => (await rows()).length, soon).toBe(4);
  await expect.poll(() => query.getByRole("alert").count(), soon).toBe(0);

  const source = answer.locator("details", { hasText: "Specification" });
  await source.locator("summary").click();
  await source.getByRole("textbox").fill("{ not a specification");
  await source.getByRole("button", { name: "Run again" }).click();
  await source.getByRole("alert").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});

test("an answer that is a table and no chart has its query too, and shows what the changed one gives", async () => {
  await using walk = await openProfile(fileOf("tabled.csv", stations));
  const { panel, answer } = walk;
  await panel.getByRole("button", { name: "Ask about this data" }).click();
  const table = await panel.locator(".data-table code").innerText();
  const sql = `SELECT "Town", avg("Warmth") AS "Mean warmth" FROM ${table} GROUP BY 1`;
  product.stub.set({
    replies: [{ when: "How warm", text: JSON.stringify({ sql, chart: null, caption: "The mean warmth." }) }],
  });
  await walk.ask("How warm is each town?");
  await walk.ended();
  const result = answer.locator("section.queried");
  const rows = () => result.locator("tbody tr").count();
  await expect.poll(rows, soon).toBe(2);
  expect(await walk.text()).not.toContain("SELECT");
  await result.locator("summary").click();
  const field = result.getByRole("textbox");
  await expect.poll(() => field.inputValue(), soon).toBe(sql);
  await field.fill(`${sql} LIMIT 1`);
  await field.press("Control+Enter");
  await expect.poll(rows, soon).toBe(1);
  await field.fill(`${sql} LIMIT 0`);
  await result.getByRole("button", { name: "Run again" }).click();
  await result.getByText("No rows.").waitFor();
  expect(await violationsOf(walk.page)).toEqual([]);
  expect(walk.faults).toEqual([]);
});
