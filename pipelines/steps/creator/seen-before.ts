// What was seen of pictures on this branch: the same ones are not looked at again.
import type { Turn } from "../../engine/conversations.ts";
import type { ImageInfo } from "../../engine/images.ts";
import type { Grounding } from "../../engine/posts/post.ts";

/** The last grounding of exactly these pictures; null where there is none, or no picture. */
export function seenBefore(history: readonly Turn[], images: readonly ImageInfo[]): Grounding | null {
  if (images.length === 0) return null;
  const wanted = images.map(({ imageId }) => imageId);
  for (const { outputs } of history.toReversed()) {
    const grounding = outputs?.["grounding"] as Grounding | undefined;
    if (!Array.isArray(grounding?.images)) continue;
    const seen = new Map(grounding.images.map((each) => [each.imageId, each]));
    const all = wanted.flatMap((imageId) => seen.get(imageId) ?? []);
    if (all.length === wanted.length) return { images: all, line: grounding.line };
  }
  return null;
}
