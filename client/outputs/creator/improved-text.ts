// An improved draft in parts: what stays, and each change in its place, made or taken back.
import { applyChanges, placeChanges } from "../../../pipelines/engine/posts/draft-changes.ts";
import type { PlacedChange } from "../../../pipelines/engine/posts/draft-changes.ts";
import type { Improvement } from "../../../pipelines/engine/posts/post.ts";

export interface TextPart {
  /** The place of its change in the list; null for what stays as it was. */
  readonly at: number | null;
  readonly before: string;
  readonly after: string;
}

export interface ImprovedText {
  readonly changes: readonly PlacedChange[];
  /** Of the whole draft, in its order. */
  readonly parts: readonly TextPart[];
}

export function improvedText({ before, changes }: Pick<Improvement, "before" | "changes">): ImprovedText {
  const placed = placeChanges(before, changes);
  const parts: TextPart[] = [];
  const stay = (text: string) => text !== "" && parts.push({ at: null, before: text, after: text });
  let from = 0;
  for (const [at, change] of placed.entries()) {
    stay(before.slice(from, change.start));
    parts.push({ at, before: change.before, after: change.after });
    from = change.end;
  }
  stay(before.slice(from));
  return { changes: placed, parts };
}

/** The draft with the changes that were not taken back. */
export function textWithout(before: string, changes: readonly PlacedChange[], taken: ReadonlySet<number>): string {
  return applyChanges(
    before,
    changes.filter((_, at) => !taken.has(at)),
  );
}

/** Of Flesch's reading ease: very hard to very easy. */
export function easeLevel(value: number): number {
  return [30, 50, 60, 70, 80].filter((least) => value >= least).length;
}
