// Cards to learn by, out of what a branch told and asked: words with their meanings, questions with their answers; as CSV and as Anki reads them.
import { csvField } from "../csv-field.ts";
import { formulaParts } from "../formula.ts";
import { asList, asRecord, textOf } from "../render-parts.ts";

export interface ReviewCard {
  readonly front: string;
  readonly back: string;
  /** Without spaces: the topic and the layer. */
  readonly tags: readonly string[];
}

type Outputs = Readonly<Record<string, unknown>>;

/** Of the Guide's answers on a branch, oldest first. A word told anew has its last meaning; each front is there once. */
export function reviewCards(answers: readonly Outputs[]): readonly ReviewCard[] {
  const cards = new Map<string, ReviewCard>();
  const add = (front: string, back: string, tags: readonly string[]) => {
    const card = { front: front.trim(), back: back.trim(), tags: tags.map(tagOf).filter(Boolean) };
    if (card.front !== "" && card.back !== "") cards.set(card.front.toLowerCase(), card);
  };
  let topic = "";
  const titles = new Map<string, string>();
  for (const { outline, layer, quiz } of answers) {
    topic = textOf(asRecord(outline)["topic"]) || topic;
    for (const each of asList(asRecord(outline)["layers"]).map(asRecord))
      titles.set(textOf(each["id"]), textOf(each["title"]));
    for (const { word, meaning } of asList(asRecord(layer)["words"]).map(asRecord))
      add(textOf(word), textOf(meaning), [topic, textOf(asRecord(layer)["title"])]);
    for (const item of asList(asRecord(quiz)["items"]).map(asRecord))
      for (const [front, back] of sidesOf(item)) add(front, back, [topic, titles.get(textOf(item["node"])) ?? ""]);
  }
  return [...cards.values()];
}

/** A question and its answer; of things to match a card each. None where the question has no answer that can be read. */
function sidesOf(item: Outputs): readonly (readonly [front: string, back: string])[] {
  const question = textOf(item["question"]);
  const texts = (key: string) => asList(item[key]).map(textOf);
  const places = asList(item["answer"]).map(Number);
  const withWhy = (answer: string) => (answer === "" ? "" : [answer, textOf(item["why"])].filter(Boolean).join("\n"));
  switch (item["kind"]) {
    case "choice": {
      const options = texts("options");
      return [[listed(question, options), withWhy(options[Number(item["answer"])] ?? "")]];
    }
    case "short":
      return [[question, withWhy(textOf(item["answer"]))]];
    case "order": {
      const items = texts("items");
      const inOrder = places.map((place, at) => `${at + 1}. ${items[place] ?? ""}`);
      return [[listed(question, items), withWhy(inOrder.join("\n"))]];
    }
    case "match": {
      const right = texts("right");
      return texts("left").map((left, at) => [left, right[places[at] ?? -1] ?? ""] as const);
    }
    default:
      return [];
  }
}

const listed = (question: string, items: readonly string[]): string =>
  [question, ...items.map((each) => `- ${each}`)].join("\n");

/** Anki parts tags by spaces; `::` would make a tree of them. */
const tagOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);

/** RFC 4180, tags parted by spaces. */
export function cardsCsv(cards: readonly ReviewCard[]): string {
  const rows = cards.map(({ front, back, tags }) => [front, back, tags.join(" ")]);
  return [["Front", "Back", "Tags"], ...rows].map((row) => row.map(csvField).join(",")).join("\r\n") + "\r\n";
}

/** Anki's text import (2.1.54 and later), its settings in the head of the file. */
export function cardsAnki(cards: readonly ReviewCard[]): string {
  const head = ["#separator:tab", "#html:false", "#columns:Front\tBack\tTags", "#tags column:3"];
  const rows = cards.map(({ front, back, tags }) => [front, back, tags.join(" ")].map(ankiField).join("\t"));
  return [...head, ...rows].join("\n") + "\n";
}

/** Anki draws a formula in TeX's brackets, and leaves one between dollar signs as it is. */
function ankiFormulas(text: string): string {
  const parts = formulaParts(text).map((part) => {
    if (typeof part === "string") return part;
    return part.isDisplay ? `\\[${part.source}\\]` : `\\(${part.source}\\)`;
  });
  return parts.join("");
}

/** Quoted where a line break, a quotation mark or the sign of a comment stands in it; a tab becomes a space. */
function ankiField(text: string): string {
  const plain = ankiFormulas(text).replaceAll("\t", " ").replace(/\r\n?/g, "\n");
  return /["\n]|^#/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
