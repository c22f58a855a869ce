// Hashtags: made valid, told apart from the text, and chosen for a platform.
import { hashtagsIn, wordStart } from "./entities.ts";
import { graphemeLength } from "./graphemes.ts";
import type { Hashtag } from "./post.ts";
import { platforms } from "./platforms.ts";
import type { PlatformId } from "./platforms.ts";

/** What may stand in a tag on every platform: letters, their marks, digits, the underscore, and the joiners Persian and Indian scripts need. */
const other = /[^\p{L}\p{M}\p{Nd}_\u200c\u200d]+/u;
const emojiParts = /[\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Extended_Pictographic}\ufe0f\ufe0e\u20e3]/gu;
const letter = /\p{L}/u;
const tagRun = /^(?:[#＃][^\s#＃]+)+$/u;
/** Behind these a sentence is over, so tags that follow are no part of it. */
const closed = /[.!?…。！？:)\]"”“’»\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
/** So many tags in a row are a list, even behind an unfinished sentence. */
const listLength = 3;

/** “#coffee time ☕” becomes `CoffeeTime`; null where no letter is left. */
export function cleanTag(raw: string): string | null {
  const parts = raw
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(emojiParts, " ")
    .split(other)
    .map((part) => part.replaceAll(/^[\u200c\u200d\p{M}]+|[\u200c\u200d]+$/gu, ""))
    .filter((part) => part !== "");
  const tag = (parts.length > 1 ? parts.map(capitalised) : parts).join("").normalize("NFC");
  return letter.test(tag) && tagIn(`#${tag}`) === tag ? tag : null;
}

/** Cleaned, each once, in their order. */
export function cleanHashtags(tags: readonly Hashtag[]): readonly Hashtag[] {
  const seen = new Set<string>();
  return tags.flatMap(({ tag: raw, reach }) => {
    const tag = cleanTag(raw);
    if (tag === null || seen.has(tagKey(tag))) return [];
    seen.add(tagKey(tag));
    return [{ tag, reach }];
  });
}

/** Equal for tags that platforms take for the same: letters' case and the form of their marks make no difference. */
export function tagKey(tag: string): string {
  return tag.normalize("NFKC").toUpperCase().toLowerCase();
}

export function isTag(tag: string, platform: PlatformId): boolean {
  return graphemeLength(tag) <= platforms[platform].hashtags.length && tagIn(`#${tag}`) === tag;
}

/** As many as the platform advises, broad and niche ones in turn, beginning with the first. */
export function chooseHashtags(tags: readonly Hashtag[], platform: PlatformId): readonly string[] {
  const { advised } = platforms[platform].hashtags;
  return inTurn(cleanHashtags(tags).filter(({ tag }) => isTag(tag, platform))).slice(0, advised);
}

/** All hashtags of a text in their order, without the sign. */
export function tagsIn(text: string): readonly string[] {
  return hashtagsIn(text).map(({ start, end }) => text.slice(start + 1, end));
}

/** Takes off the tags that stand behind the text; those inside its sentences stay, for they carry meaning. */
export function splitHashtags(text: string): { readonly body: string; readonly tags: readonly string[] } {
  const lines = text.trimEnd().split("\n");
  const apart: string[] = [];
  while (lines.length > 0) {
    const { before, tags } = runAtEndOf(lines.at(-1) ?? "");
    if (before !== "") break;
    apart.unshift(...tags);
    lines.pop();
  }
  const body = lines.join("\n").trimEnd();
  if (apart.length > 0) return { body, tags: apart };
  const { before, tags } = runAtEndOf(lines.at(-1) ?? "");
  const isList = tags.length >= listLength || (tags.length > 0 && closed.test(before));
  if (!isList) return { body, tags: [] };
  return { body: [...lines.slice(0, -1), before].join("\n").trimEnd(), tags };
}

/** Whole tags only: `#a-b` is no tag and stays where it is. */
function runAtEndOf(line: string): { readonly before: string; readonly tags: readonly string[] } {
  const tags: string[] = [];
  let end = line.trimEnd().length;
  while (end > 0) {
    const start = wordStart(line, end);
    const run = line.slice(start, end).replace(/[,;.]{1,3}$/, "");
    if (!tagRun.test(run)) break;
    const found = run.split(/(?=[#＃])/).map((tag) => tag.slice(1));
    if (!found.every((tag) => tagIn(`#${tag}`) === tag)) break;
    tags.push(...found.toReversed());
    end = start;
    while (end > 0 && /\s/.test(line.charAt(end - 1))) end -= 1;
  }
  return { before: line.slice(0, end), tags: tags.toReversed() };
}

function inTurn(tags: readonly Hashtag[]): readonly string[] {
  const first = tags.filter(({ reach }) => reach === tags[0]?.reach);
  const second = tags.filter(({ reach }) => reach !== tags[0]?.reach);
  const mixed: string[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1)
    mixed.push(...[first[at], second[at]].flatMap((tag) => (tag === undefined ? [] : [tag.tag])));
  return mixed;
}

const tagIn = (text: string): string | undefined => (hashtagsIn(text).length === 1 ? tagsIn(text)[0] : undefined);

const capitalised = (part: string) => part.replace(/^./u, (first) => first.toLocaleUpperCase("en"));
