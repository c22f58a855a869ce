// What was seen of pictures on this branch: the same ones are not looked at again.
import type { Turn } from "../../engine/conversations.ts";
import type { CropBox, ImageInfo } from "../../engine/images.ts";
import type { Grounding } from "../../engine/posts/post.ts";
import { groundingIn } from "./past-outputs.ts";

/** The last grounding of exactly these pictures, cropped as they are now; null where there is none, or no picture. */
export function seenBefore(history: readonly Turn[], images: readonly ImageInfo[]): Grounding | null {
  if (images.length === 0) return null;
  for (const { outputs } of history.toReversed()) {
    const grounding = groundingIn(outputs);
    if (!grounding) continue;
    const seen = new Map(grounding.images.map((each) => [each.imageId, each]));
    const all = images.flatMap(({ imageId, crop }) => {
      const each = seen.get(imageId);
      return each && isSame(each.crop ?? null, crop) ? [each] : [];
    });
    if (all.length === images.length) return { images: all, line: grounding.line };
  }
  return null;
}

const isSame = (one: CropBox | null, other: CropBox | null): boolean => String(one) === String(other);
