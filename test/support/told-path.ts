// A topic as the Guide tells it, layer by layer: answers of a conversation about heat pumps, made without a model.
import type { Marks } from "../../pipelines/engine/guide/lesson.ts";
import type { Outline, OutlineLayer } from "../../pipelines/engine/guide/outline.ts";
import type { MadeAnswer } from "./answered.ts";

const persona = { id: "guide", version: "2" };
const titles = [
  "What heat is, and why it runs downhill",
  "A liquid that boils in the cold",
  "The loop: four stations",
  "Why one unit of power moves three of heat",
  "When it is −15 °C outside",
  "Your home: radiators, size, noise",
];
const words = [
  ["heat", "temperature"],
  ["refrigerant", "boiling point"],
  ["evaporator", "compressor", "condenser"],
];

/** The path with the reader at the layer of that place, from 0; `change` makes single layers others. */
export function heatPath(place: number, change: (layer: OutlineLayer, at: number) => object = () => ({})): Outline {
  const layers = titles.map((title, at): OutlineLayer => {
    const state = at < place ? "done" : at === place ? "here" : "later";
    const layer = { id: `l${at + 1}`, title, state, words: at <= place ? (words[at] ?? []) : [] } as const;
    return { ...layer, ...(at <= place && { minutes: 2 }), ...change(layer, at) };
  });
  return { topic: "How a heat pump warms a house", depth: "school", layers };
}

/** The marks of so many paragraphs of general knowledge. */
function generalMarks(count: number, unverified: readonly string[] = []): Marks {
  const none = { basis: "general", citations: [], unsure: false } as const;
  return {
    paragraphs: Array.from({ length: count }, (_, at) => ({ ...none, unverified: at === 0 ? unverified : [] })),
    calculations: [],
  };
}

export const citation = {
  number: 1,
  documentId: "handbook",
  name: "heat-pump-handbook.pdf",
  page: 12,
  start: 10,
  end: 42,
  quote: "At low pressure the fluid boils at −6 °C.",
  boxes: [],
  located: true,
  support: "supported",
  sentence: "At low pressure it boils at −6 °C.",
} as const;

const loopText = `A fridge takes heat from its inside and gives it to your kitchen. A heat pump does the same to the garden. One fluid goes round and round; two stations change its **pressure**, and two let heat **in** or **out**. At low pressure it boils at −6 °C, so even air at 2 °C can heat it. Squeezed, it reaches 65 °C and can warm your floor.[1]

\`\`\`mermaid
flowchart LR
  A[1. Evaporator] --> B[2. Compressor]
  B --> C[3. Condenser]
  C --> D[4. Valve]
  D --> A
\`\`\`

The valve is the quiet one. Some pumps have more than one, and how much that helps is still argued about.`;

const told = (place: number, text: string, more: object = {}): MadeAnswer => ({
  persona,
  question: place === 0 ? "How does a heat pump warm a house?" : `Next layer: ${titles[place]}`,
  input: { question: "How does a heat pump warm a house?", depth: "school" },
  outputs: {
    answer: text,
    layer: {
      node: `l${place + 1}`,
      title: titles[place],
      depth: "school",
      way: place === 0 ? "open" : "next",
      words: (words[place] ?? []).map((word) => ({ word, meaning: `what ${word} means here` })),
      next: titles[place + 1] ?? null,
    },
    outline: heatPath(place),
    marks: generalMarks(1),
    ...more,
  },
});

/** Opened, the first layer told. */
export const opened = told(
  0,
  "Heat is the jostling of atoms. It runs from warm to cold by itself, never the other way.",
);
export const second = told(1, "Some liquids boil far below zero. Boiling takes heat in, wherever the liquid is.");
/** The third: from a document and from general knowledge, with a picture and a sum. */
export const third = told(2, loopText, {
  outline: heatPath(2, (_, at) => (at < 2 ? { quiz: { right: 3 - at, asked: 3 } } : {})),
  layer: {
    node: "l3",
    title: titles[2],
    depth: "school",
    way: "next",
    words: [
      { word: "Evaporator", meaning: "where the cold fluid boils and takes heat in" },
      { word: "Compressor", meaning: "what squeezes the gas until it is hot" },
      { word: "Condenser", meaning: "where the hot gas turns liquid and gives heat off" },
    ],
    next: titles[3],
  },
  citations: [citation],
  marks: {
    paragraphs: [
      { basis: "mixed", citations: [1], unverified: ["65 °C"], unsure: false },
      { basis: "general", citations: [], unverified: [], unsure: false },
      { basis: "general", citations: [], unverified: [], unsure: true },
    ],
    calculations: [{ expression: "3.0 kW ÷ 1.0 kW", value: "3.0", label: "Yield", assumed: [] }],
  } satisfies Marks,
});
/** A question in between: no layer, and the path stays. */
export const between: MadeAnswer = {
  persona,
  question: "Is it loud?",
  outputs: { answer: "About as loud as a fridge, some 35 dB at a metre.", marks: generalMarks(1, ["35 dB"]) },
};
/** The last layer of the path. */
export const last = told(5, "Large radiators let the pump run cooler, and a cooler pump is a cheaper one.");
