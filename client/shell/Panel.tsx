// The right panel: beside the conversation and dragged to size, or a sheet from the bottom where the page is narrow.
import { createComputed, createEffect, lazy, Match, on, Show, Suspense, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { useShownCode } from "../code/shown-code.ts";
import { usePostDesk } from "../creator/post-desk.ts";
import { PanelTools } from "../documents/PanelTools.tsx";
import { useShownSource } from "../documents/shown-source.ts";
import { Icon } from "../icons.tsx";
import { MemorySwitch } from "../memory/MemorySwitch.tsx";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { panelWidths } from "../state/preferences.ts";
import { useWorkbench } from "../state/workbench.ts";
import type { PanelName } from "../state/workbench.ts";
import { Sheet } from "./Sheet.tsx";

const DocumentsPanel = lazy(() => import("../documents/DocumentsPanel.tsx"));
const CodePanel = lazy(() => import("../code/CodePanel.tsx"));
const PreviewPanel = lazy(() => import("../creator/PreviewPanel.tsx"));
const MemoryPanel = lazy(() => import("../memory/MemoryPanel.tsx"));
const StepsPanel = lazy(() =>
  import("../conversation/StepsPanel.tsx").then(({ StepsPanel: panel }) => ({ default: panel })),
);
const SourceViewer = lazy(() => import("../documents/SourceViewer.tsx"));

/** Pixels an arrow key moves the edge. */
const keyStep = 16;

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
  const isOpen = () => panel() !== null && page() === "conversation";
  const title = () => {
    if (panel() === "documents") return strings().documents.title;
    if (panel() === "memory") return strings().memory.title;
    if (panel() === "code") return strings().code;
    if (panel() === "posts") return strings().previews;
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
  // A source belongs to its conversation, and so do code and posts.
  createEffect(
    on(conversationId, () => ["source", "code", "posts"].includes(panel() ?? "") && openPanel(null), { defer: true }),
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
    <Show when={panel() !== "code" && panel() !== "posts"} fallback={ownHead()}>
      <header>
        <h2 class="cut-off" dir="auto">
          {title()}
        </h2>
        <span class="end row">
          <PanelTools />
          <Show when={panel() === "memory"}>
            <MemorySwitch />
          </Show>
          <button type="button" class="icon-button small" aria-label={strings().close} onClick={close}>
            <Icon name="close" size="s" />
          </button>
        </span>
      </header>
      <Suspense fallback={<PageSkeleton />}>
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
      </Suspense>
    </Show>
  );
  /** These have a head of their own, for what is shown and what can be done with it. */
  const ownHead = () => (
    <Suspense fallback={<PageSkeleton />}>
      <Show when={panel() === "posts"} fallback={<CodePanel onClose={close} />}>
        <PreviewPanel onClose={close} />
      </Show>
    </Suspense>
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
          style={props.resizable ? { "inline-size": `${preferences.panelWidth()}px` } : {}}
          onKeyDown={onKey}
        >
          <Show when={props.resizable}>
            <PanelEdge />
          </Show>
          {content()}
        </aside>
      </Show>
    </Show>
  );
}

/** The edge to drag, also by arrow keys. */
function PanelEdge(): JSX.Element {
  const { preferences, strings } = useWorkbench();
  const outward = () => (document.documentElement.dir === "rtl" ? 1 : -1);
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const edge = event.currentTarget;
    const from = { x: event.clientX, width: preferences.panelWidth() };
    edge.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => preferences.setPanelWidth(from.width + (moved.clientX - from.x) * outward());
    const end = () => {
      edge.removeEventListener("pointermove", move);
      edge.removeEventListener("lostpointercapture", end);
    };
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", end);
  };
  const onKey = (event: KeyboardEvent) => {
    const width = preferences.panelWidth();
    const next = {
      ArrowLeft: width - keyStep * outward(),
      ArrowRight: width + keyStep * outward(),
      Home: panelWidths.least,
      End: panelWidths.most,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    preferences.setPanelWidth(next);
  };
  return (
    <div
      class="edge"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={strings().bar.panelWidth}
      aria-valuemin={panelWidths.least}
      aria-valuemax={panelWidths.most}
      aria-valuenow={preferences.panelWidth()}
      onPointerDown={drag}
      onDblClick={() => preferences.setPanelWidth(panelWidths.usual)}
      onKeyDown={onKey}
    />
  );
}
