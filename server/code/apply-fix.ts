// Applies a fix to code that may have changed since: what the person changed elsewhere stays.
import { diffArrays } from "diff";
import type { FileChange, Fix } from "../../pipelines/engine/code-answers.ts";
import type { CodeFile } from "../../pipelines/engine/code.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Milliseconds to compare two texts, and those of a whole fix, in which nothing else runs; so different that it takes longer, a fix does not fit. */
const compareMs = { texts: 200, fix: 2000 } as const;

type Reason = "code-changed" | "code-gone" | "code-there";

/** The files with the fix. Throws FacetError conflict with its reason and the file where it does not fit. */
export function withFix(files: readonly CodeFile[], { changes }: Pick<Fix, "changes">): readonly CodeFile[] {
  const fixed = new Map(files.map((file) => [file.name, file]));
  const until = performance.now() + compareMs.fix;
  for (const change of changes) {
    const { name, language } = change;
    const text = fixedText(change, fixed.get(name)?.text ?? null, until);
    if (text === null) fixed.delete(name);
    else fixed.set(name, { name, language: fixed.get(name)?.language ?? language, text });
  }
  return [...fixed.values()];
}

function fixedText({ name, before, after }: FileChange, current: string | null, until: number): string | null {
  if (current === before || current === after) return after;
  const refused = (reason: Reason) =>
    new FacetError(
      "conflict",
      { what: "fix", file: name, reason },
      { kept: ["conversation"], next: ["retry", "edit"] },
    );
  if (current === null) throw refused("code-gone");
  if (before === null) throw refused("code-there");
  const merged = after === null ? null : mergedText({ before, after, current }, until);
  if (merged === null) throw refused("code-changed");
  return merged;
}

interface Texts {
  readonly before: string;
  readonly after: string;
  readonly current: string;
}

/** `current` with what makes `after` of `before`; null where a line that changes is not there any more, or one was put between, and after `until` (of performance.now). */
export function mergedText({ before, after, current }: Texts, until = Infinity): string | null {
  const [base, fixed] = [linesOf(before, current), linesOf(after, current)];
  const lines = linesOf(current, current);
  const places = placesIn(base, lines, until);
  const edits = editsOf(base, fixed, until);
  if (places === null || edits === null) return null;
  for (const { from, to, text } of edits.toReversed()) {
    const at = placeOf(places, from, to);
    if (at === null) return null;
    lines.splice(at, to - from, ...text);
  }
  return lines.join("");
}

/** Lines with their ends, which are those of the other text: an editor may have turned them into its own. */
function linesOf(text: string, like: string): string[] {
  const unix = text.replaceAll("\r\n", "\n");
  return (like.includes("\r\n") ? unix.replaceAll("\n", "\r\n") : unix).split(/(?<=\n)/);
}

/** Of each line of the first the index of the same line in the second, or -1. */
function placesIn(base: readonly string[], lines: readonly string[], until: number): readonly number[] | null {
  const parts = compared(base, lines, until);
  if (parts === null) return null;
  const places: number[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    if (!added) for (let line = 0; line < value.length; line += 1) places.push(removed ? -1 : at + line);
    if (!removed) at += value.length;
  }
  return places;
}

interface LineEdit {
  /** Lines of the text before, from 0; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
  readonly text: readonly string[];
}

function editsOf(base: readonly string[], fixed: readonly string[], until: number): readonly LineEdit[] | null {
  const parts = compared(base, fixed, until);
  if (parts === null) return null;
  const edits: LineEdit[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const last = edits.at(-1);
    const text = added ? value : [];
    const to = added ? at : at + value.length;
    if (added || removed) {
      if (last?.to === at) edits[edits.length - 1] = { from: last.from, to, text: [...last.text, ...text] };
      else edits.push({ from: at, to, text });
    }
    at = to;
  }
  return edits;
}

function compared(one: readonly string[], other: readonly string[], until: number) {
  const timeout = Math.min(compareMs.texts, until - performance.now());
  return timeout > 0 ? (diffArrays([...one], [...other], { timeout }) ?? null) : null;
}

/** Where lines `from` to `to` stand now, in one piece; for an insertion, between its two neighbours. */
function placeOf(places: readonly number[], from: number, to: number): number | null {
  const [first, last] = from === to ? [from - 1, to] : [from, to - 1];
  const known = places.slice(Math.max(0, first), last + 1);
  const start = known[0];
  if (start === undefined || start < 0) return null;
  if (known.some((place, index) => place !== start + index)) return null;
  return from === to && from > 0 ? start + 1 : start;
}
