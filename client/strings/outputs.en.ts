// The words of an answer's parts in English; `{name}` is replaced, and a pair holds one and many.
import type { InAnyLanguage, Words } from "./in-any-language.ts";

const english = {
  // Citations
  citation: "Citation {number}: {name}, page {page}",
  citationOpen: "Citation {number}: {name}, page {page}, open",
  citationAt: "Citation {number}: {name}, {place}",
  citationAtOpen: "Citation {number}: {name}, {place}, open",
  notLocated: "quote not found on the page, unverified",
  notSupporting: "does not support the sentence",
  citationComing: "Citation {number}, its source is still being looked up",
  foundWordForWord: "Found word for word",
  supports: "Supports the sentence",
  supportsNot: "Does not support the sentence",
  unverified: "Unverified: quote not found on p. {page}",
  unverifiedAt: "Unverified: quote not found in {place}",
  page: "p. {page}",
  pageShort: "p.",
  quotes: "Quotes",
  openPage: "Open page",
  openPlace: "Open",
  openPlaceOf: "Open {place} of {name}",
  openPageOf: "Open page {page} of {name}",

  // Below the summary
  references: "References",
  disagreements: "Where the sources disagree",
  missing: "What is missing",
  supported: ["{supported} of {count} sentence supported", "{supported} of {count} sentences supported"],
  quoted: [
    "{supported} of {count} sentence quoted word for word",
    "{supported} of {count} sentences quoted word for word",
  ],

  // Refusal
  refused: "Not in your documents",
  passagesRead: [
    "{count} passage was read. It does not answer the question.",
    "{count} passages were read. None of them answers the question.",
  ],
  nearest: "Nearest passages",
  wouldAnswer: "What would answer it",
  canDo: "What you can do now",
  canDoText: "Add a document, or ask for general knowledge: it will carry no citations and say so.",
  addDocument: "Add a document",
  askAgain: "Ask this again",
  askGeneral: "Answer from general knowledge",
  searchAll: "Search all my documents",
  searchAllNote: [
    "{count} more document in your library was not searched for this.",
    "{count} more documents in your library were not searched for this.",
  ],
  searchMost: "At most {most} are searched at once: the newest ones.",

  // Table, chart
  table: "Table",
  result: "Result",
  noRows: "No rows.",
  notStated: "not stated",
  copyCsv: "Copy as CSV",
  copied: "Copied",
  moreRows: ["{count} more row", "{count} more rows"],
  showAll: "Show all",
  chart: "Chart",
  chartFailed: "The chart cannot be drawn",
  chartLoading: "The chart is being drawn",
  specification: "Specification",
  sql: "SQL",
  runAgain: "Run again",
  running: "Running",
  reset: "Back to the answer's own",
  notConnected: "No connection to Facet. The query was not run.",
  cutOff: ["Only the first {count} row is shown.", "Only the first {count} rows are shown."],
  edited: "edited",

  // Diagrams
  diagram: "Diagram",
  diagramFailed: "This diagram cannot be drawn: {reason}",
  showSource: "Show source",
  hideSource: "Hide source",
  enlarge: "Enlarge",
  shrink: "Smaller",

  // Export
  export: "Export",
  exportMarkdown: "Markdown with references",
  exportBibtex: "References as BibTeX",
  exportPrint: "Print or PDF",
  exportEvidence: "Evidence page",
  exported: "Exported",
  exporting: "Gathering the pages",
  exportFailed: "Not exported: {reason}",
  entries: ["{count} entry", "{count} entries"],
  pictures: ["{count} page picture", "{count} page pictures"],

  // The evidence page
  evidence: {
    title: "Evidence for an answer",
    question: "Question",
    answer: "Answer",
    sentences: "Every sentence and what it stands on",
    sentence: "Sentence {number}",
    noSource: "No source stands behind this sentence.",
    unsupported: "Not supported by the sources",
    supported: "Supported: a model read the quote and the sentence",
    quoted: "The sentence is the quote, word for word",
    unchecked: "Not checked",
    located: "Quote found on the page",
    notLocated: "Quote not found on the page: unverified, nothing is boxed",
    boxed: "Page {page} of {name}, the quote boxed",
    noPicture: "This page has no picture. The quote stands in its text.",
    missingPicture: "The picture of this page could not be fetched.",
    references: "References",
    made: "Made by Facet on {date} with {model}. Quotes were found on their pages by code, not by the model.",
    verdicts: "{supported} of {total} sentences backed by a quote",
    noModel: "no model",
  },
} as const satisfies Words;

/** What every language says; its keys are the English ones. */
export type OutputStrings = InAnyLanguage<typeof english>;

export const outputsEn: OutputStrings = english;
