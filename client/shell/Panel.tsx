// The right panel: beside the conversation and dragged to size, or a sheet from the bottom where the page is narrow.
import { createComputed, createEffect, createSignal, lazy, Match, on, Show, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { useShownCode } from "../code/shown-code.ts";
import { usePostDesk } from "../creator/post-desk.ts";
import { PanelTools } from "../documents/PanelTools.tsx";
import { useShownSource } from "../documents/shown-source.ts";
import { MemorySwitch } from "../memory/MemorySwitch.tsx";
import { panelWidths } from "../state/preferences.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { PanelName } from "../state/workbench.ts";
import { PanelHead } from "./PanelHead.tsx";
import { Part } from "./Part.tsx";
import { Sheet } from "./Sheet.tsx";

const DocumentsPanel = lazy(() => import("../documents/DocumentsPanel.tsx"));
const CodePanel = lazy(() => import("../code/CodePanel.tsx"));
const MapPanel = lazy(() => import("../guide/MapPanel.tsx"));
const PreviewPanel = lazy(() => import("../creator/PreviewPanel.tsx"));
const MemoryPanel = lazy(() => import("../memory/MemoryPanel.tsx"));
const StepsPanel = lazy(() =>
  import("../conversation/StepsPanel.tsx").then(({ StepsPanel: panel }) => ({ default: panel })),
);
const SourceViewer = lazy(() => import("../documents/SourceViewer.tsx"));

/** Pixels an arrow key moves the edge. */
const keyStep = 16;
/** Pixels of the map, which is narrow by nature. Source: the page's layout. */
const mapWidths = { least: 320, most: 720, usual: 372 } as const;

interface PanelProps {
  readonly narrow: boolean;
  /** Only where there is room for it. */
  readonly resizable: boolean;
}

export function Panel(props: PanelProps): JSX.Element {
  const { panel, openPanel, page, preferences, strings, source, conversationId } = useWorkbench();
  const shown = useShownSource();
  const shownCode = useShownCode();
  const desk = usePostDesk();
  const [mapWidth, setMapWidth] = createSignal<number>(mapWidths.usual);
  const size = (): PanelSize =>
    panel() === "map"
      ? { ...mapWidths, width: mapWidth(), set: setMapWidth }
      : { ...panelWidths, width: preferences.panelWidth(), set: preferences.setPanelWidth };
  const isOpen = () => panel() !== null && page() === "conversation";
  const title = () => {
    if (panel() === "documents") return strings().documents.title;
    if (panel() === "memory") return strings().memory.title;
    if (panel() === "code") return strings().code;
    if (panel() === "posts") return strings().previews;
    if (panel() === "map") return strings().map;
    return panel() === "source" ? (shown()?.name ?? strings().documents.source.title) : strings().bar.steps;
  };
  let opener: Element | null = null;
  // What opened it last: a chip may open another source, or other code, in the panel that is open already.
  createEffect(
    on([isOpen, source, shownCode.chosen, desk.shown], ([open]) => {
      const active = document.activeElement;
      if (open && active?.closest(".panel") === null) opener = active;
    }),
  );
  // A source belongs to its conversation, and so do code, posts and the map.
  createEffect(
    on(conversationId, () => ["source", "code", "posts", "map"].includes(panel() ?? "") && openPanel(null), {
      defer: true,
    }),
  );
  // Beside the conversation it was wished for; over it, it would be in the way. Wide again, it is back.
  let wished: PanelName | null = null;
  createComputed(
    on(
      () => props.narrow,
      (narrow) => {
        if (narrow) {
          wished = panel();
          openPanel(null);
        } else if (wished !== null) {
          openPanel(wished);
          wished = null;
        }
      },
      { defer: true },
    ),
  );
  const close = () => {
    openPanel(null);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
  const onKey = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    // A list that floats over the panel closes by itself.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (event.key !== "Escape" || event.defaultPrevented || !isHere) return;
    event.stopPropagation();
    close();
  };
  const content = () => (
    <Show when={!["code", "posts", "map"].includes(panel() ?? "")} fallback={ownHead()}>
      <PanelHead title={title()} dir="auto" onClose={close}>
        <PanelTools />
        <Show when={panel() === "memory"}>
          <MemorySwitch />
        </Show>
      </PanelHead>
      <Part>
        <Switch fallback={<StepsPanel />}>
          <Match when={panel() === "documents"}>
            <DocumentsPanel />
          </Match>
          <Match when={panel() === "source"}>
            <SourceViewer />
          </Match>
          <Match when={panel() === "memory"}>
            <MemoryPanel />
          </Match>
        </Switch>
      </Part>
    </Show>
  );
  /** These have a head of their own, for what is shown and what can be done with it. */
  const ownHead = () => (
    <Part>
      <Switch fallback={<CodePanel onClose={close} />}>
        <Match when={panel() === "posts"}>
          <PreviewPanel onClose={close} />
        </Match>
        <Match when={panel() === "map"}>
          <MapPanel onClose={close} />
        </Match>
      </Switch>
    </Part>
  );
  return (
    <Show
      when={!props.narrow}
      fallback={
        <Sheet open={isOpen()} onClose={() => openPanel(null)} label={title()} class="panel as-sheet">
          <span class="grip" aria-hidden="true" />
          {content()}
        </Sheet>
      }
    >
      <Show when={isOpen()}>
        <aside
          class="panel"
          id="panel"
          tabIndex={-1}
          aria-label={title()}
          style={props.resizable ? { "inline-size": `${size().width}px` } : {}}
          onKeyDown={onKey}
        >
          <Show when={props.resizable}>
            <PanelEdge size={size()} />
          </Show>
          {content()}
        </aside>
      </Show>
    </Show>
  );
}

/** Pixels it may be dragged to, and has. */
interface PanelSize {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  readonly width: number;
  readonly set: (pixels: number) => void;
}

/** The edge to drag, also by arrow keys. */
function PanelEdge(props: { readonly size: PanelSize }): JSX.Element {
  const { strings } = useWorkbench();
  const set = (pixels: number) =>
    props.size.set(Math.round(Math.min(props.size.most, Math.max(props.size.least, pixels))));
  const outward = () => (document.documentElement.dir === "rtl" ? 1 : -1);
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const edge = event.currentTarget;
    const from = { x: event.clientX, width: props.size.width };
    edge.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => set(from.width + (moved.clientX - from.x) * outward());
    const end = () => {
      edge.removeEventListener("pointermove", move);
      edge.removeEventListener("lostpointercapture", end);
    };
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", end);
  };
  const onKey = (event: KeyboardEvent) => {
    const { width, least, most } = props.size;
    const next = {
      ArrowLeft: width - keyStep * outward(),
      ArrowRight: width + keyStep * outward(),
      Home: least,
      End: most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      class="edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={strings().bar.panelWidth}
      aria-valuemin={props.size.least}
      aria-valuemax={props.size.most}
      aria-valuenow={props.size.width}
      onPointerDown={drag}
      onDblClick={() => set(props.size.usual)}
      onKeyDown={onKey}
    />
  );
}
