// The API page of each persona: programs to copy, a try with live events, and the recorder whose program does what a person did.
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import type { SnippetLanguage } from "../../pipelines/engine/snippets/calls.ts";
import { violationsInBothThemes } from "../support/axe.ts";
import { focused, openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { runSnippet } from "../support/snippet-run.ts";
import { hasCurl, hasPython } from "../support/system-programs.ts";
import { tmpFolder } from "../support/tmp-folder.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const product = useWholeProduct({ text: "It does not.", tokensPerSecond: 0 });

async function openApi(path: string): Promise<PageWalk> {
  const walk = await openPage(product.browser, product.facet.url, { path });
  await walk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  return walk;
}

const copied = ({ page }: PageWalk) => page.evaluate(() => navigator.clipboard.readText());
const card = ({ page }: PageWalk, name: string) =>
  page.locator("section.card").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) });

/** The program of that name, as the copy button gives it. */
async function program(walk: PageWalk, place: Locator, name: string): Promise<string> {
  await place.getByRole("tab", { name }).click();
  await place.getByRole("button", { name: "Copy the program" }).click();
  return copied(walk);
}

test("every persona has its page, reached by its tab, by the rail and from its empty state", async () => {
  await using walk = await openApi("/?persona=creator");
  const { page } = walk;
  await page.getByRole("link", { name: "Use it from code" }).click();
  await page.getByRole("heading", { level: 1, name: "Creator from code" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/api/creator");
  for (const tab of await page.getByRole("tablist", { name: "Personas" }).getByRole("tab").all()) {
    await tab.click();
    const name = (await tab.textContent()) ?? "";
    await page.getByRole("heading", { level: 1, name: `${name} from code` }).waitFor();
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await expect
      .poll(() => card(walk, "Programs").locator(".code").textContent(), soon)
      .toContain(`personas.${id}.start`);
    expect(await card(walk, "Inputs").getByText("required", { exact: true }).count()).toBe(1);
    expect(await program(walk, card(walk, "Programs"), "MCP")).toContain(`${product.facet.url}/mcp`);
  }
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Creator from code" }).waitFor();
  await walk.rail.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  await walk.rail.getByRole("link", { name: "API" }).click();
  await page.getByRole("heading", { level: 1, name: "Creator from code" }).waitFor();
  await page.goto(`${product.facet.url}/api/nobody`);
  await page.getByText("This address leads nowhere.").waitFor();
  expect(walk.faults).toEqual([]);
});

test("the page is readable by ear and by key, and on a phone", async () => {
  await using walk = await openApi("/api/researcher");
  const { page } = walk;
  await card(walk, "Programs").locator(".t-s").first().waitFor();
  await card(walk, "Inputs").getByText("JSON Schema").click();
  await page.getByText("All errors").click();
  await page.getByRole("cell", { name: "429" }).waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await card(walk, "Programs").getByRole("tab", { name: "curl" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page), soon).toBe("TypeScript");
  await expect.poll(() => card(walk, "Programs").locator(".code").textContent(), soon).toContain("facet/client");
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), soon).toBe(360);
  expect(walk.faults).toEqual([]);
});

test("a try shows its events while they come, then the answer, and leads to its conversation", async () => {
  product.stub.set({ text: null, tokens: 60, tokensPerSecond: 2 });
  await using walk = await openApi("/api/guide");
  const tryIt = card(walk, "Try it");
  await tryIt.getByRole("textbox", { name: "Question" }).fill("Does the sun go round the earth?");
  await expect
    .poll(() => tryIt.getByLabel("What is sent (JSON)").inputValue(), soon)
    .toContain("Does the sun go round the earth?");
  await tryIt.getByRole("button", { name: "Start" }).click();
  const rows = tryIt.getByRole("listitem");
  await rows.filter({ hasText: "text-delta" }).first().waitFor();
  expect(await rows.filter({ hasText: "run-end" }).count()).toBe(0);
  product.stub.set({ tokensPerSecond: 0 });
  await rows.filter({ hasText: "run-end" }).waitFor();
  await expect.poll(() => tryIt.getByRole("article").textContent(), soon).toContain("w0060");

  await tryIt.getByRole("button", { name: "Copy the events as JSON lines" }).click();
  const events = (await copied(walk))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { type: string });
  expect(events[0]?.type).toMatch(/^run-(?:queued|start)$/);
  expect(events.at(-1)?.type).toBe("run-end");
  await tryIt.getByRole("searchbox").fill("step-");
  await expect.poll(() => rows.filter({ hasText: "run-end" }).count(), soon).toBe(0);
  expect(await rows.filter({ hasText: "step-start" }).count()).toBeGreaterThan(0);
  await tryIt.getByText("JSON", { exact: true }).click();
  await expect.poll(() => tryIt.locator(".code").textContent(), soon).toContain('"answer"');

  await tryIt.getByRole("link", { name: "Open the conversation" }).click();
  await walk.questions.filter({ hasText: "Does the sun go round the earth?" }).waitFor();
  expect(walk.faults).toEqual([]);
});

test("what does not fit is said before it is sent; what the server refuses is shown as it gives it; a run can be stopped", async () => {
  product.stub.set({ text: null, tokens: 400, tokensPerSecond: 10 });
  await using walk = await openApi("/api/guide");
  const tryIt = card(walk, "Try it");
  const body = tryIt.getByLabel("What is sent (JSON)");
  const start = tryIt.getByRole("button", { name: "Start" });
  for (const [json, sentence] of [
    ["{", "This is not JSON yet."],
    ["{}", "input is missing."],
    ['{"input":{"question":"x","depth":"deep"}}', "input.depth is not one of the choices."],
    ['{"input":{"question":"x"},"wish":1}', "wish is not a field of this call."],
    ['{"input":{"question":""}}', "input.question is too short: at least 1 characters."],
  ] as const) {
    await body.fill(json);
    await tryIt.getByText(sentence, { exact: true }).waitFor();
    expect(await start.getAttribute("aria-disabled")).toBe("true");
  }
  await body.fill('{"input":{"question":"x"},"conversationId":"not-there"}');
  await start.click();
  await tryIt.getByText("404 not-found").waitFor();
  await expect.poll(() => tryIt.locator("pre.api-json").textContent(), soon).toContain('"code": "not-found"');

  await body.fill('{"input":{"question":"Does the sun go round the earth?"}}');
  await start.click();
  await tryIt.getByRole("listitem").filter({ hasText: "text-delta" }).first().waitFor();
  await tryIt.getByRole("button", { name: "Stop" }).click();
  await tryIt.getByRole("listitem").filter({ hasText: '"status":"stopped"' }).waitFor();
  expect(await tryIt.getByRole("button", { name: "Stop" }).count()).toBe(0);
  expect(walk.faults).toEqual([]);
});

test("the recorder turns what a person did into programs that do it again", async () => {
  await using walk = await openApi("/api/guide");
  const { page } = walk;
  const recorder = () => card(walk, "Recorder");
  await recorder().getByText("Switch it on").waitFor();
  const asked = walk.rail.getByRole("link", { name: /^Does the sun go/ });
  const before = await asked.count();
  await recorder().getByRole("switch", { name: "Record what I do" }).click();
  await walk.rail.getByRole("button", { name: "New conversation" }).click();
  await walk.ask("Does the sun go round the earth?");
  await walk.ended();
  await walk.ask("And why not stones, or “it's” $HOME?");
  await walk.ended();
  await page.getByRole("button", { name: "Recording" }).click();
  await recorder().getByText("2 calls").waitFor();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await recorder().getByRole("switch", { name: "Record what I do" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Recording" }).count(), soon).toBe(0);

  const isHere: Readonly<Record<SnippetLanguage, boolean>> = { curl: hasCurl, typescript: true, python: hasPython };
  const names: Readonly<Record<SnippetLanguage, string>> = { curl: "curl", typescript: "TypeScript", python: "Python" };
  for (const [language, name] of Object.entries(names) as [SnippetLanguage, string][]) {
    if (!isHere[language]) continue;
    using folder = tmpFolder();
    const text = await program(walk, recorder(), name);
    expect(text).toContain("Does the sun go round the earth?");
    const ran = await runSnippet(folder.path, language, text);
    expect(ran).toMatchObject({ code: 0, errors: "" });
    expect(ran.out.split("It does not.").length).toBeGreaterThan(2);
  }
  // Its own, and one of each program: in each both questions, one after the other.
  await page.reload();
  await expect.poll(() => asked.count(), soon).toBe(before + 1 + Object.values(isHere).filter(Boolean).length);
  await asked.first().click();
  await expect.poll(() => walk.questions.allTextContents(), soon).toHaveLength(2);
  expect(walk.faults).toEqual([]);
});
