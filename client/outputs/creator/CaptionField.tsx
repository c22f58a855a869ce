// The captions of a post: variants to pick from by click or arrow keys, what is wrong with each, and the picked one being edited.
import { For, Index, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { ToneCode } from "../../../pipelines/engine/posts/tone.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { EditText } from "./EditText.tsx";
import { FlaggedText } from "./FlaggedText.tsx";
import { PostField } from "./PostField.tsx";
import type { PostModel } from "./post-model.ts";
import type { Rewriting } from "./rewriting.ts";
import { creatorWords } from "./words.ts";

/** As the server takes it (pipelines/steps/creator/creator-schemas.ts). */
const most = 70_000;

interface CaptionFieldProps {
  readonly model: PostModel;
  readonly rewriting: Rewriting;
  readonly live: boolean;
}

export function CaptionField(props: CaptionFieldProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).post;
  const captions = () => props.model.post().captions;
  const picked = () => props.model.caption()?.captionId;
  const letter = (at: number) => String.fromCharCode(65 + (at % 26));
  let group: HTMLDivElement | undefined;

  const move = (event: KeyboardEvent) => {
    const now = captions().findIndex(({ captionId }) => captionId === picked());
    const last = captions().length - 1;
    const inline = document.documentElement.dir === "rtl" ? -1 : 1;
    const next = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      ArrowRight: now + inline,
      ArrowLeft: now - inline,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    const at = (next + last + 1) % (last + 1);
    const id = captions()[at]?.captionId;
    if (id !== undefined) props.model.pick(id);
    group?.querySelectorAll<HTMLElement>("[role=radio]")[at]?.focus();
  };

  return (
    <PostField
      name="caption"
      model={props.model}
      rewriting={props.rewriting}
      text={props.model.caption()?.text ?? ""}
      isWriting={captions().length === 0}
    >
      {(isEditing, end) => (
        <Show when={captions().length > 0} fallback={<Skeleton lines={props.live ? 4 : 1} />}>
          <Show
            when={!isEditing}
            fallback={
              <EditText
                label={words().fields.caption}
                text={props.model.caption()?.text ?? ""}
                most={most}
                onText={(text) => {
                  const id = picked();
                  if (id !== undefined)
                    props.model.edit("caption", { captions: { ...editedCaptions(props.model), [id]: text } });
                }}
                onEnd={end}
              />
            }
          >
            <div
              class="variants"
              role="radiogroup"
              aria-label={words().variants}
              ref={(element) => (group = element)}
              onKeyDown={move}
            >
              <Index each={captions()}>
                {(caption, at) => (
                  <button
                    type="button"
                    role="radio"
                    class="variant"
                    aria-checked={caption().captionId === picked()}
                    tabIndex={caption().captionId === picked() ? 0 : -1}
                    onClick={() => props.model.pick(caption().captionId)}
                  >
                    <span class="key">{letter(at)}</span>
                    <span>
                      <FlaggedText
                        text={caption().text}
                        flags={caption().flags}
                        notes={caption().toneNotes.flatMap((code) => words().tone[code as ToneCode] ?? [])}
                      />
                    </span>
                  </button>
                )}
              </Index>
            </div>
          </Show>
        </Show>
      )}
    </PostField>
  );
}

/** Those that differ from what was written, by their id. */
function editedCaptions(model: PostModel): Readonly<Record<string, string>> {
  const written = new Map(model.written().captions.map(({ captionId, text }) => [captionId, text]));
  return Object.fromEntries(
    model
      .post()
      .captions.filter(({ captionId, text }) => written.get(captionId) !== text)
      .map(({ captionId, text }) => [captionId, text]),
  );
}

export function Skeleton(props: { readonly lines: number }): JSX.Element {
  const workbench = useWorkbench();
  return (
    <div class="field-skeleton">
      <span class="visually-hidden">{creatorWords(workbench).post.writing}</span>
      <For each={Array.from({ length: props.lines }, (_, at) => at)}>
        {(at) => <div class="skeleton" style={{ "inline-size": `${[94, 78, 88, 46][at % 4]}%` }} />}
      </For>
    </div>
  );
}
