// Reads a post out of what a model wrote: whatever fields are there and make sense, the rest is left out.
import type { Hashtag } from "../../engine/posts/post.ts";
import { cleanHashtags } from "../../engine/posts/hashtags.ts";
import { platformIds } from "../../engine/posts/platforms.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { PostDraft } from "./create.ts";

const most = { captions: 10, hashtags: 30, characters: 6000 };

/** `pictures`: how many alt texts there can be. */
export function readDraft(value: unknown, pictures: number): PostDraft {
  const given = recordOf(value);
  const captions = textsOf(given["captions"] ?? given["caption"]).map(cleanText);
  const hashtags = hashtagsOf(given["hashtags"]);
  const altTexts = altTextsOf(given["altTexts"] ?? given["altText"] ?? given["alt"], pictures);
  const firstComment = textOf(given["firstComment"]);
  const callToAction = textOf(given["callToAction"]);
  return {
    captions: unique(captions.filter(isText)).slice(0, most.captions),
    drafts: draftsOf(given["drafts"]),
    ...(hashtags && { hashtags }),
    ...(altTexts && { altTexts }),
    ...(firstComment !== null && { firstComment: cleanText(firstComment) }),
    ...(callToAction !== null && { callToAction: cleanText(callToAction) }),
  };
}

/** Marks of Markdown and labels a model puts around a text. */
export function cleanText(said: string): string {
  return said
    .replaceAll("\r", "")
    .replace(
      /^\s*(?:\*\*)?(?:caption|bildunterschrift|post|beitrag|text|alt[- ]?text|answer|antwort|option|variant[e]?)(?:\s*\d+)?\s*(?:\*\*)?\s*:\s*(?:\*\*)?\s*/i,
      "",
    )
    .replaceAll(/\*\*([^*\n]+)\*\*/g, "$1")
    .replaceAll(/(?<![^\S\n])[^\S\n]+\n/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim()
    .replace(/^["“„«]([^"“”„«»]*)["”“»]?$/s, "$1")
    .trim();
}

const isText = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) && text.length <= most.characters && !/^\s*[{[]/.test(text);

function hashtagsOf(value: unknown): Hashtag[] | null {
  const { broad, niche } = recordOf(value);
  if (broad !== undefined || niche !== undefined) {
    return hashtagsOf([...tagged(broad, "broad"), ...tagged(niche, "niche")]);
  }
  const list = typeof value === "string" ? value.split(/[\s,]+/) : value;
  if (!Array.isArray(list)) return null;
  const tags = list.slice(0, most.hashtags).flatMap((each: unknown, at): Hashtag[] => {
    const { tag, reach } = typeof each === "string" ? { tag: each, reach: undefined } : recordOf(each);
    if (typeof tag !== "string") return [];
    // Without a word on it: every second one, so that there is a mix.
    return [{ tag, reach: reach === "broad" || reach === "niche" ? reach : at % 2 === 0 ? "broad" : "niche" }];
  });
  const clean = [...cleanHashtags(tags)];
  return clean.length > 0 ? clean : null;
}

const tagged = (value: unknown, reach: Hashtag["reach"]) => textsOf(value).map((tag) => ({ tag, reach }));

function altTextsOf(value: unknown, pictures: number): PostDraft["altTexts"] | null {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const texts: ({ text: string; decorative: boolean } | null)[] = Array.from({ length: pictures }, () => null);
  for (const [at, each] of list.entries()) {
    const { text, picture, decorative } =
      typeof each === "string" ? { text: each, picture: undefined, decorative: false } : recordOf(each);
    const place = typeof picture === "number" ? picture - 1 : at;
    if (typeof text !== "string" || place < 0 || place >= pictures) continue;
    const clean = cleanText(text);
    if (decorative === true && clean === "") texts[place] = { text: "", decorative: true };
    else if (isText(clean)) texts[place] = { text: clean, decorative: false };
  }
  return texts.some((each) => each !== null) ? texts : null;
}

function draftsOf(value: unknown): PostDraft["drafts"] {
  const list: unknown[] = Array.isArray(value)
    ? value
    : Object.entries(recordOf(value)).map(([platform, text]) => ({ platform, text }));
  const found = new Map<PlatformId, string>();
  for (const each of list) {
    const { platform, text } = recordOf(each);
    const id = platformIds.find((one) => one === String(platform).toLowerCase());
    const clean = typeof text === "string" ? cleanText(text) : "";
    if (id && isText(clean)) found.set(id, clean);
  }
  return [...found].map(([platform, text]) => ({ platform, text }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  const { text } = recordOf(value);
  return typeof text === "string" ? text : null;
}

function textsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => textOf(each) ?? []);
}

const unique = (texts: readonly string[]): string[] => {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
    return !seen.has(key) && Boolean(seen.add(key));
  });
};
