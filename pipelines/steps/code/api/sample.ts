// Which operation or symbol an answer is about, and the sample of it.
import type { SampleOrder } from "./sample-order.ts";
import type { CodeSample } from "../../../engine/code-answers.ts";
import type { Citation, Passage } from "../../../engine/documents.ts";
import { placeIn } from "../../../engine/page-place.ts";
import type { AnswerLanguage } from "../../language.ts";
import type { ApiContext, ApiWords } from "./api-words.ts";
import { sampleCall } from "./sample-call.ts";
import { sampleRequest } from "./sample-request.ts";

interface Asked {
  readonly question: string;
  readonly language: AnswerLanguage;
  readonly citations: readonly Citation[];
  /** Best first. */
  readonly passages: readonly Passage[];
}

/** Pages whose operation or symbol is looked at, the likeliest first. */
const pagesTried = 3;
const pageCharacters = 6000;

/** Null where the answer is about no operation and no symbol that can be called. */
export async function sampleFor(asked: Asked, context: ApiContext, words: ApiWords): Promise<CodeSample | null> {
  const { documents, signal } = context;
  for (const { documentId, page } of likeliest(asked, context)) {
    const part = await documents.apiPart(documentId, page, signal);
    if (!part) continue;
    const { text } = documents.page(documentId, page);
    const passages = documents.passages(documentId);
    const order: SampleOrder = {
      question: asked.question,
      language: asked.language,
      text: text.slice(0, pageCharacters),
      code: text,
      names:
        part.kind === "symbol" ? [...new Set(passages.flatMap(({ section }) => placeIn(section)?.title ?? []))] : [],
      context,
      words,
    };
    const sample = part.kind === "operation" ? await sampleRequest(part, order) : await sampleCall(part, order);
    if (sample) return sample;
  }
  return null;
}

/** Pages the question names, then those the answer cites, then what was found first. */
function likeliest(
  { question, citations, passages }: Asked,
  { documents }: ApiContext,
): readonly { documentId: string; page: number }[] {
  const cited = citations.filter(({ located, place }) => located && place !== undefined);
  const pages = [...cited, ...passages].flatMap(({ documentId, page }) => {
    const place = placeIn(documents.page(documentId, page).section);
    return place ? [{ documentId, page, isNamed: isNamed(question, place.title) }] : [];
  });
  const each = new Map(pages.map((page) => [`${page.documentId} ${page.page}`, page]));
  return [...each.values()].toSorted((a, b) => Number(b.isNamed) - Number(a.isNamed)).slice(0, pagesTried);
}

/** `GET /pets` is not named by `GET /pets/{id}`, nor `add` by `adder`. */
function isNamed(question: string, title: string): boolean {
  const escaped = title.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w$/])${escaped}(?![\w$/{])`, title.includes(" ") ? "i" : "").test(question);
}
