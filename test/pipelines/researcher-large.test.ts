import { describe, expect, test } from "vitest";
import { deltas, idOf, openResearch, writes, yes } from "../support/research.ts";
import type { Replies, Reply, WrittenDocument } from "../support/research.ts";

const cooling = "Cooling was strongest where canopy covered at least two fifths of the block.";
const night = "After sunset the difference shrank to 0.3 degrees.";
const canopy: WrittenDocument = {
  name: "canopy.pdf",
  pages: [["Street trees in five cities."], [cooling, night]],
  facts: { title: "Canopy and street temperature", authors: ["Anna Lindqvist"], year: 2023 },
};
const transects: WrittenDocument = {
  name: "transects.pdf",
  pages: [["Cooling by trees rose in a straight line with canopy, without any threshold."]],
};
const question = "Where was cooling by trees strongest?";

describe("an answer that nothing carries", () => {
  test("a sentence whose quote stands nowhere is written once more, and marked when that fails too", async () => {
    const replies: Replies = {
      ...yes,
      write: writes([["Cooling reached 9 degrees.", "cooling reached nine degrees at noon everywhere"]]),
      repair: () => ({
        sentences: [{ index: 0, text: "It reached 9.", cites: [{ id: 1, quote: "still made up words" }] }],
      }),
    };
    const { ask, calls } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question });
    expect(outputs.summary).toBe("Cooling reached 9 degrees. [1][!]");
    expect(outputs.citations).toMatchObject([
      { number: 1, located: false, boxes: [], start: 0, end: 0, support: "unchecked" },
    ]);
    expect(outputs.confidence).toBe("low");
    expect(calls.get("repair")).toBe(1);
  });

  test("a sentence its source does not support is replaced by one that it does", async () => {
    const replies: Replies = {
      ...yes,
      write: writes([["Cooling was weakest there.", cooling]]),
      check: (asked) => ({ supported: !asked.includes("weakest there"), reason: "says strongest" }),
      repair: (asked) => ({
        sentences: [
          { index: 0, text: "Cooling was strongest there.", cites: [{ id: idOf(asked, cooling), quote: cooling }] },
        ],
      }),
    };
    const { ask } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question });
    expect(outputs.summary).toBe("Cooling was strongest there. [1]");
    expect(outputs.citations).toMatchObject([
      { number: 1, support: "supported", sentence: "Cooling was strongest there." },
    ]);
    expect(outputs.confidence).toBe("high");
  });

  test("a quote with another number is not located, though all its other words stand on the page", async () => {
    const replies: Replies = {
      ...yes,
      write: writes([["At night it was 0.8 degrees.", "After sunset the difference shrank to 0.8 degrees."]]),
      repair: () => ({ sentences: [] }),
    };
    const { ask } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question });
    expect(outputs.citations).toMatchObject([{ located: false, boxes: [] }]);
    expect(outputs.summary).toContain("[!]");
  });

  test("a sentence without any citation is marked", async () => {
    const replies: Replies = { ...yes, write: writes([["Trees are nice.", ""]]), repair: () => ({ sentences: [] }) };
    const { ask } = await openResearch({ documents: [canopy], replies });
    expect((await ask({ question })).outputs).toMatchObject({ summary: "Trees are nice. [!]", citations: [] });
  });

  test("a model that cannot give a verdict leaves the sentence unchecked, not failed", async () => {
    const replies: Replies = { ...yes, write: writes([["Two fifths.", cooling]]), check: () => "I cannot say." };
    const { ask } = await openResearch({ documents: [canopy], replies });
    const { status, outputs } = await ask({ question });
    expect(status).toBe("done");
    expect(outputs.citations).toMatchObject([{ located: true, support: "unchecked" }]);
    expect(outputs.confidence).toBe("low");
  });
});

describe("not in the documents", () => {
  test("says so, with the nearest passages and what is missing, and writes nothing", async () => {
    const replies: Replies = {
      score: yes.score,
      judge: () => ({ answerable: false, missing: ["hospital admissions"] }),
    };
    const { ask, calls } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question: "How much does cooling lower hospital admissions?" });
    expect(outputs).toMatchObject({
      summary: "Not in your documents.",
      confidence: "none",
      missing: ["hospital admissions"],
    });
    expect(outputs.nearest?.length).toBeGreaterThan(0);
    expect(outputs.nearest?.every(({ support, located }) => support === "unchecked" && located)).toBe(true);
    expect(calls.has("write")).toBe(false);
  });

  test("shows prose as the nearest, and no entry of a list of literature", async () => {
    const literature = "Lindqvist, A. (2023). Price of street trees. Journal of Trees, 5(49), 118. Moe, B. (2021).";
    const { ask } = await openResearch({
      documents: [{ name: "canopy.pdf", pages: [[literature], [cooling]] }],
      replies: { ...yes, judge: () => ({ answerable: false, missing: [] }) },
      relevance: (_question, text) => (text.includes("Journal") ? 9 : 1),
    });
    const { outputs } = await ask({ question: "What is the price of street trees where cooling was strongest?" });
    expect(outputs.nearest?.map(({ quote }) => quote)).toEqual([cooling]);
  });

  test("is said in the language of the question", async () => {
    const replies: Replies = { score: yes.score, judge: () => ({ answerable: false, missing: [] }) };
    const { ask } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question: "Wie stark war die Cooling in der Nacht?" });
    expect(outputs.summary).toBe("Das steht nicht in deinen Dokumenten.");
  });

  test("holds when no passage is relevant, whatever the model thinks of the whole", async () => {
    const replies: Replies = { ...yes, score: () => ({ relevant: false, score: 0, quote: "" }) };
    const { ask } = await openResearch({ documents: [canopy], replies });
    expect((await ask({ question })).outputs.confidence).toBe("none");
  });
});

describe("a cited answer", () => {
  const replies: Replies = {
    ...yes,
    write: writes([
      ["Cooling was strongest above two fifths of canopy [7].", cooling],
      ["At night it shrank.", night],
    ]),
  };

  test("is shown sentence by sentence as it is written, with numbers made by code", async () => {
    const { ask } = await openResearch({ documents: [canopy], replies });
    const { events, outputs } = await ask({ question });
    expect(outputs.summary).toBe("Cooling was strongest above two fifths of canopy. [1] At night it shrank. [2]");
    expect(deltas(events, "summary")).toBe(outputs.summary);
  });

  test("has a citation for each quote, on its page, with its words boxed", async () => {
    const { ask, ids, facet } = await openResearch({ documents: [canopy], replies });
    const { outputs } = await ask({ question });
    expect(outputs.citations).toHaveLength(2);
    for (const [index, quote] of [cooling, night].entries()) {
      const { page, start, end, boxes, located, support } = outputs.citations[index]!;
      expect({ page, located, support }).toEqual({ page: 2, located: true, support: "supported" });
      expect(facet.services.documents.page("local", ids[0]!, page).text.slice(start, end)).toBe(quote);
      expect(boxes).toHaveLength(quote.split(" ").length);
    }
  });

  test("lists what a document says of itself, and nothing where it says nothing", async () => {
    const both: Replies = {
      ...yes,
      write: writes([
        ["Two fifths.", cooling],
        ["No threshold.", "without any threshold"],
      ]),
    };
    const { ask, ids } = await openResearch({ documents: [canopy, transects], replies: both });
    const { outputs } = await ask({ question });
    const shared = { citations: [expect.any(Number)], pages: [expect.any(Number)] };
    expect(outputs.references).toEqual([
      {
        number: 1,
        documentId: ids[0],
        name: "canopy.pdf",
        title: "Canopy and street temperature",
        authors: ["Anna Lindqvist"],
        year: 2023,
        ...shared,
      },
      { number: 2, documentId: ids[1], name: "transects.pdf", title: null, authors: [], year: null, ...shared },
    ]);
  });

  test("corrects the number of a source when the quote is true", async () => {
    const wrong: Replies = {
      ...yes,
      write: (asked) => {
        const right = idOf(asked, "without any threshold");
        return {
          sentences: [{ text: "None.", cites: [{ id: right === 1 ? 2 : 1, quote: "without any threshold" }] }],
          disagreements: [],
          missing: [],
        };
      },
    };
    const { ask } = await openResearch({ documents: [canopy, transects], replies: wrong });
    expect((await ask({ question })).outputs.citations).toMatchObject([{ name: "transects.pdf", located: true }]);
  });

  test("tells where sources disagree and what is missing, each disagreement with its quotes", async () => {
    const rest = (asked: string) => ({
      disagreements: [
        {
          point: "A threshold, or a straight line.",
          cites: [cooling, "without any threshold"].map((quote) => ({ id: idOf(asked, quote), quote })),
        },
        { point: "Made up.", cites: [{ id: 1, quote: "words that stand nowhere at all" }] },
      ],
      missing: ["winter"],
    });
    const write: Reply = (asked, call) => ({
      ...(writes([["Two fifths.", cooling]])(asked, call) as object),
      ...rest(asked),
    });
    const { ask } = await openResearch({ documents: [canopy, transects], replies: { ...yes, write } });
    const { outputs } = await ask({ question });
    expect(outputs.disagreements).toEqual(["A threshold, or a straight line. [2][3]"]);
    expect(outputs.missing).toEqual(["winter"]);
    expect(outputs.citations.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test.each([
    ["short", 60],
    ["standard", 150],
    ["long", 250],
  ] as const)("of length %s has at most %i words, whatever the model writes", async (length, limit) => {
    const many = Array.from(
      { length: 60 },
      (_, index) => [`Sentence ${index} of ten words that all say one thing.`, cooling] as const,
    );
    const { ask } = await openResearch({ documents: [canopy], replies: { ...yes, write: writes(many) } });
    const { outputs } = await ask({ question, length });
    const words = outputs.summary.replace(/\[\d+\]/g, "").match(/\S+/g)?.length ?? 0;
    expect(words).toBeLessThanOrEqual(limit);
    expect(words).toBeGreaterThan(limit - 12);
  });

  test("is read from lines of JSON too, and asked for once more when no JSON came", async () => {
    const lines = `Here it is:\n{"text": "Two {fifths}.", "cites": [{"id": "1", "quote": ${JSON.stringify(cooling)}}]}`;
    const { ask } = await openResearch({ documents: [canopy], replies: { ...yes, write: () => lines } });
    expect((await ask({ question })).outputs.summary).toBe("Two {fifths}. [1]");
    const second: Reply = (asked, call) => (call === 0 ? "No." : writes([["Two fifths.", cooling]])(asked, call));
    const again = await openResearch({ documents: [canopy], replies: { ...yes, write: second } });
    expect((await again.ask({ question })).outputs.summary).toBe("Two fifths. [1]");
  });
});
