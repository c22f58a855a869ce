import { expect, test } from "vitest";
import { topicSentences } from "../../../pipelines/steps/topic-sentences.ts";
import { topicsOf } from "../../../pipelines/steps/topics.ts";
import type { DocumentInfo, Passage } from "../../../pipelines/engine/documents.ts";

test.each([
  "Which limitations does lithium have?",
  "What was the result of the 2020 election?",
  "How many data sets did the academy offer?",
  "What methods measure street temperature?",
  "Why?",
  "",
  "Welche Grenzen hat die Wärmepumpe?",
])("“%s” has a subject of its own", (question) => {
  expect(topicsOf(question)).toBeNull();
});

test.each([
  ["Summarise this document.", ["overview"]],
  ["What is this paper about?", ["overview"]],
  ["Worum geht es in diesem Text?", ["overview"]],
  ["Fasse meine Quellen zusammen", ["overview"]],
  ["Which limitations do the authors name themselves?", ["limitation"]],
  ["What are the main findings and methods of the study?", ["result", "method"]],
  ["Nenne die wichtigsten Ergebnisse", ["result"]],
])("“%s” asks about documents as a whole", (question, topics) => {
  expect(topicsOf(question)).toEqual(topics);
});

const passage = (documentId: string, page: number, text: string, section: string | null = null): Passage => ({
  passageId: `${documentId}-${page}`,
  documentId,
  name: documentId,
  page,
  start: 0,
  end: text.length,
  text,
  kind: "text",
  section,
});

function documentsOf(passages: readonly Passage[]) {
  const ids = [...new Set(passages.map(({ documentId }) => documentId))];
  return {
    list: () => ids.map((documentId) => ({ documentId, title: null, pageCount: 9 }) as DocumentInfo),
    report: () => [{ page: 1, state: "text" as const }],
    passages: (documentId: string) => passages.filter((each) => each.documentId === documentId),
  };
}

test("a document that says nothing of the topic gives no sentence", () => {
  const documents = documentsOf([passage("a", 1, "Trees line the streets of five cities in the north.")]);
  expect(topicSentences(["limitation"], documents)).toEqual([]);
});

test("a sentence of the list of literature never speaks for the document", () => {
  const documents = documentsOf([passage("a", 9, "In this paper we present a list of earlier works.", "References")]);
  expect(topicSentences(["purpose"], documents)).toEqual([]);
});

test("every document is heard before one is heard twice", () => {
  const documents = documentsOf([
    passage("a", 1, "In this paper we present a map of trees. In this study we describe the heat of the streets."),
    passage("b", 5, "Here we present a survey of the roofs of the town."),
  ]);
  expect(topicSentences(["purpose"], documents).map(({ documentId }) => documentId)).toEqual(["a", "b", "a"]);
});
