// Posts, one card each: their fields to pick from, edit, lock and have written anew, and the way to their previews.
import { Index, createMemo, useContext } from "solid-js";
import { SessionContext } from "../../conversation/session.ts";
import { questionOf } from "../../conversation/tree.ts";
import type { Post } from "../../../pipelines/engine/posts/post.ts";
import { usePostDesk } from "../../creator/post-desk.ts";
import type { ViewProps } from "../view.ts";
import { PostCard } from "./PostCard.tsx";
import { createPostModel } from "./post-model.ts";
import { createPostReader } from "./post-values.ts";
import "./posts.css";

export default function PostsView(props: ViewProps) {
  const session = useContext(SessionContext);
  const desk = usePostDesk();
  const read = createPostReader();
  const input = createMemo(() => (session && questionOf(session.live.tree(), props.messageId)?.input) ?? {});
  /** To the end of the run: between its steps nothing of the card comes and goes. */
  const isWriting = () => props.live || props.answer.status === "running" || props.answer.status === "queued";

  // Of a run that failed before it wrote anything the empty card says nothing.
  const posts = createMemo(() => read(props.outputs[0]?.value).filter((each) => isWriting() || saysSomething(each)));

  return (
    <Index each={posts()}>
      {(written, at) => (
        <PostCard
          model={createPostModel({
            desk,
            place: () => ({ messageId: props.messageId, postId: written().postId }),
            written,
            input,
          })}
          desk={desk}
          at={at}
          of={posts().length}
          live={isWriting()}
          messageId={props.messageId}
          persona={props.persona}
          outputs={props.answer.outputs}
        />
      )}
    </Index>
  );
}

function saysSomething({ captions, hashtags, altTexts, firstComment, callToAction, drafts }: Post): boolean {
  const texts = [...captions, ...altTexts, ...drafts, firstComment, callToAction];
  return hashtags.length > 0 || texts.some(({ text }) => text !== "");
}
