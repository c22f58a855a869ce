// A cited answer for tests: three citations of two documents, one of them not found on its page.
import type { Citation } from "../../../pipelines/engine/documents.ts";
import type { Reference } from "../../../pipelines/engine/export/reference.ts";

export function citation(number: number, change: Partial<Citation> = {}): Citation {
  return {
    number,
    documentId: "d1",
    name: "canopy.pdf",
    page: 7,
    start: 10,
    end: 40,
    quote: `Quote ${number}.`,
    boxes: [[0.1, 0.4, 0.3, 0.02]],
    located: true,
    support: "supported",
    sentence: `Sentence ${number}.`,
    ...change,
  };
}

export function reference(number: number, change: Partial<Reference> = {}): Reference {
  return {
    number,
    citations: [number],
    documentId: "d1",
    name: "canopy.pdf",
    title: "Canopy and street temperature",
    authors: ["Lindqvist, A.", "Osei, K."],
    year: 2023,
    pages: [7],
    ...change,
  };
}
