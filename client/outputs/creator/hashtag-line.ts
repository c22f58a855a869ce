// Hashtags as a person writes them in one line, and back.
import { cleanTag, tagKey } from "../../../pipelines/engine/posts/hashtags.ts";
import type { Hashtag } from "../../../pipelines/engine/posts/post.ts";

export const lineOf = (hashtags: readonly Hashtag[]): string => hashtags.map(({ tag }) => `#${tag}`).join(" ");

/** Each once, in their order; words that make no tag apart. What is new is niche. */
export function hashtagsFrom(
  line: string,
  before: readonly Hashtag[],
): { readonly hashtags: readonly Hashtag[]; readonly refused: readonly string[] } {
  const hashtags: Hashtag[] = [];
  const refused: string[] = [];
  for (const word of line.split(/[\s,;]+/).flatMap((part) => part.split(/(?=#)/))) {
    if (word.replaceAll("#", "") === "") continue;
    const tag = cleanTag(word);
    // The server takes no longer ones.
    if (tag === null || tag.length > 100) refused.push(word);
    else if (!hashtags.some((each) => tagKey(each.tag) === tagKey(tag)))
      hashtags.push({ tag, reach: before.find((each) => tagKey(each.tag) === tagKey(tag))?.reach ?? "niche" });
  }
  return { hashtags, refused };
}
