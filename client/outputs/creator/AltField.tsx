// The alt text of each picture of a post: what is to be put right, and whether it needs one at all.
import { For, Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import { lintAlt } from "../../../pipelines/engine/posts/alt-text.ts";
import { graphemeLength } from "../../../pipelines/engine/posts/graphemes.ts";
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import type { AltText, ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { Icon } from "../../icons.tsx";
import { useWorkbench } from "../../state/workbench.ts";
import { AltTree } from "./AltTree.tsx";
import { Skeleton } from "./CaptionField.tsx";
import { EditText } from "./EditText.tsx";
import { FlaggedText } from "./FlaggedText.tsx";
import { PostField } from "./PostField.tsx";
import type { PostModel } from "./post-model.ts";
import { isPlatform } from "./post-values.ts";
import type { Rewriting } from "./rewriting.ts";
import { creatorWords } from "./words.ts";

/** As the server takes it (pipelines/steps/creator/creator-schemas.ts). */
const most = 4000;

interface AltFieldProps {
  readonly model: PostModel;
  readonly rewriting: Rewriting;
  readonly live: boolean;
  /** What is in the post's pictures. */
  readonly seen: readonly ImageGrounding[];
}

export function AltField(props: AltFieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const alts = () => props.model.post().altTexts;
  const isOne = () => props.model.post().imageIds.length === 1;
  const nameOf = (imageId: string) =>
    props.seen.find((image) => image.imageId === imageId)?.name ||
    words().picture(props.model.post().imageIds.indexOf(imageId) + 1);
  const said = () =>
    isOne()
      ? (alts()[0]?.text ?? "")
      : alts()
          .map(({ imageId, text }) => `${nameOf(imageId)}: ${text}`)
          .join("\n");
  const change = (imageId: string, next: Pick<AltText, "text" | "decorative">) => {
    const all = alts().map((alt) => [
      alt.imageId,
      alt.imageId === imageId ? next : { text: alt.text, decorative: alt.decorative },
    ]);
    props.model.edit("altTexts", { altTexts: Object.fromEntries(all) });
  };

  return (
    <PostField
      name="altTexts"
      model={props.model}
      rewriting={props.rewriting}
      text={said()}
      isWriting={props.live && alts().length === 0}
    >
      {(isEditing, end) => (
        <Show when={alts().length > 0} fallback={<Skeleton lines={2} />}>
          <Index each={alts()}>
            {(alt, at) => (
              <div class="alt">
                <Show when={!isOne()}>
                  <p class="tiny muted cut-off" dir="auto">
                    {nameOf(alt().imageId)}
                  </p>
                </Show>
                <Show
                  when={!isEditing}
                  fallback={
                    <>
                      <EditText
                        label={isOne() ? words().fields.altTexts : words().altOf(nameOf(alt().imageId))}
                        text={alt().text}
                        most={most}
                        takesFocus={at === 0}
                        onText={(text) => change(alt().imageId, { text, decorative: false })}
                        onEnd={end}
                      >
                        <label class="check small">
                          <input
                            type="checkbox"
                            checked={alt().decorative}
                            onChange={(event) =>
                              change(alt().imageId, decorated(event.currentTarget.checked, alt(), props.model))
                            }
                          />
                          {words().decorative}
                        </label>
                      </EditText>
                      <AltTree
                        onOutcome={(decorative) =>
                          decorative !== alt().decorative &&
                          change(alt().imageId, decorated(decorative, alt(), props.model))
                        }
                      />
                    </>
                  }
                >
                  <AltShown {...props} alt={alt()} />
                </Show>
              </div>
            )}
          </Index>
        </Show>
      )}
    </PostField>
  );
}

/** A decorative picture has none; where it is none any more, what was written is back. */
function decorated(decorative: boolean, { imageId }: AltText, model: PostModel): Pick<AltText, "text" | "decorative"> {
  const written = model.written().altTexts.find((each) => each.imageId === imageId)?.text ?? "";
  return { decorative, text: decorative ? "" : written };
}

function AltShown(props: AltFieldProps & { readonly alt: AltText }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const image = () => props.seen.find(({ imageId }) => imageId === props.alt.imageId);
  const notes = () =>
    lintAlt(props.alt.text, {
      platforms: props.model.platforms(),
      visibleText: image()?.items.flatMap(({ kind, text }) => (kind === "text" ? [text] : [])),
      decorative: props.alt.decorative,
      caption: props.model.caption()?.text,
      fileName: image()?.name,
    });
  /** Colours and letters are no description; what a person wrote is. */
  const isUnseen = () =>
    image()?.seenBy === "code" &&
    props.alt.text !== "" &&
    props.alt.text === props.model.written().altTexts.find(({ imageId }) => imageId === props.alt.imageId)?.text;
  const detail = (text = "") => (isPlatform(text) ? platforms[text].name : text);
  return (
    <>
      <Show when={props.alt.text !== ""}>
        <FlaggedText text={props.alt.text} flags={props.alt.flags} />
      </Show>
      <Show when={props.alt.decorative && props.alt.text === ""}>
        <span class="muted">{words().decorative}</span>
      </Show>
      <Show when={!props.live}>
        <span class="flag-chips">
          <For each={notes()}>
            {(note) => (
              <span class={`tag ${note.level === "must" ? "bad" : "warn"}`}>
                <Icon name={note.level === "must" ? "error" : "warn"} size="xs" />
                {words().alt[note.code](detail(note.detail))}
              </span>
            )}
          </For>
          <Show when={isUnseen()}>
            <span class="tag warn">
              <Icon name="warn" size="xs" />
              {words().altUnseen}
            </span>
          </Show>
          <Show when={notes().length === 0 && props.alt.text !== "" && !isUnseen()}>
            <span class="tag good">
              <Icon name="check" size="xs" />
              {words().altGood(graphemeLength(props.alt.text))}
            </span>
          </Show>
        </span>
      </Show>
    </>
  );
}
