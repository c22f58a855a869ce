// What the Creator gives: what is in the picture, posts with their variants, ideas, and an improved draft. The page and the steps speak of the same shapes.
import type { CropBox, Point } from "../images.ts";
import type { PlatformId } from "./platforms.ts";

// ── What is in the picture ──────────────────────────────────────────────────────────────────────────────────────────────

export const groundingKinds = [
  "object",
  "setting",
  "people",
  "text",
  "mood",
  "light",
  "colour",
  "date",
  "place",
] as const;
export type GroundingKind = (typeof groundingKinds)[number];

export interface GroundingItem {
  readonly itemId: string;
  readonly kind: GroundingKind;
  /** People are described, never named. */
  readonly text: string;
  readonly confidence: "sure" | "likely" | "unsure";
  /** Who says so: a model that saw the picture, code (OCR, colours, metadata), or the person. */
  readonly by: "model" | "code" | "person";
  readonly at?: Point | undefined;
}

export interface ImageGrounding {
  readonly imageId: string;
  readonly name: string;
  readonly items: readonly GroundingItem[];
  /** `code`: no model saw it; the items are what code can say. */
  readonly seenBy: "model" | "code";
  /** The part of the picture that was looked at; absent or null for all of it. */
  readonly crop?: CropBox | null | undefined;
}

/** All that the writing may use. */
export interface Grounding {
  readonly images: readonly ImageGrounding[];
  /** The person's own words. */
  readonly line: string;
}

/** A claim that stands neither in the picture nor in the person's own words. */
export interface ClaimFlag {
  /** UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "person" | "place" | "brand" | "number" | "date" | "object" | "claim";
  readonly by: "code" | "model";
}

// ── Posts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Hashtag {
  /** Without the sign. */
  readonly tag: string;
  readonly reach: "broad" | "niche";
}

export interface Caption {
  readonly captionId: string;
  readonly text: string;
  readonly flags: readonly ClaimFlag[];
  /** Where it is not what the tone asks for: `exclamation-marks`, `too-many-emoji`, `long-sentences`. */
  readonly toneNotes: readonly string[];
}

export interface AltText {
  readonly imageId: string;
  readonly text: string;
  /** By the W3C's decision tree it needs none: then `text` is empty. */
  readonly decorative: boolean;
  readonly flags: readonly ClaimFlag[];
}

/** A text beside the caption: first comment, call to action. */
export interface SideText {
  readonly text: string;
  readonly flags: readonly ClaimFlag[];
}

/** One idea written out: for one picture, or for several shown together. */
export interface Post {
  readonly postId: string;
  readonly imageIds: readonly string[];
  /** Variants, best first. */
  readonly captions: readonly Caption[];
  readonly hashtags: readonly Hashtag[];
  readonly altTexts: readonly AltText[];
  readonly firstComment: SideText;
  readonly callToAction: SideText;
  /** What a model wrote for one platform instead of the caption; fitted like it. */
  readonly drafts: readonly { readonly platform: PlatformId; readonly captionId: string; readonly text: string }[];
  /** The first caption on every platform that was asked for. */
  readonly versions: readonly PlatformVersion[];
}

export interface PostCount {
  readonly used: number;
  readonly limit: number;
  /** Bytes, where the platform counts them too. */
  readonly bytes?: { readonly used: number; readonly limit: number } | undefined;
}

/** What code did to fit a text: nothing that carries meaning is cut inside a word, link or emoji. */
export type PostRepair =
  | { readonly kind: "tags-dropped"; readonly tags: readonly string[] }
  | { readonly kind: "call-to-action-dropped" }
  | { readonly kind: "sentences-dropped"; readonly count: number }
  | { readonly kind: "cut-at-word" }
  | { readonly kind: "title-cut" }
  | { readonly kind: "rewritten" };

/** A post as it would be sent to one platform. */
export interface PlatformVersion {
  readonly platform: PlatformId;
  /** Where the platform has one (YouTube, Pinterest, TikTok's photos). */
  readonly title: string | null;
  /** With its hashtags as they would be sent. */
  readonly text: string;
  readonly hashtags: readonly string[];
  readonly count: PostCount;
  /** UTF-16 units that are shown before “more”; null where all of it is. */
  readonly fold: number | null;
  /** `over` where nothing helped: never shown as ready. */
  readonly state: "ready" | "over";
  readonly repairs: readonly PostRepair[];
}

/** Fields a person locks: a rewrite keeps them to the letter. */
export interface LockedFields {
  readonly caption?: string | undefined;
  readonly hashtags?: readonly Hashtag[] | undefined;
  readonly altTexts?: readonly { readonly imageId: string; readonly text: string }[] | undefined;
  readonly firstComment?: string | undefined;
  readonly callToAction?: string | undefined;
}

// ── Tone and voice ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const tones = [
  "professional",
  "friendly",
  "witty",
  "inspiring",
  "minimal",
  "bold",
  "informative",
  "storytelling",
] as const;
export type Tone = (typeof tones)[number];

/** How a brand speaks, learned from samples; the person may edit every line. */
export interface VoiceSheet {
  readonly voiceId: string;
  readonly name: string;
  /** Imperative sentences: “Write in the first person plural.” Measured ones first. */
  readonly rules: readonly string[];
  /** Words it uses again and again, and words it never may. */
  readonly words: readonly string[];
  readonly avoid: readonly string[];
  readonly measured: VoiceMeasures;
}

export interface VoiceMeasures {
  readonly samples: number;
  /** Medians over the samples. */
  readonly wordsAPost: number;
  readonly wordsASentence: number;
  readonly emojiAPost: number;
  readonly exclamationsAPost: number;
  readonly hashtagsAPost: number;
  readonly person: "i" | "we" | "you" | "none";
}

// ── Ideas and improvement ───────────────────────────────────────────────────────────────────────────────────────────────

export interface PostIdea {
  readonly ideaId: string;
  readonly title: string;
  /** One or two sentences. */
  readonly hook: string;
  readonly format: "photo" | "carousel" | "video" | "text" | "story";
  readonly platform: PlatformId;
  /** Days from the first post on. */
  readonly day: number;
}

export interface DraftChange {
  readonly kind: "grammar" | "clarity" | "tone" | "length";
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export interface TextMeters {
  readonly words: number;
  readonly sentences: number;
  /** Flesch's reading ease (Amstad's for German), 0 to 100; null for languages without a formula. */
  readonly readingEase: number | null;
  /** Of the tone's rules, those that hold: 0 to 1. */
  readonly tone: number;
}

export interface Improvement {
  readonly before: string;
  readonly after: string;
  readonly changes: readonly DraftChange[];
  readonly meters: { readonly before: TextMeters; readonly after: TextMeters };
}
