// A post as a platform shows it, in a drawing of our own: name, picture, text up to its fold, and how much of the limit it takes.
import { For, Show, createSignal } from "solid-js";
import type { JSX } from "solid-js";
import { graphemesOf } from "../../pipelines/engine/posts/graphemes.ts";
import { platforms } from "../../pipelines/engine/posts/platforms.ts";
import type { PlatformVersion, Post } from "../../pipelines/engine/posts/post.ts";
import { Icon } from "../icons.tsx";
import { CopyButton } from "../outputs/CopyButton.tsx";
import { creatorWords } from "../outputs/creator/words.ts";
import { useWorkbench } from "../state/workbench.ts";
import { PreviewPicture } from "./PreviewPicture.tsx";
import { overBy, shareUsed, taggedParts } from "./preview-text.ts";

interface PreviewCardProps {
  readonly version: PlatformVersion;
  readonly post: Post;
  /** The brand's name; empty where none was chosen. */
  readonly voice: string;
  /** Missing for the last one. */
  readonly onRemove?: (() => void) | undefined;
}

export function PreviewCard(props: PreviewCardProps): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).preview;
  const rules = () => platforms[props.version.platform];
  const name = () => props.voice || words().you;
  const initial = () => graphemesOf(name()).next().value?.toUpperCase();
  const [isOpen, setOpen] = createSignal(false);
  const fold = () => (isOpen() ? null : props.version.fold);
  const shown = () => {
    const at = fold();
    return at === null ? props.version.text : props.version.text.slice(0, at).trimEnd();
  };
  const isOver = () => props.version.state === "over";
  const whole = () => [props.version.title, props.version.text].filter(Boolean).join("\n\n");
  const facts = () =>
    [
      words().tags(props.version.hashtags.length, rules().hashtags.most),
      ...(props.version.fold === null ? [] : [words().folds(rules().fold ?? props.version.fold)]),
    ].join(", ");

  return (
    <article class="post-preview" aria-label={words().of(rules().name)}>
      <header>
        <span class="avatar" aria-hidden="true">
          {initial()}
        </span>
        <span class="grow cut-off">
          <span dir="auto">{name()}</span>
          <br />
          <span class="faint">{rules().name}</span>
        </span>
        <span class="preview-acts">
          <CopyButton label={words().copy(rules().name)} text={whole()} />
          <Show when={props.onRemove}>
            {(remove) => (
              <button
                type="button"
                class="icon-button small preview-remove"
                aria-label={words().remove(rules().name)}
                title={words().remove(rules().name)}
                onClick={() => remove()()}
              >
                <Icon name="close" size="xs" />
              </button>
            )}
          </Show>
        </span>
      </header>
      <PreviewPicture post={props.post} ratio={rules().card.ratio} platform={rules().name} />
      <div class="preview-text" dir="auto">
        <Show when={props.version.title}>
          {(title) => (
            <h3 class="preview-title" dir="auto">
              {title()}
            </h3>
          )}
        </Show>
        <p>
          <For each={taggedParts(shown())}>
            {({ text, isTag }) => (
              <Show when={isTag} fallback={text}>
                <span class="hash">{text}</span>
              </Show>
            )}
          </For>
          <Show when={props.version.fold !== null}>
            {" "}
            <button type="button" class="more" aria-expanded={isOpen()} onClick={() => setOpen((is) => !is)}>
              {isOpen() ? words().less : words().more}
              <span class="visually-hidden">{` (${rules().name})`}</span>
            </button>
          </Show>
        </p>
      </div>
      <span class="preview-meter" classList={{ over: isOver() }}>
        <i style={{ "inline-size": `${shareUsed(props.version.count) * 100}%` }} />
      </span>
      <footer>
        <span>{facts()}</span>
        <span class={`end ${isOver() ? "bad" : ""}`}>
          {words().count(props.version.count.used, props.version.count.limit)}
        </span>
      </footer>
      <Said version={props.version} />
    </article>
  );
}

/** Why it is not ready, and what was done so that it is. */
function Said(props: { readonly version: PlatformVersion }): JSX.Element {
  const workbench = useWorkbench();
  const words = () => creatorWords(workbench).preview;
  const repairs = () =>
    props.version.repairs.map((repair) => {
      const said = words().repairs;
      switch (repair.kind) {
        case "tags-dropped":
          return said.tags(repair.tags.map((tag) => `#${tag}`).join(" "), repair.tags.length);
        case "call-to-action-dropped":
          return said.action;
        case "sentences-dropped":
          return said.sentences(repair.count);
        case "cut-at-word":
          return said.cut;
        case "title-cut":
          return said.title;
        case "rewritten":
          return said.rewritten;
      }
      return "";
    });
  const bytes = () => props.version.count.bytes;
  return (
    <Show when={props.version.state === "over" || repairs().length > 0 || bytes()}>
      <ul class="preview-said">
        <Show when={props.version.state === "over"}>
          <li class="bad">
            <Icon name="error" size="xs" />
            <span>
              {overBy(props.version.count) > 0 ? words().over(overBy(props.version.count)) : words().titleOver}
            </span>
          </li>
        </Show>
        <For each={repairs().filter(Boolean)}>
          {(repair) => (
            <li>
              <Icon name="changes" size="xs" />
              <span dir="auto">{repair}</span>
            </li>
          )}
        </For>
        <Show when={bytes()}>
          {(counted) => <li class="faint">{words().bytes(counted().used, counted().limit)}</li>}
        </Show>
      </ul>
    </Show>
  );
}
