// Improves a draft: the model names changes, code makes them, so that what became of the text is explained to the letter; meters before and after.
import { diffWordsWithSpace } from "diff";
import { z } from "zod";
import { FacetError, isAbort } from "../../engine/errors.ts";
import { anchorChanges, applyChanges } from "../../engine/posts/draft-changes.ts";
import type { PlacedChange } from "../../engine/posts/draft-changes.ts";
import { textMeters } from "../../engine/posts/meters.ts";
import type { DraftChange, Improvement } from "../../engine/posts/post.ts";
import { findClaims } from "./claims/find-claims.ts";
import { sourcesOf } from "./claims/source-words.ts";
import type { Assignment, CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { mannerOf } from "./manner.ts";
import { cleanText } from "./read-draft.ts";
import { listened } from "./write-post-large.ts";
import type { ToWrite } from "./write-posts.ts";

const changesAtMost = 40;
/** Of the model's context, what a piece of the draft takes: the answer takes twice as much, where it repeats words it changes. */
const share = 0.22;
/** Characters of the draft that are counted, to know how many make a token. */
const countedCharacters = 4000;
const tokensAtLeast = 200;
/** Characters of a piece: what has its place in the middle of more is overlooked, and code compares it word by word. */
const room = { least: 200, most: 8000 };
/** Share of the draft's words that a whole new text must keep: less is another text. */
const keptAtLeast = 0.35;
/** Words at the end of a piece that are no tightening when they go. */
const endWords = 8;
/** Letters two words may differ by and still be one, misspelled. */
const spellingLetters = 2;
/** “are” for “is”, “den” for “dem”: one such word for another is grammar. */
const smallWordLetters = 4;

const kinds = ["grammar", "clarity", "tone", "length"] as const;
const change = z.object({
  kind: z.enum(kinds).catch("clarity"),
  before: z.string().min(1),
  after: z.string(),
  reason: z.string().trim().catch(""),
});
const answer = z.object({ changes: z.array(change) });

export async function improveDraft(
  input: ToWrite,
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ improvement: Improvement }> {
  const { assignment, tone } = input;
  const draft = (assignment.draft ?? "").replaceAll("\r\n", "\n");
  const { tier, capabilities } = context.model.info;
  const counted = draft.slice(0, countedCharacters);
  const charactersAToken = Math.max(counted.length, 1) / Math.max(await context.model.countTokens(counted), 1);
  const fitting = Math.floor(capabilities.context * share * charactersAToken);
  const pieces = piecesOf(draft, Math.min(Math.max(fitting, room.least), room.most));
  const changes: PlacedChange[] = [];
  let offset = 0;
  for (const [at, piece] of pieces.entries()) {
    if (pieces.length > 1) context.progress(at, pieces.length);
    const asked = { piece, input, maxTokens: Math.ceil(piece.length / charactersAToken) * 2 + tokensAtLeast };
    const found = tier === "large" ? await byChanges(asked, context, words) : await byText(asked, context, words);
    for (const each of found) changes.push({ ...each, start: each.start + offset, end: each.end + offset });
    offset += piece.length;
  }
  if (pieces.length > 1) context.progress(pieces.length, pieces.length);
  const placed = anchorChanges(draft, changes.filter(isTrue(draft, assignment)));
  if (placed.length === 0) context.emit({ type: "note", level: "info", key: "nothing-to-improve", values: {} });
  const after = applyChanges(draft, placed);
  const meters = (text: string) => textMeters(text, tone, assignment.language.code);
  return {
    improvement: {
      before: draft,
      after,
      changes: placed.map(({ kind, before, after: to, reason }) => ({ kind, before, after: to, reason })),
      meters: { before: meters(draft), after: meters(after) },
    },
  };
}

/** Paragraphs together as far as they fit; a longer one is cut between two words where it has any. */
function piecesOf(draft: string, most: number): string[] {
  const pieces: string[] = [];
  for (const part of draft.split(/(?<=\n\n)/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= most) pieces[pieces.length - 1] = last + part;
    else for (let rest = part; rest !== ""; rest = rest.slice(pieces.at(-1)?.length)) pieces.push(beginOf(rest, most));
  }
  return pieces.length === 0 ? [draft] : pieces;
}

function beginOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most - 1) + 1;
  if (space > 0) return text.slice(0, space);
  // Never between the halves of a character.
  const isHalf = /[\udc00-\udfff]/.test(text.charAt(most));
  return text.slice(0, isHalf ? most - 1 : most);
}

interface Piece {
  readonly piece: string;
  readonly input: ToWrite;
  readonly maxTokens: number;
}

async function byChanges(
  { piece, input, maxTokens }: Piece,
  context: CreatorContext,
  words: CreatorWords,
): Promise<PlacedChange[]> {
  const { assignment } = input;
  const turns = words.improve({ draft: piece, wish: assignment.wish, manner: mannerOf(input, "large") });
  try {
    const { changes } = await context.ask({ turns, schema: answer, maxTokens, temperature: 0.2 });
    let from = 0;
    return changes.slice(0, changesAtMost).flatMap((each): PlacedChange[] => {
      // Named from the beginning on; one that is out of order stands where its words stand first.
      const next = piece.indexOf(each.before, from);
      const start = next < 0 ? piece.indexOf(each.before) : next;
      if (start < 0 || each.before === each.after) return [];
      const end = start + each.before.length;
      from = Math.max(from, end);
      return [{ ...each, reason: each.reason || words.told.reasons[each.kind][assignment.told], start, end }];
    });
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isAbort(thrown) || !(thrown instanceof FacetError) || thrown.data.code !== "unexpected") throw thrown;
    return byText({ piece, input, maxTokens }, context, words);
  }
}

/** A model too small to name changes writes the text anew; what differs becomes the changes. */
async function byText(
  { piece, input, maxTokens }: Piece,
  context: CreatorContext,
  words: CreatorWords,
): Promise<PlacedChange[]> {
  const { assignment } = input;
  const turns = words.improveSmall({ draft: piece, wish: assignment.wish, manner: mannerOf(input, "small") });
  const said = cleanText(await listened({ turns, maxTokens, temperature: 0.2 }, () => {}, context));
  const ends = /^\s*/.exec(piece)?.[0] ?? "";
  const text = ends + said.trim() + (/\s*$/.exec(piece)?.[0] ?? "");
  if (said === "" || keptShare(piece, text) < keptAtLeast) return [];
  const changes = differences(piece, text, assignment, words);
  return isCutOff(changes.at(-1), piece) ? changes.slice(0, -1) : changes;
}

/** Most of the piece's last words gone: the model ended too soon, and nobody wanted that. */
function isCutOff(last: PlacedChange | undefined, piece: string): boolean {
  if (!last || last.end < piece.trimEnd().length) return false;
  const count = (text: string) => text.split(/\s+/).filter(Boolean).length;
  return count(last.before) >= endWords && count(last.after) < count(last.before) / 2;
}

/** Runs of changed words with their places in the text before. */
function differences(before: string, after: string, { told }: Assignment, words: CreatorWords): PlacedChange[] {
  const changes: PlacedChange[] = [];
  let [removed, added, at] = ["", "", 0];
  const close = () => {
    const kind = kindOf(removed, added);
    if (removed !== added)
      changes.push({
        kind,
        before: removed,
        after: added,
        reason: words.told.reasons[kind][told],
        start: at,
        end: at + removed.length,
      });
    at += removed.length;
    [removed, added] = ["", ""];
  };
  for (const part of diffWordsWithSpace(before, after)) {
    if (part.removed) removed += part.value;
    else if (part.added) added += part.value;
    else if (part.value.trim() === "" && removed + added !== "") {
      // A space between two changed words keeps them one change.
      removed += part.value;
      added += part.value;
    } else {
      close();
      at += part.value.length;
    }
  }
  close();
  return changes;
}

function kindOf(before: string, after: string): DraftChange["kind"] {
  const [a, b] = [before.trim(), after.trim()];
  const [was, is] = [a, b].map((text) => text.split(/\s+/).filter(Boolean).length);
  if (is === undefined || was === undefined || is < was) return "length";
  const isSmallWord = was === 1 && is === 1 && Math.max(a.length, b.length) <= smallWordLetters;
  return isSmallWord || isNear(a.toLowerCase(), b.toLowerCase()) ? "grammar" : "clarity";
}

function isNear(a: string, b: string): boolean {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - same && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - same - end <= spellingLetters;
}

/** An improvement brings in nothing that the draft and the person did not say. */
const isTrue = (draft: string, { line, language }: Assignment) => {
  const sources = sourcesOf([draft, line]);
  return ({ after }: DraftChange): boolean => findClaims(after, sources, language.code).length === 0;
};

function keptShare(before: string, after: string): number {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = new Set(wordsOf(after));
  const all = wordsOf(before);
  return all.length === 0 ? 0 : all.filter((word) => kept.has(word)).length / all.length;
}
