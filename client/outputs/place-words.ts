// Where a quote stands, in words: the operation or symbol where its page has a name, else the page's number.
import type { Citation } from "../../pipelines/engine/documents.ts";
import { fill } from "../conversation/words.ts";
import type { OutputStrings } from "../strings/outputs.en.ts";

type Placed = Pick<Citation, "page" | "place" | "name" | "number">;

/** “GET /pets/{id}” or “p. 12”. */
export function placeWords(
  { place, page }: Pick<Placed, "place" | "page">,
  words: Pick<OutputStrings, "page">,
): string {
  return place ?? fill(words.page, { page });
}

export function citationLabel(
  citation: Placed,
  isOpen: boolean,
  words: Pick<OutputStrings, "citation" | "citationOpen" | "citationAt" | "citationAtOpen">,
): string {
  const { number, name, page, place } = citation;
  if (place !== undefined) return fill(isOpen ? words.citationAtOpen : words.citationAt, { number, name, place });
  return fill(isOpen ? words.citationOpen : words.citation, { number, name, page });
}

export function unverifiedWords(
  { place, page }: Pick<Placed, "place" | "page">,
  words: Pick<OutputStrings, "unverified" | "unverifiedAt">,
): string {
  return place === undefined ? fill(words.unverified, { page }) : fill(words.unverifiedAt, { place });
}

export function openPlaceLabel(
  { place, page, name }: Pick<Placed, "place" | "page" | "name">,
  words: Pick<OutputStrings, "openPageOf" | "openPlaceOf">,
): string {
  return place === undefined ? fill(words.openPageOf, { page, name }) : fill(words.openPlaceOf, { place, name });
}
