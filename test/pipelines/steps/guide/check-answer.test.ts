import { describe, expect, test } from "vitest";
import type { DocumentInfo, PageText } from "../../../../pipelines/engine/documents.ts";
import type { RunEvent } from "../../../../pipelines/engine/events.ts";
import { FacetError } from "../../../../pipelines/engine/errors.ts";
import { paragraphsOf } from "../../../../pipelines/engine/guide/lesson.ts";
import type { ModelInfo } from "../../../../pipelines/engine/ports.ts";
import { checkAnswer } from "../../../../pipelines/steps/guide/check-answer.ts";
import type { GuideContext, GuideDraft, GuidePlan } from "../../../../pipelines/steps/guide/guide.ts";
import { paragraphsText } from "../../../../pipelines/steps/guide/paragraphs.ts";
import type { Claim, ReadPassage } from "../../../../pipelines/steps/research.ts";
import { check, mend } from "../../../../prompts/researcher.ts";
import { someDocuments, someFound } from "../../../support/found-passages.ts";
import { scriptedModels } from "../../../support/scripted-model.ts";

const pageText = "A heat pump moves heat. Its yield is three to four. It needs 2 kW.";
const passage: ReadPassage = { ...someFound(pageText, 1), reading: pageText, relevance: null };
const documents = someDocuments({
  list: () => [
    { documentId: "report", name: "report.pdf", title: null, authors: [], year: null } as unknown as DocumentInfo,
  ],
  page: (documentId, page) => {
    if (documentId !== "report" || page !== 1) throw new FacetError("not-found", { what: "document" });
    return { text: pageText, words: [], section: null } as unknown as PageText;
  },
});

const claim = (text: string, quote?: string, kind: Claim["kind"] = "sentence"): Claim => ({
  kind,
  text,
  quotes: quote === undefined ? [] : [{ source: passage, text: quote }],
});

interface Setting {
  readonly draft: Partial<GuideDraft>;
  readonly question?: string;
  readonly tier?: ModelInfo["tier"];
  /** What a check of a sentence finds; default: it is stated. */
  readonly supported?: (sentence: string) => boolean;
  readonly mended?: string;
  /** What the person said before. */
  readonly earlier?: readonly string[];
}

async function checking({
  draft,
  question = "How does it work?",
  tier = "large",
  supported = () => true,
  mended = "",
  earlier = [],
}: Setting) {
  const events: RunEvent[] = [];
  const asked: string[] = [];
  const context = {
    documents,
    history: earlier.map((text) => ({ role: "user", text })),
    model: scriptedModels([], { info: { tier } }).model,
    signal: new AbortController().signal,
    emit: (event: RunEvent) => events.push(event),
    progress: () => {},
    chat: async () => (asked.push("mend"), mended),
    ask: async ({ turns }: { turns: readonly { text: string }[] }) => {
      const sentence = /Sentence: (.*)/.exec(turns.at(-1)?.text ?? "")?.[1] ?? "";
      asked.push(sentence);
      return { supported: supported(sentence), reason: "" };
    },
  } as unknown as GuideContext;
  const plan = { question, language: "en" } as GuidePlan;
  const claims = draft.claims ?? [];
  const whole: GuideDraft = {
    answer: paragraphsText(claims, "en"),
    claims,
    calculations: [],
    unsure: [],
    isKnowledge: true,
    ...draft,
  };
  const outputs = await checkAnswer({ plan, draft: whole, found: { passages: [passage] } }, context, { check, mend });
  const notes = events.flatMap((event) => (event.type === "note" ? [event] : []));
  return { outputs, asked, events, notes, paragraphs: outputs.marks?.paragraphs ?? [] };
}

describe("each paragraph says what it rests on", () => {
  test("a number the person told earlier is not called general knowledge", async () => {
    const answer = "It is for 12 teachers, on 14 March.";
    const asked = { draft: { answer }, question: "Where is my workshop?" };
    const { paragraphs: unknown } = await checking(asked);
    expect(unknown[0]?.unverified).toEqual(["12", "14 March"]);
    const { paragraphs } = await checking({ ...asked, earlier: ["My workshop for 12 teachers is on 14 March."] });
    expect(paragraphs[0]?.unverified ?? []).toEqual([]);
  });

  test("what a document carries is cited and checked, what none carries is general knowledge", async () => {
    const claims = [
      claim("A heat pump yields three to four.", "Its yield is three to four."),
      claim("The first was built in 1856."),
      claim("It flies.", "A heat pump moves heat."),
    ];
    const { outputs, paragraphs, asked } = await checking({
      draft: { claims },
      supported: (said) => said !== "It flies.",
    });
    expect(outputs.answer).toBe(
      "A heat pump yields three to four. [1]\n\nThe first was built in 1856.\n\nIt flies. [2][!]",
    );
    expect(paragraphs).toEqual([
      { basis: "documents", citations: [1], unverified: [], unsure: false },
      { basis: "general", citations: [], unverified: ["1856"], unsure: false },
      { basis: "mixed", citations: [2], unverified: [], unsure: false },
    ]);
    expect(outputs.citations?.map(({ support, located }) => [support, located])).toEqual([
      ["supported", true],
      ["unsupported", true],
    ]);
    expect(outputs.references).toMatchObject([{ documentId: "report", citations: [1, 2] }]);
    expect(asked, "general knowledge is not held against the documents").toEqual([
      "A heat pump yields three to four.",
      "It flies.",
    ]);
  });

  test("a quote that stands nowhere carries nothing, and no model is asked about it", async () => {
    const { paragraphs, asked, outputs } = await checking({
      draft: { claims: [claim("It needs 9 kW.", "It needs 9 kW.")] },
    });
    expect(paragraphs).toEqual([{ basis: "general", citations: [1], unverified: ["9 kW"], unsure: false }]);
    expect(outputs.citations?.[0]).toMatchObject({ located: false });
    expect(outputs.answer).toBe("It needs 9 kW. [1][!]");
    expect(asked).toEqual([]);
  });

  test("in the small tier the document's own words need no check", async () => {
    const claims = [
      claim("It needs 2 kW.", "It needs 2 kW.", "quotation"),
      claim("That is little, and 7 of them are more."),
    ];
    const { paragraphs, asked } = await checking({ draft: { claims }, tier: "small" });
    expect(paragraphs.map(({ basis, unverified }) => [basis, unverified])).toEqual([
      ["documents", []],
      ["general", ["7"]],
    ]);
    expect(asked).toEqual([]);
  });

  test("the page gets the citations before they are checked", async () => {
    const { events } = await checking({ draft: { claims: [claim("It moves heat.", "A heat pump moves heat.")] } });
    expect(events).toMatchObject([
      { type: "output", field: "citations", value: [{ number: 1, support: "unchecked" }] },
      { type: "output", field: "references" },
    ]);
  });

  test("an answer without documents has no citations and asks nobody", async () => {
    const { outputs, asked, events } = await checking({ draft: { answer: "It moves heat. Probably since 1856." } });
    expect(outputs).toEqual({
      answer: "It moves heat. Probably since 1856.",
      marks: {
        paragraphs: [{ basis: "general", citations: [], unverified: ["1856"], unsure: true }],
        calculations: [],
      },
    });
    expect([asked, events]).toEqual([[], []]);
  });

  test("what code wrote rests on code, and is left as it is", async () => {
    const answer = "Skipped layer 3 of 5 × 5 = 24.";
    const { outputs, paragraphs } = await checking({ draft: { answer, isKnowledge: false } });
    expect(outputs.answer).toBe(answer);
    expect(paragraphs).toEqual([{ basis: "told", citations: [], unverified: [], unsure: false }]);
  });

  test("the line that leads back to the path is nobody's knowledge", async () => {
    const draft = { answer: "It takes 3 hours.\n\nBack to layer 3: The loop", told: [1] };
    expect((await checking({ draft })).paragraphs.map(({ basis }) => basis)).toEqual(["general", "told"]);
  });
});

describe("calculations are code's", () => {
  test("those left open are worked out, with what was assumed", async () => {
    const answer = "It gives [[= 3 kW * 2 h]].\n\nA year has [[= 24 * 365]] hours.";
    const { outputs, paragraphs } = await checking({ draft: { answer }, question: "What do 3 kW give in 2 hours?" });
    expect(outputs.answer).toBe("It gives 6 kWh.\n\nA year has 8,760 hours.");
    expect(outputs.marks?.calculations).toEqual([
      { expression: "3 kW × 2 h", value: "6 kWh", label: "", assumed: [] },
      { expression: "24 × 365", value: "8,760", label: "", assumed: ["24", "365"] },
    ]);
    expect(paragraphs.map(({ unverified }) => unverified)).toEqual([[], []]);
  });

  test("one that cannot be worked out stays as its words, its numbers marked", async () => {
    const { outputs, paragraphs } = await checking({ draft: { answer: "It gives [[= 3 kW * x]]." } });
    expect(outputs.answer).toBe("It gives 3 kW * x.");
    expect(paragraphs[0]?.unverified).toEqual(["3 kW"]);
  });

  test("a wrong result in a sentence is put right, and said", async () => {
    const { outputs, notes } = await checking({ draft: { answer: "So 3 × 4 = 13, and 2 × 2 = 4." } });
    expect(outputs.answer).toBe("So 3 × 4 = 12, and 2 × 2 = 4.");
    expect(notes).toEqual([{ type: "note", level: "info", key: "corrected", values: { from: "13", to: "12" } }]);
  });

  test("what a document says is not put right", async () => {
    const { outputs, notes } = await checking({
      draft: { claims: [claim("It says 3 × 4 = 13.", "A heat pump moves heat.")] },
    });
    expect(outputs.answer).toContain("3 × 4 = 13");
    expect(notes).toEqual([]);
  });
});

describe("pictures are mended once, or shown as their source", () => {
  const broken = "It flows.\n\n```mermaid\nflowchart TD\n  A[Warm --> B\n```\n\nSo.";

  test("mended", async () => {
    const { outputs, asked } = await checking({ draft: { answer: broken }, mended: "flowchart TD\n  A[Warm] --> B" });
    expect(outputs.answer).toContain("A[Warm] --> B");
    expect(asked).toEqual(["mend"]);
  });

  test("left", async () => {
    const { outputs, paragraphs } = await checking({ draft: { answer: broken }, mended: "still [broken" });
    expect(outputs.answer).toBe(broken);
    expect(paragraphs).toHaveLength(3);
  });
});

test("a layer, a path, a quiz and a card are handed on as they are", async () => {
  const parts = {
    layer: { node: "l1", title: "T", depth: "curious", way: "open", words: [], next: null },
    outline: { topic: "T", depth: "curious", layers: [] },
    quiz: { items: [], results: [], back: null },
    card: { kind: "message", title: "", to: "", subject: "", text: "" },
  } as const;
  const { outputs } = await checking({ draft: { answer: "Yes.", ...parts } });
  expect(outputs).toMatchObject(parts);
});

test.each(["", "\n\n", "```", "```mermaid\n\n", "$$\nx", "[1][2][!]", "[[= ]]", "[[= 1/0 ]]"])(
  "an odd answer still has a mark for each of its paragraphs: %j",
  async (answer) => {
    const { outputs, paragraphs } = await checking({ draft: { answer } });
    expect(paragraphs).toHaveLength(paragraphsOf(outputs.answer).length);
  },
);
