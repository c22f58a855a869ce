// The viewer's tools: pages, citations, size, and the page as text.
import { Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import type { IconName } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { apiWords } from "./api-words.ts";
import { fitWidth, zoomed } from "./zoom.ts";

interface SourceBarProps {
  readonly page: number;
  /** 0 until it is known. */
  readonly pageCount: number;
  readonly onTurn: (steps: 1 | -1) => void;
  /** Numbers of the answer's citations, and of the one shown. */
  readonly citations: readonly number[];
  readonly citation: number | undefined;
  readonly onCitation: (steps: 1 | -1) => void;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly drawable: boolean;
  readonly asText: boolean;
  readonly onText: (asText: boolean) => void;
  /** To its contents; only where it has some. */
  readonly onContents: (() => void) | undefined;
  /** Back to what the table holds; only where it is one. */
  readonly onProfile: (() => void) | undefined;
}

export function SourceBar(props: SourceBarProps): JSX.Element {
  const workbench = useWorkbench();
  const { strings } = workbench;
  const words = () => strings().documents.source;
  const place = () => props.citations.indexOf(props.citation ?? -1) + 1;
  return (
    <div class="strip source-bar">
      <span class="row">
        <Tool icon="prev" label={words().previousPage} disabled={props.page <= 1} onClick={() => props.onTurn(-1)} />
        <span>
          {props.pageCount > 0 ? words().pageOf(props.page, props.pageCount) : strings().documents.page(props.page)}
        </span>
        <Tool
          icon="next"
          label={words().nextPage}
          disabled={props.pageCount > 0 && props.page >= props.pageCount}
          onClick={() => props.onTurn(1)}
        />
      </span>
      <Show when={props.drawable}>
        <span class="row sizes">
          <Show when={!props.asText}>
            <Tool
              icon="minus"
              label={words().zoomOut}
              disabled={zoomed(props.zoom, -1) === props.zoom}
              onClick={() => props.onZoom(zoomed(props.zoom, -1))}
            />
            <button
              type="button"
              class="pick"
              aria-label={`${words().fit}: ${words().zoom(Math.round(props.zoom * 100))}`}
              title={words().fit}
              onClick={() => props.onZoom(fitWidth)}
            >
              {words().zoom(Math.round(props.zoom * 100))}
            </button>
            <Tool
              icon="plus"
              label={words().zoomIn}
              disabled={zoomed(props.zoom, 1) === props.zoom}
              onClick={() => props.onZoom(zoomed(props.zoom, 1))}
            />
          </Show>
          <Tool
            icon={props.asText ? "file" : "text"}
            label={props.asText ? words().asPicture : words().asText}
            onClick={() => props.onText(!props.asText)}
          />
        </span>
      </Show>
      <Show when={props.onContents}>
        {(show) => (
          <span class="row">
            <Tool icon="menu" label={apiWords(workbench).show} onClick={() => show()()} />
          </span>
        )}
      </Show>
      <Show when={props.onProfile}>
        {(show) => (
          <span class="row end">
            <Tool icon="table" label={strings().documents.data.show} onClick={() => show()()} />
          </span>
        )}
      </Show>
      <Show when={place() > 0}>
        <span class="row end">
          <Tool icon="prev" label={words().previousCitation} onClick={() => props.onCitation(-1)} />
          <span role="status">{words().citationOf(place(), props.citations.length)}</span>
          <Tool icon="next" label={words().nextCitation} onClick={() => props.onCitation(1)} />
        </span>
      </Show>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** Stays focusable at its end, so that the keys of the viewer are not lost there. */
function Tool(props: ToolProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button small"
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.disabled === true ? true : undefined}
      onClick={() => props.disabled !== true && props.onClick()}
    >
      <Icon name={props.icon} size="s" class="turns" />
    </button>
  );
}
