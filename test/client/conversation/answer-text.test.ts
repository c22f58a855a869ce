import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conversationMarkdown,
  markdownText,
  withoutSigns,
  wordCount,
} from "../../../client/conversation/answer-text.ts";
import type { LiveConversation } from "../../../client/conversation/live-conversation.ts";
import { emptyAnswer } from "../../../pipelines/engine/fold.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const label = { en: "References", de: "Quellen" };
const persona = {
  outputs: [
    { key: "summary", component: "markdown", label },
    { key: "citations", component: "citations", label },
    { key: "references", component: "references", label },
    { key: "missing", component: "points", label: { en: "What is missing", de: "Was fehlt" } },
    { key: "confidence", component: "select", label },
    { key: "compared", component: "table", label },
    { key: "table", component: "json", label },
  ],
} as unknown as CataloguePersona;

describe("an answer as text", () => {
  it("has its outputs in the persona's order, and what is no text as JSON", () => {
    const answer = { ...emptyAnswer, outputs: { table: [1], extra: "more", summary: "First.\n" } };
    expect(markdownText(answer, persona, "en")).toBe("First.\n\n```json\n[\n  1\n]\n```\n\nmore");
  });

  it("keeps its citations, and adds the references they lead to and what is missing", () => {
    const answer = {
      ...emptyAnswer,
      outputs: {
        summary: "Shade cools. [1][3]",
        citations: [{ number: 1 }],
        references: [
          {
            number: 1,
            citations: [1, 3],
            name: "a.pdf",
            title: "Canopy",
            authors: ["Osei, K."],
            year: 2023,
            pages: [7, 9],
          },
          { number: 2, citations: [2], name: "b.pdf", title: null, authors: [], year: null, pages: [] },
        ],
        missing: ["Winter."],
        confidence: "high",
      },
    };
    expect(markdownText(answer, persona, "de")).toBe(
      "Shade cools. [1][3]\n\n## Quellen\n\n- [1][3] Osei, K. (2023). Canopy. S. 7, 9\n- [2] b.pdf.\n\n## Was fehlt\n\n- Winter.",
    );
  });

  it("has its table as a table, each cell with its citations", () => {
    const compared = { columns: ["Paper", "Method"], rows: [[{ text: "a|b" }, { text: "Survey", citation: [2] }]] };
    expect(markdownText({ ...emptyAnswer, outputs: { compared } }, persona, "en")).toBe(
      "| Paper | Method |\n| --- | --- |\n| a\\|b | Survey [2] |",
    );
  });

  it.each([
    ["**Bold** and *slanted* and `code`", "Bold and slanted and code"],
    ["# Head\n\nText", "Head\n\nText"],
    ["[words](https://x.example)", "words (https://x.example)"],
    ["[https://x.example](https://x.example)", "https://x.example"],
    ["```js\nconst a = 1;\n```", "const a = 1;"],
    [
      "```py\n# note\n__init__(2**n + 3**m)\n> x\n---\n\n\n*a*\n```\n\n**End**",
      "# note\n__init__(2**n + 3**m)\n> x\n---\n\n\n*a*\n\nEnd",
    ],
    ["Call `__init__`, **then `a**b`**", "Call __init__, then a**b"],
    ["``a`b`` and ` **c** `", "a`b and  **c** "],
    ["Not over:\n```py\n# half", "Not over:\n# half"],
    ["~~~~md\n```\n# a\n```\n~~~~", "```\n# a\n```"],
    ["```js", ""],
    ["> quoted", "quoted"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["- one\n- two", "- one\n- two"],
    ["", ""],
  ])("%j is %j without signs", (markdown, plain) => {
    expect(withoutSigns(markdown)).toBe(plain);
  });

  it("has the code of a fence as it is, whatever stands in it", () => {
    const line = fc.stringMatching(/^[-#>*_`~ [\]()a-z0-9]{0,12}$/).filter((each) => !/^ {0,3}(```|~~~)/.test(each));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const code = ["a", ...lines, "z"].join("\n");
        expect(withoutSigns(`**Before**\n\n\`\`\`py\n${code}\n\`\`\`\n\nafter`)).toBe(`Before\n\n${code}\n\nafter`);
      }),
    );
  });

  it("has its headings in the reader's language, also in the whole conversation", () => {
    const answer = { ...emptyAnswer, persona: { id: "researcher", version: "1" }, outputs: { missing: ["Winter."] } };
    const live = {
      title: () => "Titel",
      tree: () => ({ nodes: new Map([["a", { role: "assistant", runId: "r" }]]), path: ["a"] }),
      live: () => ({ answer, seq: 1 }),
    } as unknown as LiveConversation;
    const names = { you: "Du", persona: () => "Forscher", personaById: () => persona };
    expect(conversationMarkdown(live, names, "de")).toBe("# Titel\n\n## Forscher\n\n## Was fehlt\n\n- Winter.\n");
  });

  it("is counted in words", () => {
    expect(wordCount({ ...emptyAnswer, outputs: { a: "one two\nthree", b: 4 } })).toBe(3);
  });
});
