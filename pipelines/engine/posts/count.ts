// How long a text is on a platform, by that platform's own rule.
import { linksIn, weightedLength } from "./entities.ts";
import { apartFromPlain, graphemeLength, graphemesOf, isEmoji } from "./graphemes.ts";
import type { PostCount } from "./post.ts";
import { limitOf, platforms } from "./platforms.ts";
import type { CountUnit, LimitOverrides, PlatformId } from "./platforms.ts";

const encoder = new TextEncoder();
const farMention = /(^|[^/\w])@(([a-z0-9_]+)@[a-z0-9.-]+[a-z0-9]+)/gi;

export function countText(text: string, platform: PlatformId, overrides?: LimitOverrides): PostCount {
  const { text: rule, bytes } = platforms[platform];
  const count = { used: lengthIn(text, rule.unit), limit: limitOf(platform, overrides) };
  return bytes === null ? count : { ...count, bytes: { used: byteLength(text), limit: bytes } };
}

export function isOver({ used, limit, bytes }: PostCount): boolean {
  return used > limit || (bytes !== undefined && bytes.used > bytes.limit);
}

/** Null where the platform has no title. */
export function countTitle(title: string, platform: PlatformId): PostCount | null {
  const limit = platforms[platform].title;
  return limit === null ? null : { used: title.length, limit };
}

/** Null where the platform takes no alt text or says no limit. */
export function countAlt(text: string, platform: PlatformId): PostCount | null {
  const limit = platforms[platform].altText;
  return limit === null ? null : { used: graphemeLength(text), limit };
}

/** Of a first comment; null where the platform has none. */
export function countComment(text: string, platform: PlatformId): PostCount | null {
  const { comment, text: rule } = platforms[platform];
  return comment === null ? null : { used: lengthIn(text, rule.unit), limit: comment };
}

function lengthIn(text: string, unit: CountUnit): number {
  switch (unit) {
    case "weighted":
      return weightedLength(text);
    case "utf16":
      return text.length;
    case "graphemes":
      return graphemeLength(text);
    case "bytes":
      return byteLength(text);
    case "threads":
      return threadsLength(text);
    case "mastodon":
      return mastodonLength(text);
  }
}

const byteLength = (text: string) => encoder.encode(text).length;

/** “Emojis are counted as the number of UTF-8 bytes”, the rest as characters. */
function threadsLength(text: string): number {
  const { rest, plain } = apartFromPlain(text);
  let sum = plain;
  for (const segment of graphemesOf(rest)) sum += isEmoji(segment) ? byteLength(segment) : Array.from(segment).length;
  return sum;
}

/** As its server does: links with a protocol stand as 23 characters, and of `@name@server` only `@name` counts. */
function mastodonLength(text: string): number {
  const placeholder = "x".repeat(platforms.mastodon.urlWeight ?? 0);
  let countable = "";
  let at = 0;
  for (const { start, end } of linksIn(text, { bare: false })) {
    countable += text.slice(at, start) + placeholder;
    at = end;
  }
  return graphemeLength((countable + text.slice(at)).replaceAll(farMention, "$1@$3"));
}
