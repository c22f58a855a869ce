// A page as a picture, with the quoted words boxed over it: one box a line, nothing but those words.
import { createSignal, createEffect, For, Index, on, Show } from "solid-js";
import type { JSX } from "solid-js";
import type { Box } from "../../pipelines/engine/documents.ts";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { pictureUrl } from "./server.ts";
import { pictureWidth } from "./zoom.ts";

interface PagePictureProps {
  readonly documentId: string;
  readonly page: number;
  readonly label: string;
  /** CSS pixels; 0 while there is no room yet. */
  readonly width: number;
  /** Height over width. */
  readonly shape: number;
  readonly boxes: readonly Box[];
}

/** Widths in percent of the lines that stand in for a page. */
const lines = [38, 92, 88, 95, 90, 61, 0, 93, 89, 94, 86, 91, 47];

export function PagePicture(props: PagePictureProps): JSX.Element {
  const { strings } = useWorkbench();
  const words = () => strings().documents.source;
  const [state, setState] = createSignal<"loading" | "there" | "failed">("loading");
  const [tries, setTries] = createSignal(0);
  const url = () => {
    const address = pictureUrl(props.documentId, props.page, pictureWidth(props.width, devicePixelRatio));
    return tries() === 0 ? address : `${address}&again=${tries()}`;
  };
  // A sharper picture of the same page replaces the other in place.
  createEffect(on([() => props.documentId, () => props.page, tries], () => setState("loading")));
  return (
    <div
      class="paper"
      style={{ "inline-size": `${props.width}px`, "aspect-ratio": `1 / ${props.shape}` }}
      aria-busy={state() === "loading"}
    >
      <Show when={props.width > 0 && state() !== "failed"}>
        <img
          src={url()}
          alt={props.label}
          classList={{ coming: state() === "loading" }}
          onLoad={() => setState("there")}
          onError={() => setState("failed")}
        />
      </Show>
      <Show when={state() === "loading"}>
        <div class="lines late" aria-hidden="true">
          <Index each={lines}>{(width) => <i style={{ "inline-size": `${width()}%` }} />}</Index>
        </div>
        <p class="visually-hidden" role="status">
          {words().loading}
        </p>
      </Show>
      <Show when={state() === "failed"}>
        <div class="not-drawn" role="alert">
          <Icon name="warn" />
          <p>{words().pictureFailed}</p>
          <button type="button" class="button small" onClick={() => setTries(tries() + 1)}>
            <Icon name="retry" size="xs" />
            {strings().retry}
          </button>
        </div>
      </Show>
      <Show when={props.boxes.length > 0 && state() !== "failed"}>
        <svg class="boxes" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <For each={props.boxes}>
            {([left, top, width, height]) => (
              <rect class="quoted" x={left} y={top} width={width} height={height} vector-effect="non-scaling-stroke" />
            )}
          </For>
        </svg>
      </Show>
    </div>
  );
}
