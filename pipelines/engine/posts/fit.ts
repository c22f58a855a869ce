// Fits a post to a platform: its tags, its limit, its fold. The page and the steps use the same function.
import { cutPoints, sentenceEnds } from "./boundaries.ts";
import { countText, isOver } from "./count.ts";
import { hashtagsIn, linksIn } from "./entities.ts";
import type { TextRange } from "./entities.ts";
import { graphemesOf } from "./graphemes.ts";
import { chooseHashtags, isTag, splitHashtags, tagKey, tagsIn } from "./hashtags.ts";
import type { Hashtag, PlatformVersion, Post, PostRepair } from "./post.ts";
import { platforms } from "./platforms.ts";
import type { LimitOverrides, PlatformId } from "./platforms.ts";
import { lastThat, shorten } from "./shorten.ts";

export interface PostParts {
  readonly body: string;
  readonly hashtags: readonly Hashtag[];
  readonly callToAction: string;
  /** Else the first sentence, where the platform has a title. */
  readonly title?: string | undefined;
  /** Kept whatever else goes. */
  readonly link?: string | undefined;
}

/** A title is found in the first so many UTF-16 units of a text. */
const titleReach = 2000;
/** Whole sentences that fill less of the limit than this say too little: the next one is cut at a word. */
const enoughOfLimit = 0.4;

/** What goes first: tags from the end, the call to action, sentences from the end, words. Tags come back where they fit then. */
export function fitPost(parts: PostParts, platform: PlatformId, overrides?: LimitOverrides): PlatformVersion {
  const { body: raw, tags: own } = splitHashtags(tidy(parts.body));
  const { body: asked, tags: others } = splitHashtags(tidy(parts.callToAction));
  const { text: body, loose } = tame(raw, platform);
  const wanted = [...parts.hashtags, ...[...own, ...others].map((tag) => ({ tag, reach: "broad" }) as const)];
  const fits = (text: string) => !isOver(countText(text, platform, overrides));
  const enough = (text: string) => {
    const { used, limit } = countText(text, platform, overrides);
    return used >= limit * enoughOfLimit;
  };

  const action = body.includes(asked) ? "" : tame(asked, platform, tagsIn(body)).text;
  const core = coreOf({ body, action, link: tidy(parts.link ?? "") }, fits, enough);
  const tags = tagsFor(core.text, wanted, platform);
  const count = core.fits
    ? lastThat(tags.length, (index) => fits(withTags(core.text, tags.slice(0, index + 1), platform))) + 1
    : tags.length;
  const text = withTags(core.text, tags.slice(0, count), platform);
  const dropped = [...loose, ...tags.slice(count)];
  const title = titleOf({ title: parts.title, body }, platform);
  const counted = countText(text, platform, overrides);
  return {
    platform,
    title: title.text,
    text,
    hashtags: tagsIn(text),
    count: counted,
    fold: foldAt(text, platform),
    state: isOver(counted) || title.over ? "over" : "ready",
    repairs: [
      ...(dropped.length > 0 ? [{ kind: "tags-dropped", tags: dropped } as const] : []),
      ...core.repairs,
      ...(title.cut ? [{ kind: "title-cut" } as const] : []),
    ],
  };
}

/** A caption's parts for a platform: what a model wrote for that platform stands in its place. */
export function partsOf(post: Post, platform: PlatformId, captionId = post.captions[0]?.captionId): PostParts {
  const caption = post.captions.find((each) => each.captionId === captionId) ?? post.captions[0];
  const draft = post.drafts.find((each) => each.platform === platform && each.captionId === caption?.captionId);
  return {
    body: draft?.text ?? caption?.text ?? "",
    hashtags: post.hashtags,
    callToAction: post.callToAction.text,
  };
}

export function versionsOf(
  post: Post,
  wanted: readonly PlatformId[],
  captionId?: string,
  overrides?: LimitOverrides,
): readonly PlatformVersion[] {
  return wanted.map((platform) => fitPost(partsOf(post, platform, captionId), platform, overrides));
}

/** UTF-16 units that are shown before “more”, up to the end of a word; null where all of the text is. */
export function foldAt(text: string, platform: PlatformId): number | null {
  const { fold } = platforms[platform];
  if (fold === null || text.length <= fold) return null;
  const hard = endOfGraphemes(text, fold);
  if (hard === text.length) return null;
  // One word more than what is shown, so that its own end is seen as one.
  const points = cutPoints(text.slice(0, hard + 100));
  return points.findLast((point) => point <= hard) ?? hard;
}

function coreOf(
  { body, action, link }: { readonly body: string; readonly action: string; readonly link: string },
  fits: (text: string) => boolean,
  enough: (text: string) => boolean,
): { readonly text: string; readonly fits: boolean; readonly repairs: readonly PostRepair[] } {
  const missing = link !== "" && !`${body} ${action}`.includes(link) ? link : "";
  const whole = paragraphs(body, [action, missing].filter(Boolean).join(" "));
  if (fits(whole)) return { text: whole, fits: true, repairs: [] };
  const main = body === "" ? action : body;
  const goes: readonly PostRepair[] = action !== "" && body !== "" ? [{ kind: "call-to-action-dropped" }] : [];
  const kept = link !== "" && !main.includes(link) ? link : "";
  const behind = (text: string) => paragraphs(text, kept);
  const short = shorten(
    main,
    (text) => fits(behind(text)),
    (text) => enough(behind(text)),
  );
  if (short === null) return { text: whole, fits: false, repairs: [] };
  const repairs: PostRepair[] = [...goes];
  if (short.sentencesDropped > 0) repairs.push({ kind: "sentences-dropped", count: short.sentencesDropped });
  if (short.cutAtWord) repairs.push({ kind: "cut-at-word" });
  return { text: behind(short.text), fits: true, repairs };
}

/** Those of the wanted tags that may stand behind this text: not said twice, within the platform's number. */
function tagsFor(text: string, wanted: readonly Hashtag[], platform: PlatformId): readonly string[] {
  const there = new Set(tagsIn(text).map(tagKey));
  const left = wanted.filter(({ tag }) => !there.has(tagKey(tag)));
  const room = Math.max(0, platforms[platform].hashtags.advised - there.size);
  return chooseHashtags(left, platform)
    .filter((tag) => !there.has(tagKey(tag)))
    .slice(0, room);
}

function withTags(text: string, tags: readonly string[], platform: PlatformId): string {
  const line = tags.map((tag) => `#${tag}`).join(" ");
  const gap = platforms[platform].hashtags.layout === "block" ? "\n\n" : " ";
  return text === "" || line === "" ? text + line : text + gap + line;
}

/** A tag inside a sentence loses its sign, not its word, where it is said again, is too long, or is one too many. */
function tame(text: string, platform: PlatformId, before: readonly string[] = []) {
  const { most } = platforms[platform].hashtags;
  const seen = new Set(before.map(tagKey));
  const loose: string[] = [];
  let tamed = "";
  let at = 0;
  for (const { start, end } of hashtagsIn(text)) {
    const tag = text.slice(start + 1, end);
    const stays = isTag(tag, platform) && !seen.has(tagKey(tag)) && (most === null || seen.size < most);
    if (stays) seen.add(tagKey(tag));
    else loose.push(tag);
    // “##tag” would still be one without its second sign.
    let before = start;
    while (!stays && before > at && /[#＃]/.test(text.charAt(before - 1))) before -= 1;
    tamed += text.slice(at, before) + text.slice(stays ? start : start + 1, end);
    at = end;
  }
  return { text: tamed + text.slice(at), loose };
}

/** A title that is given counts as over where it cannot be cut; one that is made of the body is left out then. */
function titleOf({ title: given, body }: Pick<PostParts, "title" | "body">, platform: PlatformId) {
  const limit = platforms[platform].title;
  const none = { text: null, over: false, cut: false };
  if (limit === null) return none;
  const title = tidy(given ?? "").replaceAll(/\s+/g, " ");
  const line = title === "" ? firstSentence(body.slice(0, titleReach)) : title;
  if (line === "") return none;
  const short = shorten(
    line,
    (text) => text.length <= limit,
    () => false,
  );
  if (short === null) return title === "" ? none : { text: title, over: true, cut: false };
  return { text: short.text, over: false, cut: short.text !== line };
}

/** The first one that says something beside its links, without its tags' signs and its full stop. */
function firstSentence(body: string): string {
  let from = 0;
  for (const end of sentenceEnds(body)) {
    const sentence = without(linksIn(body.slice(from, end)), body.slice(from, end));
    const line = sentence
      .replaceAll(/[#＃](?=[\p{L}\p{N}])/gu, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line)) return line.replace(/(?<!\.)\.$/, "");
    from = end;
  }
  return "";
}

function without(ranges: readonly TextRange[], text: string): string {
  return ranges.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
}

/** What no platform shows or all refuse goes: broken surrogates, control characters, spaces at line ends, rows of empty lines. */
function tidy(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]/g, "")
      .replaceAll(/(?<![ \t])[ \t]+\n/g, "\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim()
  );
}

const paragraphs = (...parts: readonly string[]) => parts.filter((part) => part !== "").join("\n\n");

function endOfGraphemes(text: string, count: number): number {
  let left = count;
  let end = 0;
  for (const grapheme of graphemesOf(text)) {
    if (left === 0) return end;
    left -= 1;
    end += grapheme.length;
  }
  return end;
}
