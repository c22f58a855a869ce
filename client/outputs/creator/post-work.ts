// What a person does to a post: which caption is picked, what is edited and locked, for which platforms; and the post with it.
import { fitPost, partsOf } from "../../../pipelines/engine/posts/fit.ts";
import type { PlatformId } from "../../../pipelines/engine/posts/platforms.ts";
import type {
  Caption,
  ClaimFlag,
  Hashtag,
  LockedFields,
  PlatformVersion,
  Post,
  Tone,
} from "../../../pipelines/engine/posts/post.ts";
import { toneNotes } from "../../../pipelines/engine/posts/tone.ts";
import type { ToneOptions } from "../../../pipelines/engine/posts/tone.ts";
import { hashtagsIn, isPlatform } from "./post-values.ts";

export const fieldNames = ["caption", "hashtags", "altTexts", "firstComment", "callToAction"] as const;
export type FieldName = (typeof fieldNames)[number];

interface EditedAlt {
  readonly text: string;
  readonly decorative: boolean;
}

export interface PostWork {
  /** Null: the first. */
  readonly captionId: string | null;
  /** Edited captions by their id. */
  readonly captions: Readonly<Record<string, string>>;
  readonly hashtags: readonly Hashtag[] | null;
  /** By the picture's id. */
  readonly altTexts: Readonly<Record<string, EditedAlt>>;
  readonly firstComment: string | null;
  readonly callToAction: string | null;
  readonly locked: readonly FieldName[];
  /** Null: those that were asked for. */
  readonly platforms: readonly PlatformId[] | null;
}

export const noWork: PostWork = {
  captionId: null,
  captions: {},
  hashtags: null,
  altTexts: {},
  firstComment: null,
  callToAction: null,
  locked: [],
  platforms: null,
};

/** As it was kept in the tab's storage, by this version or another. */
export function workOf(value: unknown): PostWork {
  if (typeof value !== "object" || value === null) return noWork;
  const kept = value as Partial<Record<keyof PostWork, unknown>>;
  const text = (each: unknown) => (typeof each === "string" ? each : null);
  const entries = <Value>(each: unknown, read: (one: unknown) => Value | null) =>
    Object.fromEntries(
      Object.entries(typeof each === "object" && each !== null ? each : {}).flatMap(([key, one]) => {
        const found = read(one);
        return found === null ? [] : [[key, found] as const];
      }),
    );
  return {
    captionId: text(kept.captionId),
    captions: entries(kept.captions, text),
    hashtags: Array.isArray(kept.hashtags) ? hashtagsIn(kept.hashtags) : null,
    altTexts: entries(kept.altTexts, altOf),
    firstComment: text(kept.firstComment),
    callToAction: text(kept.callToAction),
    locked: Array.isArray(kept.locked) ? fieldNames.filter((name) => (kept.locked as unknown[]).includes(name)) : [],
    platforms: Array.isArray(kept.platforms) ? kept.platforms.filter(isPlatform) : null,
  };
}

function altOf(value: unknown): EditedAlt | null {
  if (typeof value !== "object" || value === null) return null;
  const { text, decorative } = value as Partial<Record<keyof EditedAlt, unknown>>;
  return typeof text === "string" ? { text, decorative: decorative === true } : null;
}

interface Manner extends ToneOptions {
  readonly tone: Tone;
  readonly language: string;
}

/** The post as it stands with what was done to it. A platform's own text goes where its caption was edited. */
export function workedPost(post: Post, work: PostWork, manner: Manner): Post {
  const edited = (caption: Caption): Caption => {
    const text = work.captions[caption.captionId];
    if (text === undefined || text === caption.text) return caption;
    const { tone, language, emoji } = manner;
    return {
      ...caption,
      text,
      flags: flagsStill(text, caption.flags),
      toneNotes: toneNotes(text, tone, language, { emoji }),
    };
  };
  const side = (name: "firstComment" | "callToAction") => {
    const text = work[name];
    return text === null ? post[name] : { text, flags: flagsStill(text, post[name].flags) };
  };
  return {
    ...post,
    captions: post.captions.map(edited),
    hashtags: work.hashtags ?? post.hashtags,
    altTexts: post.altTexts.map((alt) => {
      const own = work.altTexts[alt.imageId];
      return own ? { ...alt, ...own, flags: flagsStill(own.text, alt.flags) } : alt;
    }),
    firstComment: side("firstComment"),
    callToAction: side("callToAction"),
    drafts: post.drafts.filter(({ captionId }) => !isEdited(post, work, captionId)),
  };
}

function isEdited(post: Post, work: PostWork, captionId: string): boolean {
  const text = work.captions[captionId];
  return text !== undefined && text !== post.captions.find((each) => each.captionId === captionId)?.text;
}

/** Those whose words still stand in an edited text, where they stand now. */
export function flagsStill(text: string, flags: readonly ClaimFlag[]): readonly ClaimFlag[] {
  let from = 0;
  return flags.flatMap((flag) => {
    const start = flag.text === "" ? -1 : text.indexOf(flag.text, from);
    if (start < 0) return [];
    from = start + flag.text.length;
    return [{ ...flag, start, end: from }];
  });
}

export function pickedCaption(post: Post, work: PostWork): Caption | undefined {
  return post.captions.find(({ captionId }) => captionId === work.captionId) ?? post.captions[0];
}

/** As the post would be sent to each platform; what the server made of it stands where it says the same. */
export function versionsFor(
  worked: Post,
  captionId: string | undefined,
  platforms: readonly PlatformId[],
): readonly PlatformVersion[] {
  return platforms.map((platform) => {
    const fitted = fitPost(partsOf(worked, platform, captionId), platform);
    const known = worked.versions.find(
      (each) => each.platform === platform && each.text === fitted.text && each.title === fitted.title,
    );
    return known ? { ...fitted, repairs: known.repairs } : fitted;
  });
}

/** What a rewrite keeps to the letter. */
export function keptOf(worked: Post, caption: Caption | undefined, names: readonly FieldName[]): LockedFields {
  const has = (name: FieldName) => names.includes(name);
  return {
    ...(has("caption") && caption ? { caption: caption.text } : {}),
    ...(has("hashtags") ? { hashtags: worked.hashtags } : {}),
    ...(has("altTexts") && worked.altTexts.length > 0
      ? { altTexts: worked.altTexts.map(({ imageId, text }) => ({ imageId, text })) }
      : {}),
    ...(has("firstComment") ? { firstComment: worked.firstComment.text } : {}),
    ...(has("callToAction") ? { callToAction: worked.callToAction.text } : {}),
  };
}
