// The shapes of the Creator's fields as they are checked; their types are those of engine/posts/post.ts.
import { z } from "zod";
import { groundingKinds, tones } from "../../engine/posts/post.ts";
import type {
  Grounding,
  Hashtag,
  Improvement,
  LockedFields,
  Post,
  PostIdea,
  VoiceSheet,
} from "../../engine/posts/post.ts";
import { platformIds } from "../../engine/posts/platforms.ts";
import { imageLimits } from "../../engine/images.ts";

const id = z.string().min(1).max(64);
const words = z.string().max(4000);
const fraction = z.number().min(0).max(1);

export const platform = z.enum(platformIds);
export const tone = z.enum(tones);

const flag = z.strictObject({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  text: z.string(),
  kind: z.enum(["person", "place", "brand", "number", "date", "object", "claim"]),
  by: z.enum(["code", "model"]),
});

const groundingItem = z.strictObject({
  itemId: id,
  kind: z.enum(groundingKinds),
  text: z.string().trim().min(1).max(500),
  confidence: z.enum(["sure", "likely", "unsure"]),
  by: z.enum(["model", "code", "person"]),
  at: z.strictObject({ x: fraction, y: fraction }).optional(),
});

export const grounding: z.ZodType<Grounding> = z.strictObject({
  images: z
    .array(
      z.strictObject({
        imageId: id,
        name: z.string().max(300),
        items: z.array(groundingItem).max(60),
        seenBy: z.enum(["model", "code"]),
        crop: z.tuple([fraction, fraction, fraction, fraction]).nullable().optional(),
      }),
    )
    .max(imageLimits.count),
  line: z.string().max(20_000),
});

const hashtag: z.ZodType<Hashtag> = z.strictObject({
  tag: z.string().min(1).max(100),
  reach: z.enum(["broad", "niche"]),
});

export const locked: z.ZodType<LockedFields> = z.strictObject({
  caption: z.string().max(70_000).optional(),
  hashtags: z.array(hashtag).max(60).optional(),
  altTexts: z
    .array(z.strictObject({ imageId: id, text: words }))
    .max(imageLimits.count)
    .optional(),
  firstComment: words.optional(),
  callToAction: words.optional(),
});

const counted = z.strictObject({ used: z.number(), limit: z.number() });
const repair = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tags-dropped"), tags: z.array(z.string()) }),
  z.strictObject({ kind: z.literal("call-to-action-dropped") }),
  z.strictObject({ kind: z.literal("sentences-dropped"), count: z.number().int() }),
  z.strictObject({ kind: z.literal("cut-at-word") }),
  z.strictObject({ kind: z.literal("title-cut") }),
  z.strictObject({ kind: z.literal("rewritten") }),
]);
const version = z.strictObject({
  platform,
  title: z.string().nullable(),
  text: z.string(),
  hashtags: z.array(z.string()),
  count: counted.extend({ bytes: counted.optional() }),
  fold: z.number().int().nullable(),
  state: z.enum(["ready", "over"]),
  repairs: z.array(repair),
});
const sideText = z.strictObject({ text: z.string(), flags: z.array(flag) });

export const post: z.ZodType<Post> = z.strictObject({
  postId: id,
  imageIds: z.array(id),
  captions: z
    .array(z.strictObject({ captionId: id, text: z.string(), flags: z.array(flag), toneNotes: z.array(z.string()) }))
    .min(1),
  hashtags: z.array(hashtag),
  altTexts: z.array(z.strictObject({ imageId: id, text: z.string(), decorative: z.boolean(), flags: z.array(flag) })),
  firstComment: sideText,
  callToAction: sideText,
  drafts: z.array(z.strictObject({ platform, captionId: id, text: z.string() })),
  versions: z.array(version),
});

export const voiceSheet: z.ZodType<VoiceSheet> = z.strictObject({
  voiceId: id,
  name: z.string().trim().min(1).max(80),
  rules: z.array(z.string().trim().min(1).max(300)).max(20),
  words: z.array(z.string().max(60)).max(40),
  avoid: z.array(z.string().max(60)).max(40),
  measured: z.strictObject({
    samples: z.number().int().min(0),
    wordsAPost: z.number(),
    wordsASentence: z.number(),
    emojiAPost: z.number(),
    exclamationsAPost: z.number(),
    hashtagsAPost: z.number(),
    person: z.enum(["i", "we", "you", "none"]),
  }),
});

export const idea: z.ZodType<PostIdea> = z.strictObject({
  ideaId: id,
  title: z.string().min(1).max(300),
  hook: z.string().max(1000),
  format: z.enum(["photo", "carousel", "video", "text", "story"]),
  platform,
  day: z.number().int().min(0).max(366),
});

const meters = z.strictObject({
  words: z.number().int(),
  sentences: z.number().int(),
  readingEase: z.number().nullable(),
  tone: z.number(),
});

export const improvement: z.ZodType<Improvement> = z.strictObject({
  before: z.string(),
  after: z.string(),
  changes: z.array(
    z.strictObject({
      kind: z.enum(["grammar", "clarity", "tone", "length"]),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
    }),
  ),
  meters: z.strictObject({ before: meters, after: meters }),
});
