// Puts a post together: what was locked to the letter, what was written, what stays of the post before, and code's own where nothing came.
import { cleanHashtags, splitHashtags } from "../../engine/posts/hashtags.ts";
import type { AltText, Caption, Grounding, Hashtag, LockedFields, Post } from "../../engine/posts/post.ts";
import type { Assignment, PostDraft, WrittenPost } from "./create.ts";
import { captionWords } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { withoutEmoji } from "./manner.ts";
import { altByCode, mendedAlt, tagsByCode } from "./post-by-code.ts";
import { captionsAtMost } from "./read-brief.ts";
import type { Wanted } from "./wanted-fields.ts";

export interface Assembly {
  readonly postId: string;
  readonly imageIds: readonly string[];
  readonly assignment: Assignment;
  readonly grounding: Grounding;
  readonly keep: LockedFields;
  readonly wanted: Wanted;
  readonly before: Post | null;
  readonly words: Pick<CreatorWords, "told">;
}

const none = { text: "", flags: [] } as const;
const captionIdAt = (at: number): string => `caption-${at + 1}`;

/** `isWhole`: false while it is still being written, so that nothing of code's stands in for what may yet come. */
export function assemblePost(draft: PostDraft, parts: Assembly, isWhole: boolean): WrittenPost {
  const { postId, imageIds, keep, wanted, before, assignment } = parts;
  const split = draft.captions.map((text) => splitCaption(text, assignment));
  const captions = captionsOf(
    split.map(({ body }) => body),
    parts,
  );
  const side = (name: "firstComment" | "callToAction") => {
    const locked = keep[name];
    if (locked !== undefined) return { text: locked, flags: [] };
    if (!wanted[name]) return before?.[name] ?? none;
    return { text: plain(draft[name] ?? "", assignment), flags: [] };
  };
  const picked =
    assignment.change?.kind === "pick"
      ? []
      : draft.drafts.map((each) => ({ ...each, text: plain(splitHashtags(each.text).body, assignment) }));
  const captionId = captions[0]?.captionId ?? captionIdAt(0);
  const old = assignment.change?.kind === "rewrite" && wanted.captions > 0 ? [] : (before?.drafts ?? []);
  return {
    postId,
    imageIds,
    captions,
    hashtags: hashtagsOf(
      draft,
      split.flatMap(({ tags }) => tags),
      parts,
      { caption: captions[0]?.text ?? "", isWhole },
    ),
    altTexts: altTextsOf(draft, captions[0]?.text ?? "", parts, isWhole),
    firstComment: side("firstComment"),
    callToAction: side("callToAction"),
    drafts: [
      ...old.filter(({ platform }) => !picked.some((each) => each.platform === platform)),
      ...picked.map(({ platform, text }) => ({ platform, captionId, text })),
    ],
  };
}

export function splitCaption(text: string, assignment: Assignment): { body: string; tags: readonly string[] } {
  const { body, tags } = splitHashtags(text);
  return { body: plain(body, assignment), tags };
}

function plain(text: string, { emoji }: Assignment): string {
  return emoji === "none" ? withoutEmoji(text) : text.trim();
}

function captionsOf(written: readonly string[], { keep, wanted, before, assignment }: Assembly): Caption[] {
  const old = before?.captions ?? [];
  const { change } = assignment;
  if (change?.kind === "pick") {
    const picked = old[change.pick ?? 0];
    return picked ? [picked, ...old.filter((each) => each !== picked)] : [...old];
  }
  const fresh = (text: string, at: number): Caption => ({ captionId: captionIdAt(at), text, flags: [], toneNotes: [] });
  if (keep.caption !== undefined) return [fresh(keep.caption, 0)];
  if (change?.kind === "more") {
    const first = lastNumber(old);
    const added = written
      .filter((text) => text !== "" && old.every((each) => each.text !== text))
      .slice(0, wanted.captions);
    // Those that were asked for come in any case: older ones still stand in the answer before.
    return [...old.slice(0, captionsAtMost - added.length), ...added.map((text, at) => fresh(text, first + at))];
  }
  if (wanted.captions === 0) return [...old];
  return written
    .filter((text) => text !== "")
    .slice(0, wanted.captions)
    .map(fresh);
}

function lastNumber(captions: readonly Caption[]): number {
  return Math.max(0, ...captions.map(({ captionId }) => Number(/\d+$/.exec(captionId)?.[0] ?? 0)));
}

function hashtagsOf(
  draft: PostDraft,
  inTexts: readonly string[],
  { keep, wanted, before, grounding, imageIds }: Assembly,
  { caption, isWhole }: { readonly caption: string; readonly isWhole: boolean },
): readonly Hashtag[] {
  if (keep.hashtags) return keep.hashtags;
  if (!wanted.hashtags) return before?.hashtags ?? [];
  const own = draft.hashtags ?? [];
  const all = cleanHashtags([...own, ...(isWhole ? inTexts : []).map((tag): Hashtag => ({ tag, reach: "niche" }))]);
  if (all.length > 0 || !isWhole) return all;
  return tagsByCode(grounding, imageIds, caption);
}

function altTextsOf(draft: PostDraft, caption: string, parts: Assembly, isWhole: boolean): AltText[] {
  const { imageIds, keep, wanted, before, grounding, assignment, words } = parts;
  return imageIds.flatMap((imageId, at): AltText[] => {
    const locked = keep.altTexts?.find((each) => each.imageId === imageId);
    if (locked) return [{ imageId, text: locked.text, decorative: locked.text === "", flags: [] }];
    const old = before?.altTexts.find((each) => each.imageId === imageId);
    if (!wanted.altTexts && old) return [old];
    const image = grounding.images.find((each) => each.imageId === imageId);
    const written = draft.altTexts?.[at];
    const language = assignment.told;
    if (written?.decorative) return [{ imageId, text: "", decorative: true, flags: [] }];
    if (written)
      return [
        { imageId, text: mendedAlt(written.text, image, { language, caption, words }), decorative: false, flags: [] },
      ];
    if (!isWhole) return [];
    return [
      {
        imageId,
        text: image ? altByCode(image, language, words) : words.told.picture[language],
        decorative: false,
        flags: [],
      },
    ];
  });
}

/** Tokens the answer may take for what is wanted. */
export function tokensFor({ captions, altTexts, drafts }: Wanted, { length }: Assignment, pictures: number): number {
  const caption = captionWords[length][1] * tokensAWord;
  return Math.ceil(captions * caption + drafts.length * caption * 1.2 + (altTexts ? pictures * 80 : 0) + besideTokens);
}

const tokensAWord = 2.5;
const besideTokens = 500;
