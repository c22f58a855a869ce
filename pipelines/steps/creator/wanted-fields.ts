// Which fields of a post are to be written, and which stay: locked ones, and all that a wish leaves alone.
import { platforms } from "../../engine/posts/platforms.ts";
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { LockedFields, Post } from "../../engine/posts/post.ts";
import { captionWords } from "./create.ts";
import type { Assignment } from "./create.ts";

export interface Wanted {
  readonly captions: number;
  readonly hashtags: boolean;
  readonly altTexts: boolean;
  readonly firstComment: boolean;
  readonly callToAction: boolean;
  /** Platforms that get a text of their own. */
  readonly drafts: readonly PlatformId[];
}

/** Characters an average word takes with its space. */
const charactersAWord = 6.5;
/** Platforms whose readers expect another text, whatever its length. */
const ownHabit: readonly PlatformId[] = ["linkedin"];
const draftsAtMost = 4;

export function wantedOf({
  assignment,
  keep = {},
  pictures,
}: {
  readonly assignment: Assignment;
  readonly keep?: LockedFields | undefined;
  readonly pictures: number;
}): Wanted {
  const { change, count, platforms: asked } = assignment;
  const none: Wanted = {
    captions: 0,
    hashtags: false,
    altTexts: false,
    firstComment: false,
    callToAction: false,
    drafts: [],
  };
  if (change?.kind === "pick") return none;
  if (change?.kind === "more") return { ...none, captions: count };
  if (change?.kind === "platforms") return { ...none, drafts: ownDrafts(assignment, asked, true) };
  const field = change?.field;
  const wants = (name: keyof LockedFields) => keep[name] === undefined && (field === undefined || field === name);
  return {
    captions: wants("caption") ? (change ? Math.max(change.posts[0]?.captions.length ?? count, 1) : count) : 0,
    hashtags: wants("hashtags"),
    altTexts: wants("altTexts") && pictures > 0,
    firstComment: wants("firstComment"),
    callToAction: wants("callToAction"),
    drafts: wants("caption") ? ownDrafts(assignment, asked, false) : [],
  };
}

/** Where the caption would not fit, or another habit rules; a post for one platform alone is written for it at once. */
function ownDrafts({ length }: Assignment, asked: readonly PlatformId[], isMove: boolean): PlatformId[] {
  const most = captionWords[length][1] * charactersAWord;
  return asked
    .filter((id) => isMove || (asked.length > 1 && (platforms[id].text.limit < most || ownHabit.includes(id))))
    .slice(0, draftsAtMost);
}

export const isNothing = ({ captions, hashtags, altTexts, firstComment, callToAction, drafts }: Wanted): boolean =>
  captions === 0 && !hashtags && !altTexts && !firstComment && !callToAction && drafts.length === 0;

/** The fields of a post that stay and that the writer should know of, so that what is new fits to them. */
export function keptFields(
  wanted: Wanted,
  before: Post | null,
  keep: LockedFields = {},
): { field: string; text: string }[] {
  const tags = keep.hashtags ?? (wanted.hashtags ? [] : (before?.hashtags ?? []));
  const all = {
    caption: keep.caption ?? (wanted.captions === 0 ? before?.captions[0]?.text : undefined),
    hashtags: tags.map(({ tag }) => `#${tag}`).join(" "),
    firstComment: keep.firstComment ?? (wanted.firstComment ? undefined : before?.firstComment.text),
    callToAction: keep.callToAction ?? (wanted.callToAction ? undefined : before?.callToAction.text),
  };
  return Object.entries(all).flatMap(([field, text]) => (text ? [{ field, text }] : []));
}
