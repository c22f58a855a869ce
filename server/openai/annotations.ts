// The citations of an answer as OpenAI's annotations, at the places of its text where their numbers stand.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { Annotation } from "./schemas.ts";

interface CitedText {
  readonly content: string;
  /** Words before this place were taken back. */
  readonly from: number;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** `urlOf` gives nothing for a document that is gone. */
export function annotationsOf(
  { content, from, outputs }: CitedText,
  persona: Persona,
  urlOf: (citation: Citation) => string | undefined,
): Annotation[] {
  const byNumber = new Map(citationsIn(outputs).map((each) => [each.number, each]));
  if (byNumber.size === 0) return [];
  const text = withoutCode(content.slice(0, listsFrom(content, persona)));
  return [...text.matchAll(/\[(\d{1,4})\]/g)].flatMap((mark) => {
    const citation = byNumber.get(Number(mark[1]));
    const url = citation && mark.index >= from ? urlOf(citation) : undefined;
    if (!citation || url === undefined) return [];
    const { name, place, documentId, page, quote, support, located } = citation;
    const title = `${name}, ${place ?? `p. ${page}`}`;
    const url_citation = { start_index: mark.index, end_index: mark.index + mark[0].length, url, title };
    return [{ type: "url_citation" as const, url_citation, facet: { documentId, page, quote, support, located } }];
  });
}

export function citationsIn({ citations }: Readonly<Record<string, unknown>>): readonly Citation[] {
  return Array.isArray(citations) ? (citations as Citation[]) : [];
}

/** Where the lists of quotes and sources begin: a number there is the list's own. */
function listsFrom(content: string, { outputs }: Persona): number {
  const lists = Object.values(outputs).filter(
    ({ component }) => component === "citations" || component === "references",
  );
  const places = lists.map(({ label }) => content.lastIndexOf(`\n\n${label.en}:\n`)).filter((at) => at >= 0);
  return Math.min(content.length, ...places);
}

/** A number in brackets within code is the code's; every place stays where it is. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,}|~{3,})[^]*?^\1|`[^`\n]+`/gm, (code) => " ".repeat(code.length));
}
