import { describe, expect, it } from "vitest";
import { openDialect, safeAddress } from "../../../client/markdown/dialect.ts";
import { noOutline, withLevels } from "../../../client/markdown/outline.ts";
import { words } from "./words.ts";

const dialect = openDialect(words);
const html = (source: string) => dialect.toHtml(withLevels(dialect.lexer(source, {}).tokens, noOutline).tokens).trim();

describe("an answer's Markdown", () => {
  it.each([
    ["<script>alert(1)</script>", "<script"],
    ["<img src=x onerror=alert(1)>", "<img"],
    ["text <b onmouseover=alert(1)>x</b>", "<b"],
    ["<iframe src=javascript:alert(1)></iframe>", "<iframe"],
    ["<svg/onload=alert(1)>", "<svg"],
    ["<details open ontoggle=alert(1)>", "<details"],
    ["<br onclick=alert(1)>", "<br onclick"],
    ["<sub style=position:fixed>x</sub>", "<sub style"],
    ["[x](javascript:alert(1))", 'javascript:alert(1)"'],
    ["[x](  JaVaScRiPt:alert(1))", "href"],
    ["[x](java&#10;script:alert(1))", "href"],
    ["[x](data:text/html,<script>alert(1)</script>)", "href"],
    ["[x](vbscript:x)", "href"],
    ["[x](//evil.example)", "href"],
    ["[x](/trpc/system.status)", "href"],
    ["![x](https://evil.example/pixel.png)", "<img"],
    ["![x](https://evil.example/pixel.png)", "src="],
    ["[x][r]\n\n[r]: javascript:alert(1)", "href"],
    ["<javascript:alert(1)>", "href"],
    ['```"><script>alert(1)</script>\nx\n```', "<script"],
    ["```x onload=alert(1)\nx\n```", "onload"],
    ["$<img src=x onerror=alert(1)>$", "<img"],
    ["| <script>x</script> |\n|---|\n| <img src=x> |", "<script"],
    ['[a](https://x.example/"onmouseover=alert(1))', '"onmouseover'],
    ["\u0001javascript:alert(1)", "href"],
  ])("%j never becomes markup that runs or loads (%s)", (source, never) => {
    expect(html(source)).not.toContain(never);
  });

  it("opens links outside, without telling from where", () => {
    expect(html("<https://x.example>")).toBe(
      '<p><a href="https://x.example" target="_blank" rel="noopener noreferrer">https://x.example</a></p>',
    );
  });

  it.each([
    ["[x](https://x.example/path)", "x.example"],
    ["[**the bank**](https://evil.example/?told=secret)", "evil.example"],
    ["[https://bank.example](https://evil.example)", "evil.example"],
    ["[https://bank.example@evil.example](https://bank.example@evil.example)", "evil.example"],
    ["[bank.example](https://bank.example.evil.example)", "bank.example.evil.example"],
    ["[b\u0430nk](https://b\u0430nk.example)", "xn--bnk-6cd.example"],
    ["<https://b\u0430nk.example>", "xn--bnk-6cd.example"],
    ["[here](http://127.0.0.1:8080/x)", "127.0.0.1:8080"],
    ["[write](mailto:a@evil.example?body=secret)", "a@evil.example"],
    ["![a picture](https://evil.example/a.png)", "evil.example"],
    [`[x](https://${"a.".repeat(60)}evil.example)`, `${"a.".repeat(60)}evil.example`.slice(-60)],
  ])("says where %s leads", (source, place) => {
    expect(html(source)).toContain(` <span class="link-place" dir="ltr">${place}</span></a>`);
  });

  it.each([
    "https://x.example/a",
    "[x.example](https://x.example/a)",
    "[a@x.example](mailto:a@x.example)",
    "<a@x.example>",
  ])("does not say it twice: %s", (source) => {
    expect(html(source)).not.toContain("link-place");
  });

  it.each([
    ["https://x.example", "https://x.example"],
    ["mailto:a@x.example", "mailto:a@x.example"],
    ["java\tscript:alert(1)", null],
    ["\u200bjavascript:alert(1)", null],
    ["ftp://x.example", null],
    ["#top", null],
  ])("an address %j leads to %j", (address, expected) => {
    expect(safeAddress(address)).toBe(expected);
  });

  it.each([
    ["# One\n\n## Two", "<h3>One</h3><h4>Two</h4>"],
    ["## One\n\n### Two\n\n## Three", "<h3>One</h3><h4>Two</h4><h3>Three</h3>"],
    ["# One\n\n###### Deep", "<h3>One</h3><h4>Deep</h4>"],
    ["### Deep\n\n# Up", "<h3>Deep</h3><h3>Up</h3>"],
    ["- # In a list", "<ul>\n<li><p><strong>In a list</strong></p></li>\n</ul>"],
  ])("the headings of %j come below the page's own, none skipped", (source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it.each([
    ["$a+b$", '<span class="math" data-math="inline">a+b</span>'],
    ["\\(a\\)", '<span class="math" data-math="inline">a</span>'],
    ["so \\[a\\] here", '<span class="math" data-math="display">a</span>'],
    ["$$\na\n$$", '<div class="math" data-math="display">a</div>'],
    ["\\[\na\n\\]", '<div class="math" data-math="display">a</div>'],
    ["$$\na +", '<div class="math">a +</div>'],
  ])("%j is a formula", (source, expected) => {
    expect(html(source)).toContain(expected);
  });

  it.each(["It costs $5 and $10.", "$ 5 $", "Between $5-$6", "`$a$`", "\\$a\\$"])("%j is no formula", (source) => {
    expect(html(source)).not.toContain("math");
  });

  it("lets a table scroll inside itself, with headers that name their column", () => {
    expect(html("| a |\n|--:|\n| 1 |")).toBe(
      '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table><thead><tr><th scope="col" class="right">a</th></tr></thead><tbody><tr><td class="right">1</td></tr></tbody></table></div>',
    );
  });

  it("says whether a task is done", () => {
    expect(html("- [x] a")).toContain('<span class="task done" role="img" aria-label="done"></span>');
  });
});
