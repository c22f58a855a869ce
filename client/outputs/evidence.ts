// The evidence page of an answer: one HTML file that needs nothing else, to hand to a supervisor. Pure: data in, text out.
import type { Box, Citation } from "../../pipelines/engine/documents.ts";
import { datedParts } from "../../pipelines/engine/export/reference.ts";
import type { Reference } from "../../pipelines/engine/export/reference.ts";
import type { OutputStrings } from "../strings/outputs.en.ts";
import { evidenceStyle } from "./evidence-style.ts";
import { blocksOf } from "./evidence-sentences.ts";
import type { Block, Sentence } from "./evidence-sentences.ts";

export interface EvidenceData {
  readonly language: "en" | "de";
  readonly question: string;
  /** As Markdown, with `[1]` and `[!]`. */
  readonly summary: string;
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
  /** Pictures of pages as data addresses, by `pictureKey`. */
  readonly pictures: ReadonlyMap<string, PagePicture>;
  readonly model: string | null;
  /** As a reader of the language writes it. */
  readonly date: string;
}

export interface PagePicture {
  readonly address: string;
  /** Width divided by height. */
  readonly ratio: number;
}

/** A picture is of one page, however many quotes stand on it. */
export function pictureKey({ documentId, page }: Pick<Citation, "documentId" | "page">): string {
  return `${documentId}/${page}`;
}

/** Page height shown above and below the quote, as a share of the page. */
const context = 0.06;

export function evidencePage(data: EvidenceData, words: OutputStrings["evidence"]): string {
  const blocks = blocksOf(data.summary, data.citations);
  const sentences = blocks.flatMap((block) => block.sentences);
  const supported = sentences.filter((each) => each.citations.some(isSupported)).length;
  const title = `${words.title}: ${data.question}`.replace(/\s+/g, " ").slice(0, 160);
  const made = filled(words.made, { date: data.date, model: data.model ?? words.noModel });
  const verdicts = filled(words.verdicts, { supported, total: sentences.length });
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${safe(title)}</title>
<style>${evidenceStyle(pictureRules(data))}</style>
</head>
<body>
<main>
<h1>${safe(words.title)}</h1>
<section><h2>${safe(words.question)}</h2><p class="question" dir="auto">${safe(data.question)}</p></section>
<section><h2>${safe(words.answer)}</h2><div class="answer">${answerBlocks(blocks)}</div><p class="meta">${safe(verdicts)}</p></section>
<section><h2>${safe(words.sentences)}</h2>
<ol class="sentences">
${sentences.map((sentence, at) => sentenceItem(sentence, at + 1, data, words)).join("\n")}
</ol></section>
${referenceList(data, words)}
<footer><p>${safe(made)}</p></footer>
</main>
</body>
</html>
`;
}

/** As the answer was written: its paragraphs, and the items of a list together. */
function answerBlocks(blocks: readonly Block[]): string {
  let before = 0;
  return blocks
    .map(({ isItem, sentences }, at) => {
      const text = sentences.map((each, index) => answerSentence(each, before + index)).join(" ");
      before += sentences.length;
      if (!isItem) return `<p dir="auto">${text}</p>`;
      const [opens, closes] = [!blocks[at - 1]?.isItem, !blocks[at + 1]?.isItem];
      return `${opens ? "<ul>" : ""}<li dir="auto">${text}</li>${closes ? "</ul>" : ""}`;
    })
    .join("\n");
}

function answerSentence({ text, citations, marked }: Sentence, at: number): string {
  const numbers = citations.map(({ number }) => `<sup>${number}</sup>`).join("");
  return `<a href="#s${at + 1}">${safe(text)}</a>${numbers}${marked ? '<sup class="warn">!</sup>' : ""}`;
}

function sentenceItem(
  sentence: Sentence,
  number: number,
  data: EvidenceData,
  words: OutputStrings["evidence"],
): string {
  const none = sentence.citations.length === 0 ? `<p class="verdict warn">${safe(words.noSource)}</p>` : "";
  const mark = sentence.marked ? `<p class="verdict warn">${safe(words.unsupported)}</p>` : "";
  return `<li id="s${number}"><h3>${safe(filled(words.sentence, { number }))}</h3><p class="sentence" dir="auto">${safe(sentence.text)}</p>${mark}${none}${sentence.citations.map((each) => evidenceOf(each, data, words)).join("")}</li>`;
}

function evidenceOf(citation: Citation, data: EvidenceData, words: OutputStrings["evidence"]): string {
  const page = data.language === "de" ? "S." : "p.";
  const where = citation.located ? words.located : words.notLocated;
  return `<figure><figcaption><b>[${citation.number}]</b> <bdi>${safe(citation.name)}</bdi>, ${safe(citation.place ?? `${page} ${citation.page}`)}</figcaption>
<blockquote dir="auto">${safe(citation.quote)}</blockquote>
<p class="verdict ${citation.located ? "good" : "warn"}">${safe(where)}</p><p class="verdict ${isSupported(citation) ? "good" : "warn"}">${safe(words[citation.support])}</p>
${pictureOf(citation, data, words)}</figure>`;
}

/** The part of the page around the quote, the quote boxed over it. */
function pictureOf(citation: Citation, data: EvidenceData, words: OutputStrings["evidence"]): string {
  if (!citation.located) return "";
  if (citation.boxes.length === 0) return `<p class="meta">${safe(words.noPicture)}</p>`;
  const picture = data.pictures.get(pictureKey(citation));
  if (!picture) return `<p class="meta">${safe(words.missingPicture)}</p>`;
  const { top, height } = cropOf(citation.boxes);
  const boxes = citation.boxes
    .map(([left, boxTop, width, boxHeight]) => {
      const place = [left, (boxTop - top) / height, width, boxHeight / height].map(percent);
      return `<i style="left:${place[0]};top:${place[1]};width:${place[2]};height:${place[3]}"></i>`;
    })
    .join("");
  const label = safe(filled(words.boxed, { page: citation.page, name: citation.name }));
  const image = pictureClass(data, citation);
  return `<div class="page ${image}" role="img" aria-label="${label}" style="aspect-ratio:${round(picture.ratio / height)};background-size:100% ${percent(1 / height)};background-position:0 ${percent(height < 1 ? top / (1 - height) : 0)}">${boxes}</div>`;
}

/** From a little above the first line of the quote to a little below its last; shares of the page's height. */
export function cropOf(boxes: readonly Box[]): { readonly top: number; readonly height: number } {
  const top = Math.max(0, Math.min(...boxes.map(([, boxTop]) => boxTop)) - context);
  const bottom = Math.min(1, Math.max(...boxes.map(([, boxTop, , height]) => boxTop + height)) + context);
  return { top, height: Math.max(0.01, bottom - top) };
}

/** Each picture stands in the file once, as a background: several quotes of a page show parts of the same one. */
function pictureRules(data: EvidenceData): string {
  return [...data.pictures.values()]
    .map(({ address }, at) => (isPicture(address) ? `.p${at}{background-image:url(${address})}` : ""))
    .join("\n");
}

function pictureClass(data: EvidenceData, citation: Citation): string {
  return `p${[...data.pictures.keys()].indexOf(pictureKey(citation))}`;
}

function isPicture(address: string): boolean {
  return /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]*$/.test(address);
}

function referenceList({ references, language }: EvidenceData, words: OutputStrings["evidence"]): string {
  if (references.length === 0) return "";
  const page = language === "de" ? "S." : "p.";
  const items = references.map((reference) => {
    const { citations, authors, title, name, pages, places } = reference;
    const { before, after } = datedParts(reference, new Intl.ListFormat(language).format(authors));
    const file = title === null ? "" : ` ${safe(name)}.`;
    const where = pages.length > 0 ? ` ${safe(places?.join(", ") ?? `${page} ${pages.join(", ")}`)}` : "";
    return `<li dir="auto">${citations.map((number) => `[${number}]`).join("")} ${safe(before)}<cite>${safe(title ?? name)}</cite>${after}.${file}${where}</li>`;
  });
  return `<section><h2>${safe(words.references)}</h2><ul class="references">${items.join("")}</ul></section>`;
}

function isSupported({ located, support }: Citation): boolean {
  return located && (support === "supported" || support === "quoted");
}

function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function percent(share: number): string {
  return `${round(share * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Text that a document or a model wrote, as text. Characters no HTML file may hold are left out. */
function safe(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
