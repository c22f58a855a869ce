// A post with what its reader does to it, live: picked caption, edits, locks, platforms, and the versions they make.
import { createDeferred, createMemo } from "solid-js";
import type { Accessor } from "solid-js";
import type { PostDesk, PostPlace } from "../../creator/post-desk.ts";
import type { PlatformId } from "../../../pipelines/engine/posts/platforms.ts";
import type { Caption, PlatformVersion, Post } from "../../../pipelines/engine/posts/post.ts";
import { askedPost } from "./asked-post.ts";
import type { AskedPost } from "./asked-post.ts";
import { noWork, pickedCaption, versionsFor, workedPost, workOf } from "./post-work.ts";
import type { FieldName, PostWork } from "./post-work.ts";

export interface PostModel {
  readonly place: Accessor<PostPlace>;
  /** As it was written. */
  readonly written: Accessor<Post>;
  /** With what was done to it. */
  readonly post: Accessor<Post>;
  readonly asked: Accessor<AskedPost>;
  /** The picked one; undefined while none is written. */
  readonly caption: Accessor<Caption | undefined>;
  readonly pick: (captionId: string) => void;
  /** An edited field is locked: a rewrite would lose the person's words. */
  readonly edit: (name: FieldName, change: Partial<PostWork>) => void;
  readonly isEdited: (name: FieldName) => boolean;
  /** As it was written, and open to be rewritten. */
  readonly revert: (name: FieldName) => void;
  readonly locked: Accessor<readonly FieldName[]>;
  readonly toggleLock: (name: FieldName) => void;
  readonly platforms: Accessor<readonly PlatformId[]>;
  readonly setPlatforms: (platforms: readonly PlatformId[]) => void;
  readonly versions: Accessor<readonly PlatformVersion[]>;
}

export interface PostSource {
  readonly desk: PostDesk;
  readonly place: Accessor<PostPlace>;
  readonly written: Accessor<Post>;
  /** Of its question. */
  readonly input: Accessor<Readonly<Record<string, unknown>>>;
}

/** Milliseconds until an edit is counted, however busy the page is. */
const longestWait = 250;

const edits: Readonly<Record<FieldName, Partial<PostWork>>> = {
  caption: { captions: noWork.captions },
  hashtags: { hashtags: noWork.hashtags },
  altTexts: { altTexts: noWork.altTexts },
  firstComment: { firstComment: noWork.firstComment },
  callToAction: { callToAction: noWork.callToAction },
};

export function createPostModel({ desk, place, written, input }: PostSource): PostModel {
  const work = createMemo(() => workOf(desk.work(place())));
  const asked = createMemo(() => askedPost(input(), written()));
  const post = createMemo(() => workedPost(written(), work(), asked()));
  const caption = createMemo(() => pickedCaption(post(), work()));
  const platforms = () => work().platforms ?? asked().platforms;
  // In long texts counting takes longer than a key may: what is typed is seen first.
  const counted = createDeferred(() => ({ post: post(), captionId: caption()?.captionId, platforms: platforms() }), {
    timeoutMs: longestWait,
  });
  const change = (changed: Partial<PostWork>) => desk.keep(place(), { ...work(), ...changed });
  const locked = () => work().locked;
  const withLock = (name: FieldName) => [...locked().filter((each) => each !== name), name];
  return {
    place,
    written,
    post,
    asked,
    caption,
    pick: (captionId) => change({ captionId }),
    edit: (name, changed) => change({ ...changed, locked: withLock(name) }),
    isEdited: (name) => isEdited(written(), post(), name),
    revert: (name) => change({ ...edits[name], locked: locked().filter((each) => each !== name) }),
    locked,
    toggleLock: (name) =>
      change({ locked: locked().includes(name) ? locked().filter((each) => each !== name) : withLock(name) }),
    platforms,
    setPlatforms: (next) => change({ platforms: next }),
    versions: createMemo(() => versionsFor(counted().post, counted().captionId, counted().platforms)),
  };
}

function isEdited(written: Post, post: Post, name: FieldName): boolean {
  const said = ({ captions, hashtags, altTexts, firstComment, callToAction }: Post) =>
    ({
      caption: captions.map(({ text }) => text),
      hashtags,
      altTexts: altTexts.map(({ text, decorative }) => [text, decorative]),
      firstComment: firstComment.text,
      callToAction: callToAction.text,
    })[name];
  return JSON.stringify(said(written)) !== JSON.stringify(said(post));
}
