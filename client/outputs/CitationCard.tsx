// The quote behind a chip, in a small card beside it: a preview, the panel shows the page itself.
import { createSignal, createUniqueId, onCleanup, onMount } from "solid-js";
import { Portal } from "solid-js/web";
import type { Citation } from "../../pipelines/engine/documents.ts";
import { useWorkbench } from "../state/workbench.ts";
import { placeWords } from "./place-words.ts";
import { SupportTags } from "./SupportTags.tsx";
import { outputWords } from "./words.ts";

/** Between the card and the chip, and between the card and the edge of the window (px). */
const gap = 6;

interface CitationCardProps {
  readonly chip: HTMLElement;
  readonly citation: Citation;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  /** The chip was drawn anew: there is nothing to stand beside. */
  readonly onGone: () => void;
}

export function CitationCard(props: CitationCardProps) {
  // What it stands beside moves away.
  const leave = () => props.onLeave();
  window.addEventListener("scroll", leave, { capture: true, passive: true });
  onCleanup(() => window.removeEventListener("scroll", leave, { capture: true }));
  return (
    // Outside the answer: a contained box would hold and cut it. Inside the page's main part: what stands beside it is in no landmark.
    <Portal mount={document.getElementById("main") ?? document.body}>
      <Card {...props} />
    </Portal>
  );
}

function Card(props: CitationCardProps) {
  const workbench = useWorkbench();
  const id = createUniqueId();
  const [place, setPlace] = createSignal<{ readonly left: number; readonly top: number }>();
  const [card, setCard] = createSignal<HTMLDivElement>();

  onMount(() => {
    const { chip } = props;
    if (!chip.isConnected) return props.onGone();
    const anchor = chip.getBoundingClientRect();
    const { width = 0, height = 0 } = card()?.getBoundingClientRect() ?? {};
    const above = anchor.top - height - gap;
    const centred = anchor.left + anchor.width / 2 - width / 2;
    setPlace({
      left: Math.max(gap, Math.min(centred, window.innerWidth - width - gap)),
      top: above < gap ? anchor.bottom + gap : above,
    });
    chip.setAttribute("aria-describedby", id);
    onCleanup(() => chip.removeAttribute("aria-describedby"));
  });

  return (
    <div
      ref={setCard}
      id={id}
      role="tooltip"
      class="quote-card"
      style={{
        left: `${place()?.left ?? 0}px`,
        top: `${place()?.top ?? 0}px`,
        visibility: place() ? "visible" : "hidden",
      }}
      onPointerEnter={() => props.onEnter()}
      onPointerLeave={() => props.onLeave()}
    >
      <p class="quote" dir="auto">
        {props.citation.quote}
      </p>
      <p class="tiny muted">
        <bdi>{props.citation.name}</bdi>, {placeWords(props.citation, outputWords(workbench))}
      </p>
      <SupportTags citation={props.citation} />
    </div>
  );
}
