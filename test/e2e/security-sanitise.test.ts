// The last wall by itself, in a real browser: HTML made to get past it leaves nothing that could run, load, lead astray or stand in for the page.
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { sanitise } from "../../client/markdown/sanitise.ts";
import { openBrowser } from "../support/browser.ts";

const wall = fileURLToPath(new URL("../../client/markdown/sanitise.ts", import.meta.url));
// An address of the test's own: no header of Facet's helps the wall here.
const home = "http://page.test/";
const evil = "https://evil.example";
const mark = "window.harmed=1";
/** What the wall lets through is put into the page and given this long to do harm (ms). */
const harmWithin = 50;

const cases: readonly (readonly [name: string, html: string])[] = [
  ["a handler of a picture", `<img src=x onerror="${mark}">`],
  [
    "a picture from elsewhere",
    `<img src="${evil}/a"><picture><source srcset="${evil}/b 2x"><img srcset="${evil}/c 1x">`,
  ],
  [
    "a frame, an object, a video",
    `<iframe srcdoc="<script>parent.${mark}</script>"></iframe><object data="${evil}/o"></object><embed src="${evil}/e"><video poster="${evil}/p" src="${evil}/v">`,
  ],
  [
    "a handler on an allowed element",
    `<p onclick="${mark}" onpointerover="${mark}" onfocus="${mark}" tabindex=0 autofocus>x</p>`,
  ],
  [
    "a handler that runs by an animation",
    `<style>@keyframes k{}</style><p style="animation:k 1ms" onanimationend="${mark}">x</p>`,
  ],
  [
    "a handler of a transition that begins by itself",
    `<details open ontoggle="${mark}"><summary>x</summary></details>`,
  ],
  [
    "SVG with a handler and a script",
    `<svg onload="${mark}"><script>${mark}</script><animate onbegin="${mark}" attributeName=x dur=1s></svg>`,
  ],
  [
    "SVG that changes a link's address",
    `<svg><a xlink:href="javascript:${mark}"><animate attributeName=href values="javascript:${mark}"/><text>x</text></a></svg>`,
  ],
  [
    "SVG that fetches",
    `<svg><image href="${evil}/i"/><use href="${evil}/u#x"/><foreignObject><img src="${evil}/f"></foreignObject></svg>`,
  ],
  ["MathML with a link", `<math href="javascript:${mark}"><mi xlink:href="javascript:${mark}">x</mi></math>`],
  [
    "MathML that turns its inside into HTML",
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${mark}&gt;">`,
  ],
  [
    "a form inside a form of mathematics",
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${mark}">`,
  ],
  [
    "a comment in a style in a noscript",
    `<noscript><style></noscript><img src=x onerror="${mark}"></style></noscript>`,
  ],
  ["an attribute that ends a noscript", `<noscript><p title="</noscript><img src=x onerror=${mark}>"></noscript>`],
  [
    "a template",
    `<template><img src=x onerror="${mark}"></template><div><template shadowrootmode=open><script>${mark}</script></template></div>`,
  ],
  [
    "SVG with a description and a template",
    `<svg><desc><template><style><a title="</style><img src=x onerror=${mark}>">`,
  ],
  ["a title that swallows", `<svg><title><style><img title="</style></title></svg><img src=x onerror=${mark}>">`],
  ["an unclosed comment", `<!--><img src=x onerror="${mark}">--><!--!><script>${mark}</script>`],
  ["CDATA in SVG", `<svg><![CDATA[><img src=x onerror="${mark}">]]></svg>`],
  [
    "raw text elements",
    `<xmp><p title="</xmp><img src=x onerror=${mark}>"></xmp><textarea></textarea><img src=x onerror="${mark}"><plaintext>`,
  ],
  ["nesting deeper than the parser's limit", `${"<div><b>".repeat(2000)}<svg><style><img src=x onerror="${mark}">`],
  [
    "a table that moves what is in it",
    `<table><tr><img src=x onerror="${mark}"><td><svg><script>${mark}</script></table>`,
  ],
  [
    "names that stand in for what scripts read",
    `<form><input name=attributes><input name=childNodes><input name=nodeName><input name=parentNode onfocus="${mark}" autofocus></form>`,
  ],
  [
    "names that stand in for the page's own",
    `<a id=watch href="${evil}">x</a><p id=root name=body>x</p><a id=config><a id=config name=url href="${evil}">y</a></a>`,
  ],
  [
    "a script address",
    `<a href="javascript:${mark}">a</a><a href="JaVaScRiPt:${mark}">b</a><a href="vbscript:x">c</a>`,
  ],
  [
    "a script address in signs",
    `<a href="&#106;&#x61;vascript&colon;${mark}">a</a><a href="java&Tab;script:${mark}">b</a><a href="java&NewLine;script:${mark}">c</a>`,
  ],
  [
    "a script address behind control characters",
    `<a href="\u0001javascript:${mark}">a</a><a href=" \u00a0javascript:${mark}">b</a><a href="\ufeffjavascript:${mark}">c</a>`,
  ],
  [
    "an address that holds its contents",
    `<a href="data:text/html,<script>${mark}</script>">a</a><a href="blob:${home}x">b</a><a href="file:///etc/passwd">c</a>`,
  ],
  [
    "an address without a scheme",
    `<a href="//evil.example">a</a><a href="/settings">b</a><a href="#root">c</a><a href="\\\\evil.example">d</a>`,
  ],
  [
    "a ping, a download, a script by another name",
    `<a href="${evil}" ping="${evil}/ping" download attributionsrc="${evil}/s">a</a><button formaction="javascript:${mark}">b</button>`,
  ],
  [
    "a form that sends",
    `<form action="${evil}" id=f><input name=q value=x><button>go</button></form><button form=f>go</button><isindex action="${evil}">`,
  ],
  [
    "another base, a jump, a style sheet",
    `<base href="${evil}/"><meta http-equiv=refresh content="0;url=${evil}"><link rel=stylesheet href="${evil}/s"><style>@import url(${evil}/i)</style>`,
  ],
  [
    "a style that covers the page and fetches",
    `<div style="position:fixed;inset:0;background:url(${evil}/b)">x</div><table background="${evil}/t"><td>x</table>`,
  ],
  [
    "an element of one's own making",
    `<x-y onclick="${mark}">a</x-y><p is="x-y">b</p><slot name=a></slot><p slot=a>c</p>`,
  ],
  [
    "what floats by itself or is written in",
    `<dialog open>a</dialog><p popover>b</p><button popovertarget=x commandfor=x command=show-modal>c</button><p contenteditable>d</p>`,
  ],
];

let browser: Browser;
let script: string;
let page: Page;
let asked: string[];

beforeAll(async () => {
  const [built, opened] = await Promise.all([
    build({
      configFile: false,
      logLevel: "silent",
      build: { write: false, minify: false, lib: { entry: wall, formats: ["iife"], name: "wall" } },
    }),
    openBrowser(),
  ]);
  browser = opened;
  const [output] = Array.isArray(built) ? built : [];
  script = output?.output[0].code ?? "";
});
afterAll(() => browser?.close());

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  asked = [];
  await page.route("**", (route) => {
    const address = route.request().url();
    if (address !== home) asked.push(address);
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>page</title><body>" });
  });
  await page.goto(home);
  await page.addScriptTag({ content: script });
});

/** Puts the HTML into the page, through the wall or not, and tells what of it should not be there. */
async function leftOf(html: string, walled: boolean): Promise<{ readonly left: string[]; readonly harmed: boolean }> {
  return page.evaluate(
    async ([source, through, wait]) => {
      const { wall } = globalThis as unknown as { readonly wall: { readonly sanitise: typeof sanitise } };
      const place = document.body.appendChild(document.createElement("main"));
      if (through) place.append(wall.sanitise(source));
      else place.innerHTML = source;
      for (const each of place.querySelectorAll<HTMLElement>("*")) each.dispatchEvent(new Event("pointerover"));
      for (const each of place.querySelectorAll<HTMLElement>("p, input, button")) each.focus();
      for (const each of place.querySelectorAll<HTMLElement>("p, button")) each.click();
      await new Promise((resolve) => setTimeout(resolve, wait));
      const elements =
        /^(?:p|h[3-6]|[uo]l|li|blockquote|pre|code|em|strong|del|br|hr|a|span|div|table|thead|tbody|t[rdh]|figure|figcaption|button|su[bp]|kbd)$/;
      const attributes =
        /^(?:href|type|target|rel|class|dir|role|scope|start|tabindex|aria-label|data-math|data-language)$/;
      const left = [...place.querySelectorAll("*")].flatMap((each) => [
        ...(each instanceof HTMLElement && elements.test(each.localName) ? [] : [`<${each.nodeName}>`]),
        // An `is` cannot be taken from an element, only emptied; empty, it names nothing.
        ...each
          .getAttributeNames()
          .filter((name) => !attributes.test(name) && !(name === "is" && each.matches('[is=""]'))),
        ...(each.hasAttribute("href") && !/^(?:https?:\/\/|mailto:)/.test(each.getAttribute("href") ?? "")
          ? [`href ${each.getAttribute("href")}`]
          : []),
      ]);
      return { left, harmed: "harmed" in globalThis };
    },
    [html, walled, harmWithin] as const,
  );
}

test.each(cases)("%s leaves nothing behind", async (_, html) => {
  const { left, harmed } = await leftOf(html, true);
  expect(left).toEqual([]);
  expect(harmed).toBe(false);
  expect(asked).toEqual([]);
  expect(page.url()).toBe(home);
});

test("without the wall the same page is harmed, so these cases could fail", async () => {
  const { left, harmed } = await leftOf(
    cases
      .slice(0, 6)
      .map(([, html]) => html)
      .join(""),
    false,
  );
  expect(left).not.toEqual([]);
  expect(harmed).toBe(true);
  await expect.poll(() => asked).toContain(`${evil}/a`);
});

test("what Markdown becomes passes the wall unchanged", async () => {
  const html = `<h3>Title</h3><ul><li><span class="task done" role="img" aria-label="done"></span> done</li></ul><p><a href="https://example.org/" target="_blank" rel="noopener noreferrer">a</a> <a href="mailto:a@example.org">b</a> H<sub>2</sub>O <kbd>x</kbd></p><ol start="3"><li>c</li></ol><div class="math" data-math="display">a&lt;b</div><figure class="code-block" dir="ltr"><figcaption><span>ts</span><button type="button" class="button small quiet">Copy</button></figcaption><pre class="code" data-language="ts" tabindex="0" role="group" aria-label="Code, ts"><code>a &lt; b\n</code></pre></figure><div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col" class="right">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>`;
  const passed = await page.evaluate((source) => {
    const { wall } = globalThis as unknown as { readonly wall: { readonly sanitise: typeof sanitise } };
    const holder = document.createElement("div");
    holder.append(wall.sanitise(source));
    return holder.innerHTML;
  }, html);
  expect(passed).toBe(html);
});
