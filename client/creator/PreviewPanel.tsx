// The panel of previews: the post as each platform would show it, counted by that platform's own rule, with platforms to add and take away.
import { Popover } from "@kobalte/core/popover";
import { For, Show, createEffect } from "solid-js";
import type { JSX } from "solid-js";
import { platforms } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformId } from "../../pipelines/engine/posts/platforms.ts";
import { useSession } from "../conversation/session.ts";
import { Icon } from "../icons.tsx";
import { PostExport } from "../outputs/creator/PostExport.tsx";
import { createPostModel } from "../outputs/creator/post-model.ts";
import type { PostModel } from "../outputs/creator/post-model.ts";
import { postsOf } from "../outputs/creator/post-values.ts";
import { creatorWords } from "../outputs/creator/words.ts";
import { PanelHead } from "../shell/PanelHead.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { PlatformList } from "./PlatformList.tsx";
import { usePostDesk } from "./post-desk.ts";
import { PreviewCard } from "./PreviewCard.tsx";
import "./preview.css";
import { useShownPost } from "./shown-post.ts";

export default function PreviewPanel(props: { readonly onClose: () => void }): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const desk = usePostDesk();
  const words = () => creatorWords(workbench);
  const shown = useShownPost(desk);
  const [none] = postsOf([{}]);
  const written = () => {
    const found = shown();
    const post = found?.posts[found.at] ?? none;
    if (!post) throw new Error("a post that is empty is one too");
    return post;
  };
  const model = createPostModel({
    desk,
    place: () => ({ messageId: shown()?.messageId ?? "", postId: written().postId }),
    written,
    input: () => shown()?.input ?? {},
  });
  createEffect(() => workbench.online() && session.images.look(model.post().imageIds));
  const over = () => model.versions().filter(({ state }) => state === "over").length;
  let list: HTMLDivElement | undefined;
  const take = (platform: PlatformId) => {
    model.setPlatforms(model.platforms().filter((each) => each !== platform));
    // What was clicked is gone.
    list?.focus();
  };

  return (
    <>
      <PanelHead title={words().preview.title} onClose={props.onClose}>
        <Show when={shown()}>
          {(found) => (
            <>
              <PlatformChoice model={model} />
              <PostExport model={model} seen={found().seen} at={found().at} of={found().posts.length} />
            </>
          )}
        </Show>
      </PanelHead>
      <Show
        when={shown()}
        fallback={
          <div class="pad no-docs">
            <h3>{words().preview.empty}</h3>
            <p class="small muted">{words().preview.emptyBody}</p>
          </div>
        }
      >
        {(found) => (
          <>
            <div class="strip wrap">
              <Show when={found().posts.length > 1}>
                <select
                  class="text-field"
                  aria-label={words().post.title}
                  onChange={(event) => {
                    const post = found().posts[event.currentTarget.selectedIndex];
                    if (post) desk.show({ messageId: found().messageId, postId: post.postId });
                  }}
                >
                  <For each={found().posts}>
                    {(post, at) => (
                      <option selected={at() === found().at}>
                        {words().post.titleOf(at() + 1, found().posts.length)}
                        {`: ${post.captions[0]?.text.slice(0, 40) ?? ""}`}
                      </option>
                    )}
                  </For>
                </select>
              </Show>
              <p role="status">
                {`${words().preview.counted} `}
                <Show when={over() > 0} fallback={words().preview.allIn(model.versions().length)}>
                  <b class="bad">{words().preview.notIn(over(), model.versions().length)}</b>
                </Show>
              </p>
            </div>
            <div
              ref={(element) => (list = element)}
              class="preview-scroll"
              tabIndex={0}
              role="region"
              aria-label={words().preview.list}
            >
              <div class="pad post-previews">
                <For each={model.platforms()}>
                  {(platform) => (
                    <Show when={model.versions().find((each) => each.platform === platform)}>
                      {(version) => (
                        <PreviewCard
                          version={version()}
                          post={model.post()}
                          voice={model.asked().voice}
                          onRemove={model.platforms().length > 1 ? () => take(platform) : undefined}
                        />
                      )}
                    </Show>
                  )}
                </For>
              </div>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

function PlatformChoice(props: { readonly model: PostModel }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).preview;
  const chosen = () => props.model.platforms();
  return (
    <Popover gutter={4} placement="bottom-end">
      <Popover.Trigger class="button small quiet">
        <Icon name="plus" size="xs" />
        {words().add}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="menu picked" aria-label={words().addTitle}>
          <PlatformList label={words().addTitle} chosen={chosen()} onChosen={props.model.setPlatforms} />
          <p class="tiny muted">{words().checked(platforms[chosen()[0] ?? "instagram"].checked)}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}
