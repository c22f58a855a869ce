// What a preview shows of a text: its tags apart, and how much of a limit it takes.
import { hashtagsIn } from "../../pipelines/engine/posts/entities.ts";
import type { PostCount } from "../../pipelines/engine/posts/post.ts";

export interface TaggedPart {
  readonly text: string;
  readonly isTag: boolean;
}

export function taggedParts(text: string): readonly TaggedPart[] {
  const parts: TaggedPart[] = [];
  let from = 0;
  for (const { start, end } of hashtagsIn(text)) {
    if (start > from) parts.push({ text: text.slice(from, start), isTag: false });
    parts.push({ text: text.slice(start, end), isTag: true });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isTag: false });
  return parts;
}

/** Of the limit that is nearest, 0 to 1. */
export function shareUsed({ used, limit, bytes }: PostCount): number {
  const share = Math.max(used / limit, bytes ? bytes.used / bytes.limit : 0);
  return Math.min(1, Math.max(0, share));
}

/** By how much, in what the platform counts; 0 where it fits. */
export function overBy({ used, limit, bytes }: PostCount): number {
  return Math.max(0, used - limit, bytes ? bytes.used - bytes.limit : 0);
}
