import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendText, finishText, noBlocks } from "../../../client/markdown/blocks.ts";
import { openDialect } from "../../../client/markdown/dialect.ts";
import { words } from "./words.ts";

const dialect = openDialect({ ...words, unsupported: 'not "supported"' }, true);
const html = (source: string, which = dialect) => which.toHtml(which.lexer(source, {}).tokens).trim();
const chip = (number: number) => `<button type="button" class="cite">${number}</button>`;

describe("a citation in an answer", () => {
  it("is a chip with its number alone", () => {
    expect(html("Cooler.[1] Warmer. [12]")).toBe(`<p>Cooler.${chip(1)} Warmer. ${chip(12)}</p>`);
  });

  it.each([
    ["a run", "Cooler [1][3].", `<p>Cooler ${chip(1)}${chip(3)}.</p>`],
    ["bold words", "**Cooler [1]**", `<p><strong>Cooler ${chip(1)}</strong></p>`],
    ["a list", "- Cooler [1]", `<ul>\n<li>Cooler ${chip(1)}</li>\n</ul>`],
    ["brackets", "[[1]]", `<p>[${chip(1)}]</p>`],
    ["brackets with words", "[see [2]]", `<p>[see ${chip(2)}]</p>`],
  ])("is a chip in %s", (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it("is a chip in a table's cell", () => {
    expect(html("| a |\n|---|\n| x [4] |")).toContain(`<td>x ${chip(4)}</td>`);
  });

  it("tells that a sentence is not supported, in words too", () => {
    expect(html("Warmer. [!]")).toBe(
      '<p>Warmer. <span class="cite unsupported" role="img" aria-label="not &#34;supported&#34;">!</span></p>',
    );
  });

  it.each([
    ["code", "`a[1]`"],
    ["a code block", "```\na[1]\n```"],
    ["the words of a link", "[see [1] here](https://x.example)"],
    ["a link's own words", "[1](https://x.example)"],
    ["a script address", "[1](javascript:alert(1))"],
    ["a footnote", "[^1]"],
    ["a year", "[2023]"],
    ["a task", "- [ ] open"],
    ["a word", "[sic]"],
    ["no number", "[-1] [1.5] [one] [1 ] []"],
    ["an escaped bracket", "\\[1]"],
    ["a formula", "$a_{[1]}$"],
  ])("is none in %s", (_, source) => {
    expect(html(source)).not.toContain("cite");
  });

  it("stays a chip where the answer also gives the number a target", () => {
    expect(html("Cooler [1].\n\n[1]: https://evil.example")).toBe(`<p>Cooler ${chip(1)}.</p>`);
  });

  it("never becomes an address that runs", () => {
    expect(html("[1](javascript:alert(1)) [2][r]\n\n[r]: javascript:alert(1)")).not.toContain("href");
  });

  it("is plain text where the persona does not cite", () => {
    expect(html("Cooler [1].", openDialect(words))).toBe("<p>Cooler [1].</p>");
  });

  it("is the same however the answer was cut while it came", () => {
    const text = "Cooler at noon.[1][2] **After sunset [3]** it shrinks [!].\n\n- one [4]\n- two [5]\n\nEnd [6].\n";
    const whole = finishText(appendText(noBlocks, text, dialect), dialect);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (sizes) => {
        let blocks = noBlocks;
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          blocks = appendText(blocks, text.slice(at, at + size), dialect);
          at += size;
        }
        const joined = (of: typeof blocks) => of.settled.map((block) => block.html).join("");
        expect(joined(finishText(blocks, dialect))).toBe(joined(whole));
      }),
    );
  });
});
