// The list of what is seen, open to be put right: words changed, entries taken away and added, and written anew with it.
import { Index, Show, createSignal, onMount } from "solid-js";
import type { JSX } from "solid-js";
import type { Grounding, ImageGrounding } from "../../../pipelines/engine/posts/post.ts";
import { Icon } from "../../icons.tsx";
import { imageWords } from "../../images/words.ts";
import { useWorkbench } from "../../state/workbench.ts";
import { itemLimits, withAdded, withText, withoutItem } from "./grounding-edit.ts";

interface GroundingEditorProps {
  readonly grounding: Grounding;
  readonly onGrounding: (grounding: Grounding) => void;
  readonly onCancel: () => void;
  readonly onRewrite: () => void;
  /** The picture beside its list. */
  readonly photo: (image: ImageGrounding) => JSX.Element;
  readonly busy: boolean;
  /** Why it could not be sent. */
  readonly problem: string;
}

export function GroundingEditor(props: GroundingEditorProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => imageWords(workbench).seen;
  let form: HTMLFormElement | undefined;
  onMount(() => form?.querySelector<HTMLInputElement>("input")?.focus());

  /** The field beside it gets the focus of one that goes. */
  function drop(imageId: string, itemId: string, at: number): void {
    props.onGrounding(withoutItem(props.grounding, imageId, itemId));
    queueMicrotask(() => {
      const fields = form?.querySelectorAll<HTMLInputElement>(`[data-image="${CSS.escape(imageId)}"] input`) ?? [];
      fields[Math.min(at, fields.length - 1)]?.focus();
    });
  }

  return (
    <form
      ref={(element) => (form = element)}
      class="in ground-edit"
      onSubmit={(event) => {
        event.preventDefault();
        props.onRewrite();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        props.onCancel();
      }}
    >
      <Index each={props.grounding.images}>
        {(image) => (
          <div class="seen">
            {props.photo(image())}
            <fieldset data-image={image().imageId}>
              <legend class="visually-hidden">{image().name}</legend>
              <Index each={image().items}>
                {(item, at) => (
                  <div class="ground-row">
                    <span class="faint tiny">{at + 1}</span>
                    <input
                      class="text-field"
                      dir="auto"
                      aria-label={words().item(at + 1)}
                      maxLength={itemLimits.text}
                      value={item().text}
                      onInput={(event) =>
                        props.onGrounding(
                          withText(props.grounding, image().imageId, item().itemId, event.currentTarget.value),
                        )
                      }
                    />
                    <button
                      type="button"
                      class="icon-button"
                      aria-label={words().drop(item().text)}
                      title={words().drop(item().text)}
                      onClick={() => drop(image().imageId, item().itemId, at)}
                    >
                      <Icon name="trash" size="s" />
                    </button>
                  </div>
                )}
              </Index>
              <Show when={image().items.length < itemLimits.count}>
                <NewItem
                  onAdd={(text) => props.onGrounding(withAdded(props.grounding, image().imageId, text))}
                  label={words().newItem}
                  add={words().add}
                />
              </Show>
            </fieldset>
          </div>
        )}
      </Index>
      <Show when={props.problem}>
        <p class="hint wrong" role="alert">
          <Icon name="error" size="xs" />
          <span>{props.problem}</span>
        </p>
      </Show>
      <div class="actions">
        <button type="button" class="button small" onClick={() => props.onCancel()}>
          {words().cancel}
        </button>
        <button type="submit" class="button small primary" aria-disabled={props.busy}>
          {words().rewrite}
        </button>
      </div>
    </form>
  );
}

interface NewItemProps {
  readonly label: string;
  readonly add: string;
  readonly onAdd: (text: string) => void;
}

function NewItem(props: NewItemProps): JSX.Element {
  const [text, setText] = createSignal("");
  let field: HTMLInputElement | undefined;
  const add = () => {
    props.onAdd(text());
    setText("");
    field?.focus();
  };
  return (
    <div class="ground-row">
      <span class="faint tiny">+</span>
      <input
        ref={(element) => (field = element)}
        class="text-field"
        dir="auto"
        aria-label={props.label}
        placeholder={props.label}
        maxLength={itemLimits.text}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing || text().trim() === "") return;
          event.preventDefault();
          add();
        }}
      />
      <button type="button" class="button small" aria-disabled={text().trim() === ""} onClick={add}>
        {props.add}
      </button>
    </div>
  );
}
