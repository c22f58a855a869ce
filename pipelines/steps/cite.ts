// Citations computed from the words they claim to quote: each is looked for on its page, and boxed only where it stands.
import type { Citation, Passage, ScopedDocuments, Support } from "../engine/documents.ts";
import { FacetError } from "../engine/errors.ts";
import { placeIn } from "../engine/page-place.ts";
import { boxesOf, locateQuote } from "./locate-quote.ts";
import type { Claim, Quote } from "./research.ts";

type Pages = Pick<ScopedDocuments, "page">;

/** One citation a quote, numbered in the order of the claims from `first`. */
export function citationsOf(claims: readonly Claim[], documents: Pages, first = 1): Citation[] {
  return claims
    .flatMap((claim) => claim.quotes.map((quote) => ({ claim, quote })))
    .map(({ claim, quote }, index) => citationOf(claim, quote, documents, first + index));
}

function citationOf(claim: Claim, { source, text, at }: Quote, documents: Pages, number: number): Citation {
  const { documentId, name, page } = source;
  const read = pageOf(documents, documentId, page);
  const place = placeIn(read?.section ?? null)?.title;
  const same = {
    number,
    documentId,
    name,
    page,
    ...(place !== undefined && { place }),
    quote: text,
    sentence: claim.text,
  };
  const lost = { ...same, start: 0, end: 0, boxes: [], located: false, support: "unchecked" as const };
  if (!read) return lost;
  const where = at ?? locateQuote(read.text, text, source);
  if (!where) return lost;
  const support: Support = claim.kind === "quotation" ? "quoted" : "unchecked";
  return { ...same, ...where, boxes: boxesOf(read.words, where.start, where.end), located: true, support };
}

/** A true quote under the wrong number is given to the passage it stands in; one that stands nowhere stays as it is. */
export function withTrueSources(claims: readonly Claim[], passages: readonly Passage[], documents: Pages): Claim[] {
  const stands = (source: Quote["source"], text: string) => {
    const page = pageOf(documents, source.documentId, source.page);
    return page !== undefined && locateQuote(page.text, text, source) !== null;
  };
  return claims.map((claim) => ({
    ...claim,
    quotes: claim.quotes.map((quote) => {
      if (quote.at || stands(quote.source, quote.text)) return quote;
      const other = passages.find((passage) => stands(passage, quote.text));
      return other ? { ...quote, source: sourceOf(other) } : quote;
    }),
  }));
}

/** What a quote keeps of its passage. */
export function sourceOf({ documentId, name, page, start, end }: Passage): Quote["source"] {
  return { documentId, name, page, start, end };
}

/** A document removed while it was being cited has no page any more. */
function pageOf(documents: Pages, documentId: string, page: number) {
  try {
    return documents.page(documentId, page);
  } catch (thrown) {
    if (thrown instanceof FacetError && thrown.data.code === "not-found") return undefined;
    throw thrown;
  }
}
