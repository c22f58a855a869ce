// The Creator's writing step for posts: one for all pictures, or one for each; shown as they are written.
import { FacetError, isAbort } from "../../engine/errors.ts";
import type { Grounding, LockedFields, Post } from "../../engine/posts/post.ts";
import { tellContext } from "../build-context.ts";
import { assemblePost, tokensFor } from "./assemble-post.ts";
import type { Assembly } from "./assemble-post.ts";
import type { Assignment, CreatorContext, CreatorInput, Mending, WrittenPost } from "./create.ts";
import { captionWords } from "./create.ts";
import type { CreatorWords, WriteWords } from "./creator-words.ts";
import { mannerOf } from "./manner.ts";
import { shownSources } from "./shown-sources.ts";
import { isNothing, keptFields, wantedOf } from "./wanted-fields.ts";
import { draftsShown, writePostLarge } from "./write-post-large.ts";
import { writePostSmall } from "./write-post-small.ts";

/** Hashtags that are asked for: the platforms take fewer. */
const hashtagsWanted = 8;
/** Tokens of a context from which all that is known of many pictures fits beside the answer. */
const roomyContext = 8192;

export type ToWrite = CreatorInput & { readonly assignment: Assignment; readonly grounding?: Grounding | undefined };

interface Group {
  readonly imageIds: readonly string[];
  readonly before: Post | null;
}

export async function writePosts(
  input: ToWrite,
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ posts: Post[] }> {
  const { assignment } = input;
  const grounding = input.grounding ?? { images: [], line: assignment.line };
  const groups = groupsOf(input, grounding);
  const all = groups.map((group, at) => assemblyOf(group, at, { input, grounding, words }));
  // Each has its place from the beginning: a later one may be complete first.
  const shown = all.map((assembly) => assemblePost({ captions: [], drafts: [] }, assembly, false));
  if (all.some(({ wanted }) => !isNothing(wanted)))
    context.emit({ type: "output", field: "posts", value: shown.map(unfitted) });
  const posts: Post[] = [];
  const failures: unknown[] = [];
  for (const [at, assembly] of all.entries()) {
    if (groups.length > 1) context.progress(at, groups.length);
    const show = (post: WrittenPost) =>
      context.emit({ type: "output-delta", field: "posts", delta: { at, value: unfitted(post) } });
    try {
      const { post, mending } = await writeOne(assembly, { input, show }, context, words);
      tellMending(mending, context);
      posts.push(unfitted(post));
    } catch (thrown) {
      if (isAbort(thrown) || groups.length === 1 || !isOfOnePost(thrown)) throw thrown;
      failures.push(thrown);
    }
  }
  if (groups.length > 1) context.progress(groups.length, groups.length);
  if (posts.length === 0 && failures.length > 0) throw failures[0];
  if (failures.length > 0)
    context.emit({ type: "note", level: "warning", key: "posts-missing", values: { count: failures.length } });
  return { posts };
}

/** The others of a batch stay where one could not be written. */
const isOfOnePost = (thrown: unknown): boolean => thrown instanceof FacetError && thrown.data.code === "unexpected";

const unfitted = (post: WrittenPost): Post => ({ ...post, versions: [] });

function groupsOf({ assignment: { change }, batch }: ToWrite, { images }: Grounding): Group[] {
  if (change) return change.posts.map((before) => ({ imageIds: before.imageIds, before }));
  const ids = images.map(({ imageId }) => imageId);
  if (batch === "each" && ids.length > 1) return ids.map((imageId) => ({ imageIds: [imageId], before: null }));
  return [{ imageIds: ids, before: null }];
}

interface Parts {
  readonly input: ToWrite;
  readonly grounding: Grounding;
  readonly words: CreatorWords;
}

function assemblyOf({ imageIds, before }: Group, at: number, { input, grounding, words }: Parts): Assembly {
  const { assignment, keep = {} } = input;
  const wanted = wantedOf({ assignment, keep, pictures: imageIds.length });
  return { postId: before?.postId ?? `post-${at + 1}`, imageIds, assignment, grounding, keep, wanted, before, words };
}

async function writeOne(
  assembly: Assembly,
  { input, show }: { readonly input: ToWrite; readonly show: (post: WrittenPost) => void },
  context: CreatorContext,
  words: CreatorWords,
): Promise<{ post: WrittenPost; mending: Mending }> {
  const { wanted, grounding, imageIds } = assembly;
  if (isNothing(wanted)) return { post: assemblePost({ captions: [], drafts: [] }, assembly, true), mending: "none" };
  const { tier } = context.model.info;
  if (tier === "small") {
    // Drafts for single platforms are beyond it: the caption is fitted by code.
    const captions = wanted.captions;
    if (captions === 0 && !wanted.hashtags && !wanted.altTexts && !wanted.callToAction)
      return { post: assemblePost({ captions: [], drafts: [] }, assembly, true), mending: "none" };
    const sources = shownSources(grounding, { only: imageIds, tier });
    return writePostSmall({ ...assembly, words, sources, manner: mannerOf(input, tier), show }, context);
  }
  const turns = words.write(writeWords(assembly, input, context.model.info.capabilities.context));
  const limit = Math.floor(context.model.info.capabilities.context / 2);
  const answerTokens = Math.min(tokensFor(wanted, assembly.assignment, imageIds.length), limit);
  const question = turns.flatMap(({ role, text }) => (role === "system" ? [] : [text])).join("\n\n");
  await tellContext({ turns, question, passages: 0, answerTokens }, context);
  return writePostLarge({ ...assembly, turns, again: (problem) => words.again({ problem }), show }, context);
}

/** What the prompt of a post is made from. */
export function writeWords(assembly: Omit<Assembly, "words">, input: ToWrite, contextTokens: number): WriteWords {
  const { wanted, grounding, imageIds, before, keep, assignment } = assembly;
  const fields = [
    ...(wanted.captions > 0 ? ["captions"] : []),
    ...(wanted.hashtags ? ["hashtags"] : []),
    ...(wanted.altTexts ? ["altTexts"] : []),
    ...(wanted.firstComment ? ["firstComment"] : []),
    ...(wanted.callToAction ? ["callToAction"] : []),
    ...(wanted.drafts.length > 0 ? ["drafts"] : []),
  ];
  const { change } = assignment;
  return {
    sources: shownSources(grounding, { only: imageIds, tier: contextTokens < roomyContext ? "small" : "large" }),
    wish: assignment.wish,
    manner: mannerOf(input, "large"),
    length: captionWords[assignment.length],
    fields,
    captions: wanted.captions,
    hashtags: hashtagsWanted,
    drafts: draftsShown(wanted),
    kept: keptFields(wanted, before, keep),
    before: change && change.kind !== "pick" && before ? beforeShown(before, change.kind === "more", keep) : null,
  };
}

/** The post as the writer changes it; locked fields are not among what may be changed. */
function beforeShown(
  { captions, hashtags, firstComment, callToAction }: Post,
  all: boolean,
  keep: LockedFields,
): string {
  const lines = [
    ...(keep.caption === undefined
      ? (all ? captions : captions.slice(0, 3)).map(({ text }) => `caption: ${text}`)
      : []),
    ...(keep.hashtags === undefined ? [`hashtags: ${hashtags.map(({ tag }) => `#${tag}`).join(" ")}`] : []),
    ...(keep.firstComment === undefined && firstComment.text !== "" ? [`first comment: ${firstComment.text}`] : []),
    ...(keep.callToAction === undefined && callToAction.text !== "" ? [`call to action: ${callToAction.text}`] : []),
  ];
  return lines.join("\n");
}

function tellMending(mending: Mending, { emit }: CreatorContext): void {
  if (mending === "by-code") emit({ type: "note", level: "info", key: "fields-by-code", values: {} });
}
