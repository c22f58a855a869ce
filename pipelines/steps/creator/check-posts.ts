// The Creator's last step: every text of a post is held against the picture and the person's own words, and what goes beyond is flagged.
import { tagKey, tagsIn } from "../../engine/posts/hashtags.ts";
import { versionsOf } from "../../engine/posts/fit.ts";
import type { ClaimFlag, Grounding, LockedFields, PlatformVersion, Post } from "../../engine/posts/post.ts";
import { claimsByModel, joinFlags } from "./claims/claims-by-model.ts";
import { findClaims } from "./claims/find-claims.ts";
import { sourcesOf } from "./claims/source-words.ts";
import type { Sources } from "./claims/source-words.ts";
import type { Assignment, CreatorContext } from "./create.ts";
import type { CreatorWords } from "./creator-words.ts";
import { tagsByCode } from "./post-by-code.ts";
import { shownSources, sourceTexts } from "./shown-sources.ts";
import { wordsOfTag } from "./write-post-small.ts";

interface ToCheck {
  readonly posts: readonly Post[];
  readonly assignment: Assignment;
  readonly grounding?: Grounding | undefined;
  readonly keep?: LockedFields | undefined;
}

export async function checkPosts(
  { posts, assignment, grounding = { images: [], line: assignment.line }, keep }: ToCheck,
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ posts: Post[] }> {
  const checked: Post[] = [];
  for (const post of posts) {
    const texts = sourceTexts(grounding, keep, post.imageIds.length > 0 ? post.imageIds : undefined);
    const sources = sourcesOf(texts);
    const code = assignment.language.code;
    const plain = withTrueTags(post, { sources, grounding, keep, assignment });
    const { captions, altTexts, firstComment, callToAction, drafts } = plain;
    const all = [...captions, ...altTexts, firstComment, callToAction, ...drafts].map(({ text }) => text);
    const byCode = all.map((text) => findClaims(text, sources, code));
    const byModel = await flagsByModel(all, { grounding, post, assignment }, context, words);
    const flags = all.map((_, at) => joinFlags(byCode[at] ?? [], byModel[at] ?? []));
    const flagsAt = (at: number) => flags[at] ?? [];
    const sides = captions.length + altTexts.length;
    const flagged: Post = {
      ...plain,
      captions: captions.map((each, at) => ({ ...each, flags: flagsAt(at) })),
      altTexts: altTexts.map((each, at) => ({ ...each, flags: flagsAt(captions.length + at) })),
      firstComment: { ...firstComment, flags: flagsAt(sides) },
      callToAction: { ...callToAction, flags: flagsAt(sides + 1) },
    };
    const claims = drafts.map((_, at) => flagsAt(sides + 2 + at).length);
    checked.push(trueFirst(withTrueDrafts(flagged, claims, assignment), assignment, keep));
  }
  return { posts: checked };
}

/** A small model flags what is true; for the others of a pick nothing new was written. */
async function flagsByModel(
  texts: readonly string[],
  {
    grounding,
    post,
    assignment,
  }: { readonly grounding: Grounding; readonly post: Post; readonly assignment: Assignment },
  context: CreatorContext,
  words: CreatorWords,
): Promise<ClaimFlag[][]> {
  const { tier } = context.model.info;
  if (tier === "small" || assignment.change?.kind === "pick") {
    const known =
      assignment.change?.kind === "pick"
        ? post.captions.map(({ flags }) => flags.filter(({ by }) => by === "model"))
        : [];
    return texts.map((_, at) => [...(known[at] ?? [])]);
  }
  const said = texts.map((text, at) => ({ text, at })).filter(({ text }) => text.trim() !== "");
  const only = post.imageIds.length > 0 ? { only: post.imageIds } : {};
  const flags = await claimsByModel(
    said.map(({ text }) => text),
    shownSources(grounding, { tier, ...only }),
    context,
    words,
  );
  const all: ClaimFlag[][] = texts.map(() => []);
  for (const [index, { at }] of said.entries()) all[at] = flags[index] ?? [];
  return all;
}

/** A tag claims too: those that name whom or what nobody named go. The person's own stay. */
function withTrueTags(
  post: Post,
  {
    sources,
    grounding,
    keep,
    assignment,
  }: {
    readonly sources: Sources;
    readonly grounding: Grounding;
    readonly keep: LockedFields | undefined;
    readonly assignment: Assignment;
  },
): Post {
  if (keep?.hashtags || assignment.change?.kind === "pick") return post;
  const own = new Set(tagsIn(grounding.line).map(tagKey));
  const hashtags = post.hashtags.filter(({ tag }) => {
    if (own.has(tagKey(tag))) return true;
    const flags = findClaims(wordsOfTag(tag), sources, assignment.language.code);
    return flags.every(({ kind }) => kind === "object" || kind === "date");
  });
  if (hashtags.length === post.hashtags.length) return post;
  const byCode = () => [...tagsByCode(grounding, post.imageIds, post.captions[0]?.text ?? "")];
  return refitted({ ...post, hashtags: hashtags.length > 0 ? hashtags : byCode() }, assignment);
}

/** A platform's own text has no flags to show: one that claims more than its caption gives way to it. */
function withTrueDrafts(post: Post, claims: readonly number[], assignment: Assignment): Post {
  const drafts = post.drafts.filter(({ captionId }, at) => {
    const caption = post.captions.find((each) => each.captionId === captionId);
    return (claims[at] ?? 0) <= (caption?.flags.length ?? 0);
  });
  return drafts.length === post.drafts.length ? post : refitted({ ...post, drafts }, assignment);
}

/** The captions that claim least come first, where the person chose none. */
function trueFirst(post: Post, assignment: Assignment, keep: LockedFields | undefined): Post {
  const { change } = assignment;
  if (keep?.caption !== undefined || change?.kind === "pick" || change?.kind === "more" || post.captions.length < 2)
    return post;
  const first = post.captions[0];
  const captions = post.captions.toSorted((a, b) => a.flags.length - b.flags.length);
  if (captions[0] === first) return post;
  return refitted({ ...post, captions }, assignment);
}

/** Fitted anew; what a model shortened stays said. */
function refitted(post: Post, { platforms }: Assignment): Post {
  const rewritten = new Set(
    post.versions
      .filter(({ repairs }) => repairs.some(({ kind }) => kind === "rewritten"))
      .map(({ platform }) => platform),
  );
  const captionId = post.captions[0]?.captionId;
  const isDraft = (platform: PlatformVersion["platform"]) =>
    post.drafts.some((each) => each.platform === platform && each.captionId === captionId);
  const versions = versionsOf(post, platforms).map((version): PlatformVersion =>
    rewritten.has(version.platform) && isDraft(version.platform)
      ? { ...version, repairs: [{ kind: "rewritten" }, ...version.repairs] }
      : version,
  );
  return { ...post, versions };
}
