// Fits every post to its platforms by code; where that costs sentences or words, a large model is asked once to say it shorter.
import { FacetError, isAbort } from "../../engine/errors.ts";
import { countText, isOver } from "../../engine/posts/count.ts";
import { fitPost, partsOf, versionsOf } from "../../engine/posts/fit.ts";
import { platforms } from "../../engine/posts/platforms.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { LockedFields, PlatformVersion, Post, VoiceSheet } from "../../engine/posts/post.ts";
import { toneNotes } from "../../engine/posts/tone.ts";
import { voiceNotes } from "../../engine/posts/voice.ts";
import { inParallel } from "../in-parallel.ts";
import type { Assignment, CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { withoutEmoji } from "./manner.ts";
import { proseOf } from "./write-post-large.ts";

/** Of the limit, so that tags and a call to action still fit. */
const roomForTags = 0.8;
const tokensACharacter = 0.6;
const atOnce = 2;

export async function fitPosts(
  {
    posts,
    assignment,
    keep,
    voice,
  }: {
    readonly posts: readonly Post[];
    readonly assignment: Assignment;
    readonly keep?: LockedFields | undefined;
    readonly voice?: VoiceSheet | undefined;
  },
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ posts: Post[] }> {
  const fitted = await inParallel(posts, atOnce, async (post) => {
    const toned = withToneNotes(post, assignment, voice);
    const versions = versionsOf(toned, assignment.platforms);
    if (context.model.info.tier === "small") return { ...toned, versions };
    return withShorter({ ...toned, versions }, { assignment, isLocked: keep?.caption !== undefined }, context, words);
  });
  return { posts: fitted };
}

/** A voice is the person's own: where it says how long or how loud, the tone's word on that does not count. */
function withToneNotes(post: Post, { tone, language, emoji }: Assignment, voice: VoiceSheet | undefined): Post {
  const notesOf = (text: string): string[] =>
    voice
      ? [...new Set(voiceNotes(text, voice, language.code).map(({ code }) => code))]
      : [...toneNotes(text, tone, language.code, { emoji })];
  const captions = post.captions.map((each) => ({ ...each, toneNotes: notesOf(each.text) }));
  return { ...post, captions };
}

/** True where code had to leave out what carries meaning. */
const lostMeaning = ({ repairs, state }: PlatformVersion): boolean =>
  state === "over" || repairs.some(({ kind }) => kind === "sentences-dropped" || kind === "cut-at-word");

async function withShorter(
  post: Post,
  { assignment, isLocked }: { readonly assignment: Assignment; readonly isLocked: boolean },
  context: CreatorContext,
  words: CreatorWords,
): Promise<Post> {
  const long = isLocked ? [] : post.versions.filter(lostMeaning);
  const captionId = post.captions[0]?.captionId;
  if (long.length === 0 || captionId === undefined) return post;
  const drafts = [...post.drafts];
  const rewritten = new Set<PlatformId>();
  for (const { platform } of long) {
    const text = await shorter(partsOf({ ...post, drafts }, platform).body, platform, { assignment, context, words });
    if (text === null) continue;
    const at = drafts.findIndex((each) => each.platform === platform && each.captionId === captionId);
    const draft = { platform, captionId, text };
    if (at < 0) drafts.push(draft);
    else drafts[at] = draft;
    rewritten.add(platform);
  }
  const next: Post = { ...post, drafts };
  const versions = post.versions.map((version): PlatformVersion => {
    if (!rewritten.has(version.platform)) return version;
    const fitted = fitPost(partsOf(next, version.platform), version.platform);
    return { ...fitted, repairs: [{ kind: "rewritten" }, ...fitted.repairs] };
  });
  return { ...next, versions };
}

/** Null where the model gives nothing that is shorter and fits: then code's own cut stands. */
async function shorter(
  text: string,
  platform: PlatformId,
  {
    assignment,
    context,
    words,
  }: { readonly assignment: Assignment; readonly context: CreatorContext; readonly words: CreatorWords },
): Promise<string | null> {
  const limit = Math.floor(countText(text, platform).limit * roomForTags);
  const turns = words.shorten({ text, platform: platforms[platform].name, limit, language: assignment.language.name });
  try {
    const said = await context.chat({ turns, maxTokens: Math.ceil(limit * tokensACharacter) + 40, temperature: 0.3 });
    const prose = proseOf(said);
    const plain = prose !== null && assignment.emoji === "none" ? withoutEmoji(prose) : prose;
    if (plain === null || plain === "" || plain.length >= text.length || isOver(countText(plain, platform)))
      return null;
    return plain;
  } catch (thrown) {
    context.signal.throwIfAborted();
    if (isAbort(thrown) || !(thrown instanceof FacetError)) throw thrown;
    if (thrown.data.code !== "unexpected" && thrown.data.code !== "model-overflow") throw thrown;
    return null;
  }
}
