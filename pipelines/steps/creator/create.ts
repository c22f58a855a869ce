// What the Creator's steps hand on to each other: plain values, so that a checkpoint can hold them.
import type {
  Grounding,
  Hashtag,
  Improvement,
  LockedFields,
  Post,
  PostIdea,
  Tone,
  VoiceSheet,
} from "../../engine/posts/post.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { StepContext } from "../../engine/step-context.ts";
import type { AnswerLanguage } from "../language.ts";

export type Task = "post" | "ideas" | "improve" | "ask";
export type PostLength = "short" | "medium" | "long";
export type EmojiLevel = "none" | "few" | "many";

export interface CreatorInput {
  readonly brief: string;
  readonly task: Task | "auto";
  readonly tone: Tone;
  readonly voice?: VoiceSheet | undefined;
  readonly platforms: readonly PlatformId[];
  readonly language: string;
  readonly length: PostLength;
  readonly emoji: EmojiLevel;
  readonly variants: number;
  readonly batch: "together" | "each";
  readonly audience?: string | undefined;
  readonly goal?: string | undefined;
  readonly draft?: string | undefined;
  readonly keep?: LockedFields | undefined;
  readonly grounding?: Grounding | undefined;
}

/** A language the text is written in: its code where the Creator offers it, and its English name. */
export interface TextLanguage {
  readonly code: string;
  readonly name: string;
}

/** A wish that changes the posts of the last answer. */
export interface PostChange {
  /** `pick`: one of the captions goes first. `more`: further captions. `platforms`: the same post elsewhere. `rewrite`: all that is not locked. */
  readonly kind: "pick" | "more" | "platforms" | "rewrite";
  readonly posts: readonly Post[];
  /** Place of the picked caption, from 0. */
  readonly pick?: number;
  /** Of `rewrite`: the one field that is wanted anew; all of them where it is absent. */
  readonly field?: "caption" | "hashtags" | "altTexts" | "firstComment" | "callToAction";
}

/** The question as the later steps take it. */
export interface Assignment {
  readonly task: Task;
  /** What is wanted now, in the person's words. */
  readonly wish: string;
  /** All that the person said of the matter: the writing may use it. */
  readonly line: string;
  readonly language: TextLanguage;
  /** Of sentences that code writes itself. */
  readonly told: AnswerLanguage;
  readonly platforms: readonly PlatformId[];
  readonly tone: Tone;
  readonly length: PostLength;
  readonly emoji: EmojiLevel;
  /** Captions, or ideas. */
  readonly count: number;
  readonly change: PostChange | null;
  /** The text to improve. */
  readonly draft: string | null;
  /** Days a calendar of ideas spans; null where none is named. */
  readonly days: number | null;
  /** What was seen of the same pictures before. */
  readonly seen: Grounding | null;
}

/** A post as it was written, before it is fitted and checked. */
export type WrittenPost = Omit<Post, "versions">;

/** What a model wrote of a post, as far as it is there. */
export interface PostDraft {
  readonly captions: readonly string[];
  readonly hashtags?: readonly Hashtag[] | undefined;
  /** In the order of the pictures; null where none came for one. */
  readonly altTexts?: readonly ({ readonly text: string; readonly decorative: boolean } | null)[] | undefined;
  readonly firstComment?: string | undefined;
  readonly callToAction?: string | undefined;
  readonly drafts: readonly { readonly platform: PlatformId; readonly text: string }[];
}

/** How much a result had to be helped. */
export type Mending = "none" | "repaired" | "asked-again" | "by-code";

export interface CreatorOutputs {
  readonly answer?: string | undefined;
  readonly grounding?: Grounding | undefined;
  readonly posts: readonly Post[];
  readonly ideas?: readonly PostIdea[] | undefined;
  readonly improvement?: Improvement | undefined;
}

export type CreatorContext = Pick<
  StepContext,
  "signal" | "history" | "memory" | "model" | "emit" | "progress" | "images" | "embed" | "chat" | "ask"
>;

/** Words of a caption, at least and at most. */
export const captionWords: Readonly<Record<PostLength, readonly [number, number]>> = {
  short: [5, 20],
  medium: [20, 50],
  long: [60, 130],
};
