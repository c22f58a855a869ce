// Naming personas and documents in the composer: what `@` and the letters after it mean, and which of them they fit.
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { CataloguePersona } from "../../server/api.ts";

/** Letters after `@` that are still looked at; a longer text is no name any more. */
const longestQuery = 60;
/** Documents offered at once. */
const mostOffered = 8;

export interface Mention {
  /** Where the `@` stands. */
  readonly start: number;
  /** Where the caret stands. */
  readonly end: number;
  readonly query: string;
}

/** The mention the caret stands in, if any: an `@` at the beginning of a word. An address like me@here is none. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf("@");
  if (start < 0 || (start > 0 && !/[\s([{"'„“]/.test(before.charAt(start - 1)))) return undefined;
  const query = before.slice(start + 1);
  if (query.length > longestQuery || /[\n\r]/.test(query) || query.startsWith(" ")) return undefined;
  return { start, end: caret, query };
}

/** Names that begin with the query first, then those with a word that does, then those that hold it. */
export function offeredFor(query: string, documents: readonly DocumentInfo[]): readonly DocumentInfo[] {
  const wanted = plain(query.trim());
  const rankOf = ({ name, title }: DocumentInfo) =>
    Math.min(...[name, title ?? ""].map((each) => rank(plain(each), wanted)));
  return documents
    .map((document) => ({ document, rank: rankOf(document) }))
    .filter((each) => each.rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostOffered)
    .map((each) => each.document);
}

type Named = Pick<CataloguePersona, "id" | "title">;

/** Personas with a name that begins with the query, in any language of the page. */
export function personasFor<P extends Named>(query: string, personas: readonly P[]): readonly P[] {
  const wanted = plain(query.trim());
  return personas.filter((persona) => namesOf(persona).some((name) => name.startsWith(wanted)));
}

/** The persona whose whole name was written, and a space after it. */
export function personaNamed<P extends Named>(query: string, personas: readonly P[]): P | undefined {
  if (!/\s$/.test(query)) return undefined;
  const name = plain(query.trim());
  return personas.find((persona) => namesOf(persona).includes(name));
}

/** The persona a text begins with, and the text without it: for words that were pasted whole. */
export function personaAtStart<P extends Named>(
  text: string,
  personas: readonly P[],
): { readonly persona: P; readonly rest: string } | undefined {
  for (const persona of personas) {
    for (const name of namesOf(persona)) {
      const begin = text.trimStart();
      const after = begin.slice(name.length + 1);
      if (plain(begin.slice(0, name.length + 1)) === `@${name}` && /^[\s,:]+\S/.test(after))
        return { persona, rest: after.replace(/^[\s,:]+/, "") };
    }
  }
  return undefined;
}

function namesOf({ id, title }: Named): readonly string[] {
  return [id, ...Object.values(title)].map(plain);
}

/** The text without the mention; one space is left where it stood between words. */
export function withoutMention(
  text: string,
  { start, end }: Mention,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const rest = /\s$/.test(before) || before === "" ? after.replace(/^ /, "") : after;
  return { text: before + rest, caret: before.length };
}

function rank(name: string, wanted: string): number {
  if (name === "") return Infinity;
  if (name.startsWith(wanted)) return 0;
  if (name.split(/[\s._-]+/).some((word) => word.startsWith(wanted))) return 1;
  return name.includes(wanted) ? 2 : Infinity;
}

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
