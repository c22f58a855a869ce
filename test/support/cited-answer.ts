// Answers as the Researcher gives them, made by hand: cited, refused, compared, drawn. All papers and figures are invented.
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import type { MadeAnswer } from "./answered.ts";

const persona = { id: "researcher", version: "1" };
const canopy = { documentId: "doc-canopy", name: "Lindqvist and Osei 2023.pdf" };
const transects = { documentId: "doc-transects", name: "marchetti-transects.pdf" };

function citation(number: number, change: Partial<Citation>): Citation {
  return {
    number,
    ...canopy,
    page: 7,
    start: 10,
    end: 90,
    quote: "Cooling was strongest where canopy covered at least two fifths of the block,",
    boxes: [
      [0.1, 0.42, 0.4, 0.02],
      [0.1, 0.445, 0.28, 0.02],
    ],
    located: true,
    support: "supported",
    sentence: "",
    ...change,
  };
}

export const citations: readonly Citation[] = [
  citation(1, {
    quote: "blocks under closed crowns were 0.7 to 1.5 °C cooler at 15:00",
    sentence: "Blocks under closed crowns were 0.7 to 1.5 °C cooler at 15:00 than bare blocks nearby.",
  }),
  citation(2, {
    ...transects,
    page: 4,
    quote: "transects under trees were about one degree cooler",
    sentence: "Blocks under closed crowns were 0.7 to 1.5 °C cooler at 15:00 than bare blocks nearby.",
  }),
  citation(3, {
    sentence: "Cooling was strongest where canopy covered at least two fifths of the block.",
  }),
  citation(4, {
    ...transects,
    page: 9,
    quote: "one narrow street stayed warmer after sunset",
    located: false,
    boxes: [],
    support: "unchecked",
    sentence: "One narrow street stayed slightly warmer under closed crowns.",
  }),
];

const found: RunEvent = {
  type: "sources-found",
  sources: [
    { ...canopy, page: 7, start: 0, end: 90, text: "Cooling was strongest", score: 1 },
    { ...transects, page: 4, start: 0, end: 50, text: "transects under trees", score: 0.8 },
  ],
};

export const cited: MadeAnswer = {
  persona,
  question: "Do street trees lower daytime air temperature enough to matter, and how much canopy does it take?",
  before: [found],
  outputs: {
    summary: [
      "**Yes, by about one degree, once roughly 40 % of a block is shaded.** Blocks under closed crowns were 0.7 to 1.5 °C cooler at 15:00 than bare blocks nearby.[1][2] Cooling was strongest where canopy covered at least two fifths of the block.[3]",
      "One narrow street stayed slightly warmer under closed crowns.[4] Most people noticed the difference. [!] Not a citation: `a[1]`, [a link](https://x.example) and [9].",
    ].join("\n\n"),
    citations,
    references: [
      {
        number: 1,
        citations: [1, 3],
        ...canopy,
        title: "Canopy and street temperature in five mid-sized cities",
        authors: ["Lindqvist, A.", "Osei, K."],
        year: 2023,
        pages: [7],
      },
      { number: 2, citations: [2, 4], ...transects, title: null, authors: [], year: null, pages: [4, 9] },
    ],
    disagreements: ["Lindqvist finds a threshold near 40 %; [1] Marchetti finds a straight line. [2]"],
    missing: ["None of the sources covers winter, watering cost, or cities above 1 million people."],
    confidence: "medium",
  },
};

export const refused: MadeAnswer = {
  persona,
  question: "How much does tree shade lower hospital admissions during heat waves?",
  before: [found],
  outputs: {
    summary: "Not in your documents.",
    citations: [],
    references: [],
    disagreements: [],
    missing: ["A study with admission counts by district, or a table of daily admissions."],
    confidence: "none",
    nearest: [
      citation(1, {
        quote: "The effect on comfort is likely small, as humidity rises at the same time.",
        support: "unchecked",
      }),
      citation(2, {
        ...transects,
        page: 9,
        quote: "Older residents chose the shaded side of the street in 81 % of walks.",
        support: "unchecked",
      }),
    ],
  },
};

export const compared: MadeAnswer = {
  persona,
  question: "How do the sources differ in purpose, method and result?",
  outputs: {
    ...cited.outputs,
    summary: "Two documents were compared in three aspects; five of six cells are stated.",
    disagreements: [],
    missing: [],
    table: {
      columns: ["Document", "Purpose", "Method", "Result"],
      rows: [
        [
          { text: "Lindqvist and Osei 2023" },
          { text: "To relate canopy share to air temperature", citation: [1] },
          { text: "Fixed sensors in 412 blocks, July 2019 to 2022", citation: [3] },
          { text: "0.7 to 1.5 °C cooler at 15:00", citation: [1] },
        ],
        [
          { text: "marchetti-transects.pdf" },
          { text: "To measure what walkers feel", citation: [2] },
          { text: "Not stated" },
          { text: "Older residents chose the shaded side", citation: [4] },
        ],
      ],
    },
  },
};

export const charted: MadeAnswer = {
  persona,
  question: "Draw cooling by canopy share.",
  outputs: {
    ...compared.outputs,
    table: undefined,
    summary: [
      "Cooling grows with canopy, and faster above two fifths.",
      "```mermaid\ngraph LR\n  Sun --> Leaf\n  Leaf -->|water| Air\n  Air --> Street\n```",
      "```mermaid\ngraph LR\n  A --\n```",
    ].join("\n\n"),
    chart: {
      spec: {
        mark: { type: "line", point: true },
        encoding: {
          x: { field: "canopy", type: "quantitative", title: "Canopy (%)" },
          y: { field: "cooling", type: "quantitative", title: "Cooling (°C)" },
        },
      },
      columns: ["canopy", "cooling"],
      rows: [
        [0, 0],
        [20, 0.1],
        [40, 0.7],
        [60, 1.5],
      ],
      sql: "select canopy, avg(cooling) as cooling from blocks group by canopy order by canopy",
      documentIds: ["doc-blocks"],
      caption: "Mean cooling at 15:00 by share of canopy.",
    },
  },
};
