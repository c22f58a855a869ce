import { describe, expect, it } from "vitest";
import { markdownText, withoutSigns, wordCount } from "../../../client/conversation/answer-text.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = { outputs: [{ key: "summary" }, { key: "table" }] } as unknown as CataloguePersona;

describe("an answer as text", () => {
  it("has its outputs in the persona's order, and what is no text as JSON", () => {
    const answer = { ...emptyAnswer, outputs: { table: [1], extra: "more", summary: "First.\n" } };
    expect(markdownText(answer, persona)).toBe("First.\n\n```json\n[\n  1\n]\n```\n\nmore");
  });

  it.each([
    ["**Bold** and *slanted* and `code`", "Bold and slanted and code"],
    ["# Head\n\nText", "Head\n\nText"],
    ["[words](https://x.example)", "words (https://x.example)"],
    ["[https://x.example](https://x.example)", "https://x.example"],
    ["```js\nconst a = 1;\n```", "const a = 1;"],
    ["> quoted", "quoted"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["- one\n- two", "- one\n- two"],
    ["", ""],
  ])("%j is %j without signs", (markdown, plain) => {
    expect(withoutSigns(markdown)).toBe(plain);
  });

  it("is counted in words", () => {
    expect(wordCount({ ...emptyAnswer, outputs: { a: "one two\nthree", b: 4 } })).toBe(3);
  });
});
