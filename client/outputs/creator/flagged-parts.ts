// A text cut at its flags.
import type { ClaimFlag } from "../../../pipelines/engine/posts/post.ts";

export interface FlaggedPart {
  readonly text: string;
  readonly isFlagged: boolean;
}

/** Flags over each other are one; those out of the text are cut to it. */
export function flaggedParts(text: string, flags: readonly Pick<ClaimFlag, "start" | "end">[]): readonly FlaggedPart[] {
  const parts: FlaggedPart[] = [];
  let from = 0;
  for (const { start, end } of flags.toSorted((a, b) => a.start - b.start)) {
    const begin = Math.max(from, start);
    const stop = Math.min(end, text.length);
    if (stop <= begin) continue;
    if (begin > from) parts.push({ text: text.slice(from, begin), isFlagged: false });
    parts.push({ text: text.slice(begin, stop), isFlagged: true });
    from = stop;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isFlagged: false });
  return parts;
}
