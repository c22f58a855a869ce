// Which post the previews show, and what a person does to posts: picks, edits and locks, kept as long as the tab lives.
import { createContext, createEffect, createSignal, on, useContext } from "solid-js";
import type { Accessor } from "solid-js";
import type { DraftStorage } from "../conversation/drafts.ts";
import type { Workbench } from "../state/workbench.ts";

export interface PostPlace {
  readonly messageId: string;
  readonly postId: string;
}

export interface PostDesk {
  /** False where there is no panel: on a shared page. */
  readonly isThere: boolean;
  /** The post of the previews; null shows the last one of the branch. */
  readonly shown: Accessor<PostPlace | null>;
  /** Opens the previews of the post. */
  readonly show: (place: PostPlace) => void;
  /** The previews show the last post of the branch again. */
  readonly follow: () => void;
  /** What was done to the post, as it was kept: outputs/creator/post-work.ts reads it. Ideas and improvements keep theirs under their own names. */
  readonly work: (place: PostPlace) => unknown;
  readonly keep: (place: PostPlace, work: object) => void;
}

export const PostDeskContext = createContext<PostDesk>();

/** On a shared page one that forgets. */
export function usePostDesk(): PostDesk {
  return (
    useContext(PostDeskContext) ?? {
      ...createKept(undefined),
      isThere: false,
      shown: () => null,
      show: () => {},
      follow: () => {},
    }
  );
}

export function createPostDesk(
  { openPanel, conversationId }: Pick<Workbench, "openPanel" | "conversationId">,
  storage: DraftStorage | undefined,
): PostDesk {
  const [shown, setShown] = createSignal<PostPlace | null>(null);
  createEffect(on(conversationId, () => setShown(null), { defer: true }));
  return {
    ...createKept(storage),
    isThere: true,
    shown,
    follow: () => setShown(null),
    show(place) {
      setShown(place);
      openPanel("posts");
    },
  };
}

const keyOf = ({ messageId, postId }: PostPlace) => `facet.post.${messageId}.${postId}`;

/** Storage may be full, forbidden or hold anything. */
function createKept(storage: DraftStorage | undefined): Pick<PostDesk, "work" | "keep"> {
  const memory = new Map<string, unknown>();
  const [changes, setChanges] = createSignal(0);
  return {
    work(place) {
      changes();
      const key = keyOf(place);
      if (!memory.has(key)) memory.set(key, stored(storage, key));
      return memory.get(key);
    },
    keep(place, work) {
      memory.set(keyOf(place), work);
      try {
        storage?.setItem(keyOf(place), JSON.stringify(work));
      } catch {
        // The memory has it.
      }
      setChanges((count) => count + 1);
    },
  };
}

function stored(storage: DraftStorage | undefined, key: string): unknown {
  try {
    return JSON.parse(storage?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
