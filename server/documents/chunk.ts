// A page cut into passages: at headings and paragraphs, within sentences never, a table for itself.
import { createHash } from "node:crypto";
import type { NewPassage } from "../store/document-store.ts";
import { atomsOf } from "./chunk-atoms.ts";
import type { Atom } from "./chunk-atoms.ts";
import type { PagePart, ParsedPage } from "./parse/parser.ts";
import { estimateWordPieces } from "./word-pieces.ts";

export interface ChunkContext {
  readonly documentId: string;
  readonly title: string | null;
  /** The heading the page begins under. */
  readonly section: string | null;
}

/** Tokens of a passage, its heading not counted: with it, even a low estimate stays under the embedder's 512. */
const size = { most: 400, fewest: 80 };
/** Characters of a title, a section and a repeated header row in a heading. */
const headingCharacters = 120;
const headerCharacters = 300;

type Group = readonly Atom[];
type Chunked = Pick<ParsedPage, "page" | "text" | "parts" | "section">;

/** In order; `text` is the page's text from `start` to `end`. `section` is the heading the next page begins under. */
export function passagesOf(
  page: Chunked,
  context: ChunkContext,
): { readonly passages: readonly NewPassage[]; readonly section: string | null } {
  const own = page.section;
  if (own !== undefined) {
    const passages = groupsOf(page).map((group) => passageOf(page, group, { ...context, section: own }));
    return { passages, section: own };
  }
  let { section } = context;
  const passages = groupsOf(page).map((group) => {
    const headings = group.filter(({ kind }) => kind === "heading");
    if (group[0]?.kind === "heading") section = sectionAt(page, group[0]);
    const passage = passageOf(page, group, { ...context, section });
    const last = headings.at(-1);
    if (last) section = sectionAt(page, last);
    return passage;
  });
  return { passages, section };
}

function passageOf(page: Chunked, group: Group, context: ChunkContext): NewPassage {
  const start = group[0]?.start ?? 0;
  const end = group.at(-1)?.end ?? 0;
  const { documentId, title, section } = context;
  const named = [title, section === title ? null : section].map((each) => each?.slice(0, headingCharacters));
  const path = [...named, `p. ${page.page}`].filter(Boolean).join(" › ");
  const header = headerMissing(page, group);
  return {
    passageId: createHash("sha256").update(`${documentId}\n${page.page}\n${start}`).digest("hex").slice(0, 24),
    page: page.page,
    start,
    end,
    text: page.text.slice(start, end),
    kind: kindOf(group),
    section,
    heading: header === "" ? path : `${path}\n${header}`,
  };
}

/** Text and code in sections, and tables for themselves, with the few words that stand before or after one. */
function groupsOf(page: Pick<ParsedPage, "text" | "parts">): readonly Group[] {
  const groups: Group[] = [];
  let caption: Group = [];
  for (const run of runsOf(atomsOf(page, size.most))) {
    const isTable = run[0]?.kind === "table";
    const packed = isTable ? packTable(page, run) : packText(run);
    const [first = [], ...others] = packed;
    const alone = packed.length === 1 && tokensOf(first) < size.fewest;
    if (caption.length > 0) {
      // A caption goes with its table when both fit.
      const fits = tokensOf(caption) + tokensOf(first) <= size.most;
      groups.push(...(fits ? [[...caption, ...first]] : [caption, first]), ...others);
      caption = [];
    } else if (!isTable && alone) caption = first;
    else groups.push(...packed);
  }
  return caption.length > 0 ? withRest(groups, caption) : groups;
}

/** The last words of a page go with what is before them when both fit. */
function withRest(groups: readonly Group[], rest: Group): readonly Group[] {
  const last = groups.at(-1);
  if (!last || tokensOf(last) + tokensOf(rest) > size.most) return [...groups, rest];
  return [...groups.slice(0, -1), [...last, ...rest]];
}

/** Neighbours of one table, or of none. */
function runsOf(atoms: readonly Atom[]): readonly Group[] {
  const runs: Atom[][] = [];
  for (const atom of atoms) {
    const last = runs.at(-1)?.at(-1);
    const together = last && (atom.kind === "table" ? last.part === atom.part : last.kind !== "table");
    if (together) runs.at(-1)?.push(atom);
    else runs.push([atom]);
  }
  return runs;
}

function packText(run: Group): readonly Group[] {
  const sections: Atom[][] = [];
  for (const atom of run) {
    const last = sections.at(-1);
    const begins = atom.kind === "heading" && last?.at(-1)?.kind !== "heading" && tokensOf(last ?? []) >= size.fewest;
    if (!last || begins) sections.push([atom]);
    else last.push(atom);
  }
  const tail = sections.at(-1);
  const before = sections.at(-2);
  if (tail && before && tokensOf(tail) < size.fewest) {
    before.push(...tail);
    sections.pop();
  }
  return sections.flatMap((section) => balanced(section, size.most));
}

function packTable({ text, parts }: Pick<ParsedPage, "text" | "parts">, run: Group): readonly Group[] {
  const header = headerOf(text, tableAt(parts, run[0]));
  return balanced(run, size.most - estimateWordPieces(header));
}

/** As few groups as fit, about equally long; a heading is never the last of one. */
function balanced(atoms: Group, most: number): readonly Group[] {
  const all = tokensOf(atoms);
  const wanted = all / Math.ceil(all / most);
  const groups: Atom[][] = [];
  let tokens = Infinity;
  for (const atom of atoms) {
    const full = tokens + atom.tokens > most || tokens + atom.tokens / 2 > wanted;
    const afterHeading = groups.at(-1)?.at(-1)?.kind === "heading" && tokens + atom.tokens <= most;
    if (full && !afterHeading) {
      groups.push([]);
      tokens = 0;
    }
    groups.at(-1)?.push(atom);
    tokens += atom.tokens;
  }
  const [before, tail] = groups.slice(-2);
  if (before && tail && tokensOf(tail) < size.fewest && tokensOf(before) + tokensOf(tail) <= most) {
    return [...groups.slice(0, -2), [...before, ...tail]];
  }
  return groups;
}

function kindOf(group: Group): NewPassage["kind"] {
  if (group.some(({ kind }) => kind === "table")) return "table";
  const code = tokensOf(group.filter(({ kind }) => kind === "code"));
  return code * 2 > tokensOf(group) ? "code" : "text";
}

const tokensOf = (group: Group): number => group.reduce((sum, { tokens }) => sum + tokens, 0);

type Table = Extract<PagePart, { kind: "table" }>;

const tableAt = (parts: readonly PagePart[], atom: Atom | undefined): Table | undefined =>
  parts.find((part): part is Table => part.kind === "table" && part.start === atom?.part);

const headerOf = (text: string, table: Table | undefined): string =>
  table ? text.slice(table.start, table.headerEnd).trim().slice(0, headerCharacters) : "";

/** The header row of a table whose beginning is in an earlier passage. */
function headerMissing({ text, parts }: Pick<ParsedPage, "text" | "parts">, group: Group): string {
  const table = tableAt(
    parts,
    group.find(({ kind }) => kind === "table"),
  );
  return table && (group[0]?.start ?? 0) >= table.headerEnd && group[0]?.kind === "table" ? headerOf(text, table) : "";
}

const sectionAt = ({ text }: Pick<ParsedPage, "text">, { start, end }: Atom): string =>
  text.slice(start, end).replace(/\s+/g, " ").slice(0, headingCharacters);
