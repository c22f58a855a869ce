// One post: tone and language, its fields, whether it is inside its limits, and the way to its previews.
import { Show, createEffect, useContext } from "solid-js";
import type { JSX } from "solid-js";
import type { CataloguePersona } from "../../../server/api.ts";
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import { SessionContext } from "../../conversation/session.ts";
import type { PostDesk } from "../../creator/post-desk.ts";
import { Icon } from "../../icons.tsx";
import { pictureUrl } from "../../images/picture-url.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { AltField } from "./AltField.tsx";
import { CaptionField } from "./CaptionField.tsx";
import { groundingOf } from "./grounding-edit.ts";
import { HashtagField } from "./HashtagField.tsx";
import { PostExport } from "./PostExport.tsx";
import type { PostModel } from "./post-model.ts";
import { fieldNames } from "./post-work.ts";
import { createRewriting } from "./rewriting.ts";
import { SideField } from "./SideField.tsx";
import { creatorWords } from "./words.ts";

interface PostCardProps {
  readonly model: PostModel;
  readonly desk: PostDesk;
  readonly at: number;
  readonly of: number;
  readonly live: boolean;
  readonly messageId: string;
  readonly persona: CataloguePersona | undefined;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export function PostCard(props: PostCardProps): JSX.Element {
  const workbench = useWorkbench();
  const session = useContext(SessionContext);
  const words = () => creatorWords(workbench).post;
  const post = () => props.model.post();
  const seen = () => groundingOf(props.outputs["grounding"]).images;
  const title = () => (props.of > 1 ? words().titleOf(props.at + 1, props.of) : words().title);
  const rewriting = createRewriting({
    desk: { follow: () => props.desk.follow() },
    model: props.model,
    persona: () => props.persona,
    messageId: () => props.messageId,
    outputs: () => props.outputs,
    isOneOfMany: () => props.of > 1,
  });
  createEffect(() => session && workbench.online() && session.images.look(post().imageIds));

  const choice = (key: string, value: string) => {
    const named = props.persona?.inputs.find((field) => field.key === key)?.choices?.[value];
    return named ? workbench.local(named) : value;
  };
  const isWritten = () => !props.live && post().captions.length > 0;
  const present = () => fieldNames.filter((name) => name !== "altTexts" || post().altTexts.length > 0);
  const isAllLocked = () => present().every((name) => props.model.locked().includes(name));
  const over = () => props.model.versions().filter(({ state }) => state === "over");
  const first = () => {
    const [imageId] = post().imageIds;
    return imageId === undefined ? undefined : session?.images.infos().get(imageId);
  };

  return (
    <section class="card post" aria-label={title()}>
      <header>
        <Show when={props.of > 1 && first()}>
          {(image) => <img class="post-thumb" src={pictureUrl(image(), 96)} alt="" loading="lazy" />}
        </Show>
        <h3>{title()}</h3>
        <Show when={props.model.asked().isToneKnown}>
          <span class="tag mine">{choice("tone", props.model.asked().tone)}</span>
        </Show>
        <Show when={props.model.asked().language}>
          {(language) => <span class="tag">{choice("language", language())}</span>}
        </Show>
        <Show when={isWritten() && rewriting.isThere()}>
          <button
            type="button"
            class="button small end"
            aria-disabled={rewriting.busy() || isAllLocked()}
            onClick={() => !rewriting.busy() && !isAllLocked() && void rewriting.rest()}
          >
            <Icon name="retry" size="xs" />
            {rewriting.busy() ? words().rewriting : words().rewrite}
          </button>
        </Show>
      </header>
      <Show when={isWritten() && rewriting.isThere() && isAllLocked()}>
        <p class="post-strip small muted">{words().allLocked}</p>
      </Show>
      <CaptionField model={props.model} rewriting={rewriting} live={props.live} />
      <HashtagField model={props.model} rewriting={rewriting} live={props.live} />
      <Show when={post().imageIds.length > 0}>
        <AltField model={props.model} rewriting={rewriting} live={props.live} seen={seen()} />
      </Show>
      <SideField name="firstComment" model={props.model} rewriting={rewriting} live={props.live} />
      <SideField name="callToAction" model={props.model} rewriting={rewriting} live={props.live} />
      <Show when={isWritten()}>
        <footer class="post-strip">
          <Show
            when={over().length === 0}
            fallback={
              <span class="small bad">
                <Icon name="error" size="xs" />
                {words().fitsNot(
                  over()
                    .map(({ platform }) => platforms[platform].name)
                    .join(", "),
                )}
              </span>
            }
          >
            <span class="small muted">
              <Icon name="check" size="xs" class="good" />
              {words().fits(props.model.versions().length)}
            </span>
          </Show>
          <span class="row end">
            <Show when={props.desk.isThere}>
              <button type="button" class="button small" onClick={() => props.desk.show(props.model.place())}>
                <Icon name="image" size="xs" />
                {words().preview}
              </button>
            </Show>
            <PostExport model={props.model} seen={seen()} at={props.at} of={props.of} />
          </span>
        </footer>
      </Show>
    </section>
  );
}
