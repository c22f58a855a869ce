import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { cropOf, evidencePage } from "../../../client/outputs/evidence.ts";
import type { EvidenceData } from "../../../client/outputs/evidence.ts";
import { blocksOf } from "../../../client/outputs/evidence-sentences.ts";
import { outputsDe } from "../../../client/strings/outputs.de.ts";
import { outputsEn } from "../../../client/strings/outputs.en.ts";
import { citation, reference } from "./cited.ts";

const png = "data:image/png;base64,iVBORw0KGgo=";
const data: EvidenceData = {
  language: "en",
  question: "Do trees cool?",
  summary: "**Yes.** Shade cools streets. [1][2] It is warmer at night [3]. Nobody says why. [!]",
  citations: [
    citation(1, { quote: "Cooling was strongest under crowns." }),
    citation(2, { page: 9, documentId: "d2", name: "audit.pdf" }),
    citation(3, { located: false, boxes: [], support: "unchecked", quote: "Never written." }),
  ],
  references: [reference(1)],
  pictures: new Map([["d1/7", { address: png, ratio: 0.7 }]]),
  model: "Gemma 3 27B",
  date: "1 March 2026",
};
const page = (change: Partial<EvidenceData> = {}, words = outputsEn.evidence) =>
  evidencePage({ ...data, ...change }, words);

/** Where a browser's parser found something amiss. */
function errorsIn(html: string): readonly string[] {
  const errors: string[] = [];
  parse(html, { onParseError: ({ code }) => errors.push(code) });
  return errors;
}

describe("the sentences of an answer", () => {
  it.each([
    [
      "One. [1] Two [2].",
      [
        ["One.", [1]],
        ["Two", [2]],
      ],
    ],
    [
      "Lead. Said. [1]",
      [
        ["Lead.", []],
        ["Said.", [1]],
      ],
    ],
    ["He said [sic] so. [1]", [["He said [sic] so.", [1]]]],
    [
      "- One [1]\n- Two [2]",
      [
        ["One", [1]],
        ["Two", [2]],
      ],
    ],
    [
      "One. [1]\n\n```mermaid\ngraph TD\n```\n\nTwo.",
      [
        ["One.", [1]],
        ["Two.", []],
      ],
    ],
    [
      "See `a[1]`. Two. [2]",
      [
        ["See a[1].", []],
        ["Two.", [2]],
      ],
    ],
    ["[9]", []],
    ["", []],
  ])("of %j are %j", (summary, expected) => {
    const found = blocksOf(summary, [citation(1), citation(2)]).flatMap(({ sentences }) => sentences);
    expect(found.map(({ text, citations }) => [text, citations.map(({ number }) => number)])).toEqual(expected);
  });
});

describe("the evidence page", () => {
  it("is valid HTML that asks for nothing from anywhere", () => {
    for (const html of [page(), page({ language: "de" }, outputsDe.evidence)]) {
      expect(errorsIn(html)).toEqual([]);
      expect(html).not.toMatch(/(?:src|href)="(?!#)|@import|<script|<link|https?:/);
      expect(html).toContain("default-src 'none'; img-src data:");
    }
  });

  it("shows each sentence with its quotes, where they stand, and the verdict", () => {
    const html = page();
    for (const words of [
      "Shade cools streets.",
      "Cooling was strongest under crowns.",
      "audit.pdf</bdi>, p. 9",
      "Nobody says why.",
    ])
      expect(html).toContain(words);
    expect(html).toContain(outputsEn.evidence.supported);
    expect(html).toContain(outputsEn.evidence.noSource);
    expect(html).toContain("1 of 4 sentences backed by a quote");
    expect(html).toContain("Lindqvist, A. and Osei, K. (2023). <cite>Canopy and street temperature</cite>");
  });

  it("boxes a quote on the part of the page around it", () => {
    expect(cropOf([[0.1, 0.4, 0.3, 0.02]])).toEqual({ top: 0.34, height: 0.14 });
    expect(page()).toContain('<i style="left:10%;top:42.857%;width:30%;height:14.286%"></i>');
  });

  it("draws nothing for a quote that was not found, and says so", () => {
    const html = page({ citations: [citation(3, { located: false, boxes: [[0, 0, 1, 1]] })] });
    expect(html).toContain(outputsEn.evidence.notLocated);
    expect(html).not.toContain('class="page');
  });

  it("holds the picture of a page once, however many quotes stand on it", () => {
    const html = page({ citations: [citation(1), citation(2), citation(3)] });
    expect(html.split(png)).toHaveLength(2);
    expect(html.match(/class="page p0"/g)).toHaveLength(3);
  });

  it("says where a page's picture is missing", () => {
    expect(page({ pictures: new Map() })).toContain(outputsEn.evidence.missingPicture);
    expect(page({ citations: [citation(1, { boxes: [] })] })).toContain(outputsEn.evidence.noPicture);
  });

  it("lets nothing of a document, a model or a person become markup", () => {
    const evil = `</style><script>alert(1)</script><img src=x onerror=alert(1)> "' \u0000`;
    const html = page({
      question: evil,
      summary: `${evil} [1]`,
      model: evil,
      citations: [citation(1, { quote: evil, name: evil })],
      references: [reference(1, { title: evil, authors: [evil], name: evil })],
      pictures: new Map([["d1/7", { address: `${png});background:url(https://evil.example`, ratio: 1 }]]),
    });
    expect(errorsIn(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<img|evil\.example/);
  });

  it("keeps the paragraphs and lists of the answer, each sentence leading to its evidence", () => {
    const html = page({
      summary: "One. [1] Two.\n\nThree. [2]\n\n- Four. [1]\n- Five.\n\n```mermaid\ngraph TD\n```\n\nSix.",
    });
    const answer = html.slice(html.indexOf('<div class="answer">'), html.indexOf('<p class="meta">'));
    const words = answer.replace(/<sup>\d<\/sup>|<a href="#s\d">|<\/a>| dir="auto"|\n|<\/?div[^>]*>/g, "");
    expect(words).toBe("<p>One. Two.</p><p>Three.</p><ul><li>Four.</li><li>Five.</li></ul><p>Six.</p>");
    expect([...answer.matchAll(/href="#s(\d)"/g)].map(([, number]) => number)).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(errorsIn(html)).toEqual([]);
  });

  it("tells an answer without a sentence as one", () => {
    expect(errorsIn(page({ summary: "", citations: [], references: [] }))).toEqual([]);
  });
});
