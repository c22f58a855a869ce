// What the source viewer shows, and the way from one citation of an answer to the next.
import type { Citation } from "../../pipelines/engine/documents.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { CataloguePersona } from "../../server/api.ts";

/** `[number]` of an answer; `field` is the output that holds it: without it `citations`, or the persona's first of that component. */
export interface CitationSource {
  readonly messageId: string;
  readonly number: number;
  readonly field?: string;
}

/** A page, with nothing on it boxed. */
export interface PageSource {
  readonly documentId: string;
  readonly page: number;
}

export type Source = CitationSource | PageSource;

export function isCitation(source: Source): source is CitationSource {
  return "messageId" in source;
}

/** The output whose citations are the `[1]` of the text: other outputs may list passages too. */
export function citationsKey(persona: Pick<CataloguePersona, "outputs"> | undefined): string {
  const keys = persona?.outputs.filter((each) => each.component === "citations").map((each) => each.key) ?? [];
  return keys.includes("citations") ? "citations" : (keys[0] ?? "citations");
}

/** The citations the source is one of, by number. An answer is untrusted: what is no list of citations is none. */
export function citationsOf(
  outputs: Answer["outputs"],
  persona: Pick<CataloguePersona, "outputs"> | undefined,
  field?: string,
): readonly Citation[] {
  const value = outputs[field ?? citationsKey(persona)];
  if (!Array.isArray(value)) return [];
  return value.filter(isOne).sort((a, b) => a.number - b.number);
}

/** The citation `steps` places further, around the end. */
export function citationBeside(citations: readonly Citation[], number: number, steps: 1 | -1): Citation | undefined {
  const at = citations.findIndex((each) => each.number === number);
  if (at < 0) return citations[0];
  return citations[(at + steps + citations.length) % citations.length];
}

function isOne(value: unknown): value is Citation {
  if (typeof value !== "object" || value === null) return false;
  const { number, documentId, page, quote } = value as Partial<Citation>;
  return (
    typeof number === "number" &&
    typeof documentId === "string" &&
    typeof page === "number" &&
    typeof quote === "string"
  );
}
