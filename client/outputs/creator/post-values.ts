// Posts, ideas and improvements as an answer holds them: from a model, an older version or half written, so what has not its shape is left out.
import { platformIds } from "../../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../../pipelines/engine/posts/platforms.ts";
import type {
  AltText,
  Caption,
  ClaimFlag,
  DraftChange,
  Hashtag,
  Improvement,
  PlatformVersion,
  Post,
  PostIdea,
  SideText,
  TextMeters,
} from "../../../pipelines/engine/posts/post.ts";
import { isRecord, recordsIn, textIn, textsIn } from "../read-value.ts";
import type { Fields } from "../read-value.ts";

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
export const isPlatform = (value: unknown): value is PlatformId => platformIds.some((each) => each === value);

export function postsOf(value: unknown): readonly Post[] {
  return recordsIn(value).map(postOf);
}

/** Of a list that grows: an item that is the same is the same post, so that nothing of the others is counted anew. */
export function createPostReader(): (value: unknown) => readonly Post[] {
  const known = new WeakMap<object, Post>();
  return (value) =>
    recordsIn(value).map((item, at) => {
      const post = known.get(item) ?? postOf(item, at);
      known.set(item, post);
      return post;
    });
}

function postOf(post: Fields, at: number): Post {
  return {
    postId: textIn(post["postId"]) || `post-${at + 1}`,
    imageIds: textsIn(post["imageIds"]),
    captions: recordsIn(post["captions"]).map(captionOf),
    hashtags: hashtagsIn(post["hashtags"]),
    altTexts: recordsIn(post["altTexts"]).flatMap(altOf),
    firstComment: sideOf(post["firstComment"]),
    callToAction: sideOf(post["callToAction"]),
    drafts: recordsIn(post["drafts"]).flatMap(({ platform, captionId, text }) =>
      isPlatform(platform) ? [{ platform, captionId: textIn(captionId), text: textIn(text) }] : [],
    ),
    versions: recordsIn(post["versions"]).filter(isVersion),
  };
}

function captionOf(caption: Fields, at: number): Caption {
  return {
    captionId: textIn(caption["captionId"]) || `caption-${at + 1}`,
    text: textIn(caption["text"]),
    flags: flagsIn(caption["flags"]),
    toneNotes: textsIn(caption["toneNotes"]),
  };
}

function altOf(alt: Fields): readonly AltText[] {
  const imageId = textIn(alt["imageId"]);
  if (imageId === "") return [];
  return [{ imageId, text: textIn(alt["text"]), decorative: alt["decorative"] === true, flags: flagsIn(alt["flags"]) }];
}

function sideOf(value: unknown): SideText {
  return isRecord(value)
    ? { text: textIn(value["text"]), flags: flagsIn(value["flags"]) }
    : { text: textIn(value), flags: [] };
}

export function hashtagsIn(value: unknown): readonly Hashtag[] {
  return recordsIn(value).flatMap(({ tag, reach }) =>
    typeof tag === "string" && tag !== "" ? [{ tag, reach: reach === "broad" ? "broad" : "niche" } as const] : [],
  );
}

function flagsIn(value: unknown): readonly ClaimFlag[] {
  return recordsIn(value).filter(
    (flag): flag is Fields & ClaimFlag =>
      isNumber(flag["start"]) && isNumber(flag["end"]) && typeof flag["text"] === "string",
  );
}

function isVersion(value: Fields): value is Fields & PlatformVersion {
  const { platform, text, count, repairs } = value;
  return (
    isPlatform(platform) &&
    typeof text === "string" &&
    isRecord(count) &&
    isNumber(count["used"]) &&
    isNumber(count["limit"]) &&
    Array.isArray(repairs) &&
    Array.isArray(value["hashtags"])
  );
}

const formats: readonly PostIdea["format"][] = ["photo", "carousel", "video", "text", "story"];

export function ideasOf(value: unknown): readonly PostIdea[] {
  return recordsIn(value).flatMap(({ ideaId, title, hook, format, platform, day }, at) => {
    if (typeof title !== "string" || title === "" || !isPlatform(platform)) return [];
    return [
      {
        ideaId: textIn(ideaId) || `idea-${at + 1}`,
        title,
        hook: textIn(hook),
        format: formats.find((each) => each === format) ?? "text",
        platform,
        day: isNumber(day) ? Math.max(0, Math.floor(day)) : at,
      },
    ];
  });
}

const kinds: readonly DraftChange["kind"][] = ["grammar", "clarity", "tone", "length"];
const noMeters: TextMeters = { words: 0, sentences: 0, readingEase: null, tone: 0 };

/** Null where it holds no draft. */
export function improvementOf(value: unknown): Improvement | null {
  if (!isRecord(value) || typeof value["before"] !== "string") return null;
  const { before, after, changes, meters } = value;
  const measured = isRecord(meters) ? meters : {};
  return {
    before,
    after: typeof after === "string" ? after : before,
    changes: recordsIn(changes).flatMap((change) => {
      const { kind, before: from, after: to, reason } = change;
      if (typeof from !== "string" || typeof to !== "string") return [];
      return [
        {
          kind: kinds.find((each) => each === kind) ?? "clarity",
          before: from,
          after: to,
          reason: textIn(reason),
        },
      ];
    }),
    meters: { before: metersOf(measured["before"]), after: metersOf(measured["after"]) },
  };
}

function metersOf(value: unknown): TextMeters {
  if (!isRecord(value)) return noMeters;
  const { words, sentences, readingEase, tone } = value;
  return {
    words: isNumber(words) ? words : 0,
    sentences: isNumber(sentences) ? sentences : 0,
    readingEase: isNumber(readingEase) ? readingEase : null,
    tone: isNumber(tone) ? tone : 0,
  };
}
