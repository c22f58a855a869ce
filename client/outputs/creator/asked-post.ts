// What a post was asked for with: tone, language, voice, platforms; from the question's input, which may be of an older version.
import { platformIds } from "../../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../../pipelines/engine/posts/platforms.ts";
import { tones } from "../../../pipelines/engine/posts/post.ts";
import type { Post, Tone } from "../../../pipelines/engine/posts/post.ts";
import type { ToneOptions } from "../../../pipelines/engine/posts/tone.ts";
import { languageOf } from "./post-language.ts";
import { isPlatform } from "./post-values.ts";

export interface AskedPost {
  readonly tone: Tone;
  /** False on a shared page, which does not tell what was asked for. */
  readonly isToneKnown: boolean;
  /** Its code; empty where it is not known. */
  readonly language: string;
  readonly emoji: ToneOptions["emoji"];
  /** The brand's name; empty where none was chosen. */
  readonly voice: string;
  readonly platforms: readonly PlatformId[];
}

type Input = Readonly<Record<string, unknown>>;

export function askedPost(input: Input, post: Pick<Post, "captions" | "versions">): AskedPost {
  const { voice, emoji, platforms: asked } = input;
  const made = post.versions.map(({ platform }) => platform);
  const wanted = Array.isArray(asked) ? asked.filter(isPlatform) : [];
  return {
    tone: tones.find((each) => each === input["tone"]) ?? "friendly",
    isToneKnown: input["tone"] !== undefined,
    language: languageOf(input["language"], post.captions[0]?.text ?? ""),
    emoji: (["none", "few", "many"] as const).find((each) => each === emoji),
    voice: typeof voice === "object" && voice !== null && "name" in voice ? String(voice.name) : "",
    platforms: made.length > 0 ? made : wanted.length > 0 ? wanted : platformIds.slice(0, 2),
  };
}
