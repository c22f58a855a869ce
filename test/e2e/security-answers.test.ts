// What a model or a question may hold to do harm: nothing of it runs, loads, or breaks the page.
import { expect, test } from "vitest";
import { openPage, soon } from "../support/page-walk.ts";
import type { PageWalk } from "../support/page-walk.ts";
import { useWholeProduct } from "../support/whole-product.ts";

const mark = "window.harmed = (window.harmed ?? 0) + 1";
const host = "https://evil.example";
const hostile = `
Before <script>${mark}</script> and <img src="${host}/a.png" onerror="${mark}"> after.

<script>${mark}</script>

<img src=x onerror="${mark}"><svg onload="${mark}"><animate onbegin="${mark}"/></svg><iframe src="${host}/frame" srcdoc="<script>parent.${mark}</script>"></iframe>

<style>@import url(${host}/style.css); body { background: url(${host}/b.png) }</style>
<link rel="stylesheet" href="${host}/l.css"><base href="${host}/"><meta http-equiv="refresh" content="0;url=${host}">
<form action="${host}/form"><input autofocus onfocus="${mark}"><button>go</button></form>
<div style="background: url(${host}/d.png); position: fixed; inset: 0">over everything</div>
<video src="${host}/v.mp4" autoplay onerror="${mark}"></video><object data="${host}/o"></object><embed src="${host}/e">

![remote](${host}/image.png) ![in line](data:image/svg+xml,<svg/onload=${mark}>)

[script](javascript:${mark}) [tab](java\tscript:${mark}) [entity](&#106;avascript:${mark}) [data](data:text/html,<script>${mark}</script>) [file](file:///etc/passwd) [vb](vbscript:x)
<javascript:${mark}> [reference][r] <a href="javascript:${mark}" onclick="${mark}" id="root">raw</a>

[r]: javascript:${mark}

$\\href{javascript:${mark}}{x}$ $\\includegraphics{${host}/tex.png}$ $\\htmlData{a=b}{x}$ $\\def\\a{\\a\\a}\\a$

\`\`\`html" onmouseover="${mark}
<script>${mark}</script>
\`\`\`

\`\`\`__proto__
constructor
\`\`\`

The end.
`;

const product = useWholeProduct();

async function expectUnharmed({ page, faults, answer }: PageWalk): Promise<void> {
  const found = await answer.evaluate((root) =>
    [...root.querySelectorAll("*")].flatMap((element) => [
      ...(/^(?:script|style|iframe|object|embed|form|input|img|video|link|base|meta)$/i.test(element.tagName)
        ? [element.tagName]
        : []),
      ...element.getAttributeNames().filter((name) => name.startsWith("on") || name === "src" || name === "action"),
      ...(element.closest(".katex") === null && element.closest(".prose") !== null && element.hasAttribute("style")
        ? ["style"]
        : []),
      ...(element instanceof HTMLAnchorElement && !/^(?:https?|mailto):/.test(element.protocol) ? [element.href] : []),
    ]),
  );
  expect(found).toEqual([]);
  expect(await page.evaluate(() => (window as { harmed?: number }).harmed)).toBeUndefined();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), soon).toBe(true);
  expect(faults).toEqual([]);
}

for (const [how, tokensPerSecond] of [
  ["at once", 0],
  ["word by word", 120],
] as const) {
  test(`an answer full of scripts, handlers and remote things, written ${how}, runs none and asks no other host`, async () => {
    product.stub.set({ text: hostile, tokensPerSecond });
    await using walk = await openPage(product.browser, product.facet.url);
    await walk.ask("Do your worst");
    await walk.answer.getByText("The end.").waitFor();
    await walk.ended();
    await expectUnharmed(walk);
    for (const link of await walk.answer.locator(".prose a").all()) {
      const before = walk.page.url();
      await link.dispatchEvent("mouseover");
      expect(walk.page.url()).toBe(before);
    }
    await walk.page.reload();
    await walk.answer.getByText("The end.").waitFor();
    await expectUnharmed(walk);
  });
}

test("a question and a title full of markup are shown as they were written", async () => {
  const wicked = `<img src=x onerror="${mark}"> </title><script>${mark}</script> {{7*7}} \${1} \u202Egnirts`;
  product.stub.set({ text: "Nice try.", tokensPerSecond: 0 });
  await using walk = await openPage(product.browser, product.facet.url);
  await walk.ask(wicked);
  await walk.ended();
  await expect.poll(() => walk.questions.textContent(), soon).toContain(`<img src=x onerror="${mark}">`);
  // A title of its own: the one that a model makes is another.
  const link = walk.rail.locator("a[aria-current=page]");
  await link.focus();
  await walk.page.keyboard.press("F2");
  await walk.page.getByRole("textbox", { name: "New name of the conversation" }).fill(wicked);
  await walk.page.keyboard.press("Enter");
  await expect.poll(() => link.innerText(), soon).toContain("<img src=x onerror=");
  await expect.poll(() => walk.page.title(), soon).toContain("<img src=x onerror=");
  await expectUnharmed(walk);
  await walk.page.reload();
  await walk.answer.getByText("Nice try.").waitFor();
  await expectUnharmed(walk);
});

test("a hostile conversation that is searched, and read by a stranger, runs nothing either", async () => {
  product.stub.set({ text: hostile, tokensPerSecond: 0 });
  await using walk = await openPage(product.browser, product.facet.url);
  const { page, rail } = walk;
  await walk.ask(`<img src=x onerror="${mark}"> <mark>evil</mark>`);
  await walk.answer.getByText("The end.").waitFor();
  await walk.ended();
  await page.getByRole("searchbox").fill("evil");
  await rail.locator(".hit mark").first().waitFor();
  expect(await rail.locator("img, script").count()).toBe(0);
  await expect
    .poll(async () => new Set(await rail.locator(".hit mark").allTextContents()), soon)
    .toEqual(new Set(["evil"]));
  await expectUnharmed(walk);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Conversation menu" }).click();
  await page.getByRole("menuitem", { name: "Share …" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.goto(await page.getByRole("dialog").getByRole("textbox").first().inputValue());
  await walk.answer.getByText("The end.").waitFor();
  await expectUnharmed(walk);
});

test("a line of 100,000 characters and a table of 20 × 400 cells leave the page usable", async () => {
  const row = (cell: string) => `|${`${cell}|`.repeat(20)}`;
  const table = [row("head"), row("---"), ...Array.from({ length: 400 }, (_, at) => row(`cell-${at}`))].join("\n");
  const text = `${"x".repeat(100_000)}\n\n${table}\n\nThe end.`;
  // No model is let write so much; a file may hold it.
  const turns = [
    { role: "user", text: "Write a lot" },
    { role: "assistant", text },
  ];
  const imported = await fetch(`${product.facet.url}/trpc/conversations.import`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ json: JSON.stringify(turns) }),
  });
  const { result } = (await imported.json()) as { result: { data: { conversationId: string } } };
  const path = `/c/${result.data.conversationId}`;
  await using walk = await openPage(product.browser, product.facet.url, { path });
  // Eight thousand cells take a busy machine longer than a person's patience.
  walk.context.setDefaultTimeout(90_000);
  await walk.answer.getByText("The end.").waitFor();
  await expect.poll(() => walk.answer.locator("tr").count(), soon).toBe(401);
  await expectUnharmed(walk);
  await walk.composer.fill("Still quick");
  await expect.poll(() => walk.composer.inputValue(), soon).toBe("Still quick");
});
