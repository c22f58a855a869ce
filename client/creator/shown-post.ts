// The post whose previews are shown: the one that was chosen, else the last of the open branch.
import { createMemo } from "solid-js";
import type { Accessor } from "solid-js";
import type { Post } from "../../pipelines/engine/posts/post.ts";
import { useSession } from "../conversation/session.ts";
import { questionOf } from "../conversation/tree.ts";
import { groundingOf } from "../outputs/creator/grounding-edit.ts";
import { postsOf } from "../outputs/creator/post-values.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { PostDesk } from "./post-desk.ts";

export interface ShownPost {
  readonly messageId: string;
  readonly posts: readonly Post[];
  readonly at: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly seen: ReturnType<typeof groundingOf>["images"];
}

/** Undefined where the branch has none. */
export function useShownPost(desk: PostDesk): Accessor<ShownPost | undefined> {
  const { live } = useSession();
  const { personaById } = useWorkbench();

  const answerOf = (messageId: string) => {
    const node = live.tree().nodes.get(messageId);
    return node?.role === "assistant" ? live.live(node.runId).answer : undefined;
  };
  const postsIn = (messageId: string): readonly Post[] => {
    const answer = answerOf(messageId);
    const field = personaById(answer?.persona?.id ?? "")?.outputs.find(({ component }) => component === "posts");
    return field ? postsOf(answer?.outputs[field.key]).filter(({ captions }) => captions.length > 0) : [];
  };

  return createMemo(() => {
    const place = desk.shown();
    const { path } = live.tree();
    // A chosen one on a branch that is not shown any more gives way.
    const chosen = place && path.includes(place.messageId) && postsIn(place.messageId).length > 0 ? place : null;
    const messageId = chosen?.messageId ?? path.findLast((id) => postsIn(id).length > 0);
    if (messageId === undefined) return undefined;
    const posts = postsIn(messageId);
    return {
      messageId,
      posts,
      at: Math.max(
        0,
        posts.findIndex(({ postId }) => postId === chosen?.postId),
      ),
      input: questionOf(live.tree(), messageId)?.input ?? {},
      seen: groundingOf(answerOf(messageId)?.outputs["grounding"]).images,
    };
  });
}
