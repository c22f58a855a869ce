import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appendText, finishText, noBlocks } from "../../../client/markdown/blocks.ts";
import { openDialect } from "../../../client/markdown/dialect.ts";
import { words } from "./words.ts";

const dialect = openDialect(words);

const parts = [
  "# A heading\n\n",
  "Words, **bold** and `code`.\n\n",
  "Two lines\nof one paragraph.\n\n",
  "- one\n- two\n  - inner\n- three\n\n",
  "1. first\n2. second\n\n3. third\n\n",
  "1) a\n\n   second paragraph\n\n2) b\n\n",
  "- [ ] open\n- [x] done\n\n",
  "```python\nprint('# no heading')\n\n- no list\n```\n\n",
  "~~~\nplain\n~~~\n\n",
  "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |\n\n",
  "> quoted\n> lines\n\n",
  "$$\nx^2 + y^2 = z^2\n$$\n\n",
  "\\[\n\\frac{a}{b}\n\\]\n\n",
  "A price of $5 and $10, and $a+b$.\n\n",
  "---\n\n",
  "Setext\n===\n\n",
  "Setext two\n---\n\n",
  "<div onclick=x>raw</div>\n\n",
  "![picture](http://x.example/a.png)\n\n",
  "Line with a hard break  \nand more.\n",
];

const document = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }).map((all) => all.join(""));

function stream(text: string, sizes: readonly number[]) {
  let blocks = noBlocks;
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    blocks = appendText(blocks, text.slice(at, at + size), dialect);
    at += size;
  }
  return finishText(blocks, dialect);
}

describe("Markdown that grows", () => {
  it("loses and repeats no character, however the text is cut", () => {
    fc.assert(
      fc.property(document, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        expect(
          stream(text, sizes)
            .settled.map((block) => block.source)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("shows at the end what it would show had the text come at once", () => {
    fc.assert(
      fc.property(document, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        const streamed = stream(text, sizes).settled.map((block) => block.html);
        const whole = finishText(appendText(noBlocks, text, dialect), dialect).settled.map((block) => block.html);
        expect(streamed.join("")).toBe(whole.join(""));
      }),
      { numRuns: 300 },
    );
  });

  it("never changes a block that was finished", () => {
    fc.assert(
      fc.property(document, (text) => {
        let blocks = noBlocks;
        for (const sign of text) {
          const before = blocks.settled;
          blocks = appendText(blocks, sign, dialect);
          expect(blocks.settled.slice(0, before.length)).toEqual(before);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("finishes a paragraph when the next one begins", () => {
    const blocks = appendText(appendText(noBlocks, "One.\n\n", dialect), "Two", dialect);
    expect(blocks.settled.map((block) => block.html)).toEqual(["<p>One.</p>\n"]);
    expect(blocks.live).toBe("Two");
  });

  it("keeps a list open while its next number may still come", () => {
    const blocks = appendText(noBlocks, "1. a\n\n2", dialect);
    expect(blocks.settled).toEqual([]);
  });
});
