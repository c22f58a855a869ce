import { describe, expect, test } from "vitest";
import type { ResearchOutputs } from "../../pipelines/steps/research.ts";
import { openResearch, yes } from "../support/research.ts";
import type { Reply, WrittenDocument } from "../support/research.ts";

const trees: WrittenDocument = {
  name: "trees.pdf",
  pages: [["The method was sensors on 412 blocks.", "The result was one degree of cooling."]],
  facts: { title: "Street trees" },
};
const roofs: WrittenDocument = { name: "roofs.pdf", pages: [["The method was satellite images."]] };
const question = "How do the sources differ?";
const input = { question, mode: "compare", aspects: ["method", "result"] };

/** Fills a cell with the sentence that names the aspect, where the document offers one. */
const cell: Reply = (asked) => {
  const aspect = /Aspect: (\w+)/.exec(asked)?.[1];
  const quote = new RegExp(`The ${aspect} was [^.]*\\.`).exec(asked)?.[0];
  return quote
    ? { stated: true, text: `It was ${quote.split(" was ")[1]}`, quote }
    : { stated: false, text: "", quote: "" };
};

/** The cells of a document. */
const rowOf = ({ table }: ResearchOutputs, head: string) =>
  table?.rows.find(([first]) => first?.text === head)?.slice(1) ?? [];

describe("a comparison", () => {
  test("has a cell for each document and aspect, cited from its own document or not stated", async () => {
    const { ask, ids } = await openResearch({ documents: [trees, roofs], replies: { ...yes, cell } });
    const { outputs } = await ask(input);
    expect(outputs.table?.columns).toEqual(["Document", "method", "result"]);
    expect(rowOf(outputs, "Street trees").map(({ text }) => text)).toEqual([
      "It was sensors on 412 blocks.",
      "It was one degree of cooling.",
    ]);
    expect(rowOf(outputs, "roofs.pdf").map(({ text }) => text)).toEqual(["It was satellite images.", "not stated"]);
    for (const [index, head] of ["Street trees", "roofs.pdf"].entries()) {
      for (const { citation } of rowOf(outputs, head)) {
        for (const number of citation ?? []) {
          expect(outputs.citations.find((each) => each.number === number)).toMatchObject({
            documentId: ids[index],
            located: true,
            support: "supported",
          });
        }
      }
    }
    expect(outputs.summary).toContain("3 of 4 cells");
  });

  test("goes on where one reply cannot be read: that cell alone is filled as a small model's is", async () => {
    const broken: Reply = (asked, times) => (asked.includes("Aspect: result") ? "no JSON at all" : cell(asked, times));
    const { ask } = await openResearch({ documents: [trees, roofs], replies: { ...yes, cell: broken } });
    const { status, outputs } = await ask(input);
    expect(status).toBe("done");
    expect(rowOf(outputs, "Street trees")[0]?.text).toBe("It was sensors on 412 blocks.");
  });

  test("drops a cell that its source does not support, and numbers the others without a gap", async () => {
    const check: Reply = (asked) => ({
      supported: !asked.includes("sensors on 412 blocks.\n</source"),
      reason: "",
    });
    const { ask } = await openResearch({ documents: [trees, roofs], replies: { ...yes, cell, check } });
    const { outputs } = await ask(input);
    expect(rowOf(outputs, "Street trees")[0]).toEqual({ text: "not stated" });
    expect(outputs.citations.map(({ number }) => number)).toEqual([1, 2]);
    expect(outputs.table?.rows.flat().flatMap(({ citation }) => citation ?? [])).toEqual([1, 2]);
  });

  test("without aspects takes those the large model proposes, and its own where it proposes none", async () => {
    const aspects: Reply = () => ({ aspects: ["method", "cost"] });
    const { ask } = await openResearch({ documents: [trees], replies: { ...yes, cell, aspects } });
    expect((await ask({ question, mode: "compare" })).outputs.table?.columns).toEqual(["Document", "method", "cost"]);
    const none = await openResearch({ documents: [trees], replies: { ...yes, cell, aspects: () => "none" } });
    const { outputs } = await none.ask({ question, mode: "compare" });
    expect(outputs.table?.columns).toEqual(["Document", "Purpose", "Method", "Result"]);
  });

  test("of a small model quotes its cells, and says in German what is not stated", async () => {
    const relevance = (asked: string, text: string) =>
      text.includes(asked.includes("method") ? "method" : "none") ? 5 : -9;
    const { ask } = await openResearch({ documents: [trees, roofs], info: { tier: "small" }, relevance });
    const { outputs } = await ask({
      question: "Wie unterscheiden sich die Quellen?",
      mode: "compare",
      aspects: ["method", "Kosten"],
    });
    expect(rowOf(outputs, "Street trees").map(({ text }) => text)).toEqual([
      "The method was sensors on 412 blocks.",
      "nicht genannt",
    ]);
    expect(rowOf(outputs, "roofs.pdf").map(({ text }) => text)).toEqual([
      "The method was satellite images.",
      "nicht genannt",
    ]);
    expect(outputs.citations.every(({ support }) => support === "quoted")).toBe(true);
  });
});
