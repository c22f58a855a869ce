// Part of an answer whose citation chips open their sources, and show the quote to who points at or focuses them.
import { Show, createMemo, createSignal, onCleanup } from "solid-js";
import type { JSX } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { CitationCard } from "./CitationCard.tsx";
import { CitationsProvider, numberOf } from "./citations.tsx";
import type { Citations } from "./citations.tsx";

/** Pointing shorter than this is passing by (ms). */
const restBeforeCard = 250;
/** Time to move from the chip onto the card (ms). */
const graceAfter = 150;

export function CitedArea(props: { readonly citations: Citations; readonly children: JSX.Element }) {
  const workbench = useWorkbench();
  const [shown, setShown] = createSignal<HTMLElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const chipOf = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>("button.cite.ready") : null;
  const later = (ms: number, chip: HTMLElement | undefined) => {
    clearTimeout(timer);
    timer = setTimeout(() => setShown(chip), ms);
  };
  const now = (chip: HTMLElement | undefined) => {
    clearTimeout(timer);
    setShown(chip);
  };

  const card = createMemo(() => {
    const chip = shown();
    const citation = chip && props.citations.find(numberOf(chip) ?? 0);
    return chip && citation ? { chip, citation } : undefined;
  });

  function open(event: MouseEvent): void {
    const number = numberOf(chipOf(event));
    if (number === undefined) return;
    event.stopPropagation();
    now(undefined);
    props.citations.open(number);
  }

  function onKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const chip = chipOf(event);
    if (event.key === "Escape" && shown()) {
      event.preventDefault();
      event.stopPropagation();
      now(undefined);
    }
    // The open source viewer steps by itself.
    if (workbench.source() !== null) return;
    if (!chip || (event.key !== "[" && event.key !== "]") || event.defaultPrevented) return;
    const chips = [...event.currentTarget.querySelectorAll<HTMLElement>("button.cite.ready")];
    const next = chips.at((chips.indexOf(chip) + (event.key === "]" ? 1 : -1)) % chips.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  return (
    <CitationsProvider value={props.citations}>
      <div
        class="cited-area"
        onClick={open}
        onKeyDown={onKey}
        onPointerOver={(event) => {
          const chip = chipOf(event);
          if (chip && event.pointerType === "mouse") later(restBeforeCard, chip);
        }}
        onPointerOut={(event) => chipOf(event) && later(graceAfter, undefined)}
        onFocusIn={(event) => {
          const chip = chipOf(event);
          if (chip?.matches(":focus-visible")) now(chip);
        }}
        onFocusOut={() => now(undefined)}
      >
        {props.children}
      </div>
      <Show when={card()} keyed>
        {({ chip, citation }) => (
          <CitationCard
            chip={chip}
            citation={citation}
            onEnter={() => clearTimeout(timer)}
            onLeave={() => later(graceAfter, undefined)}
            onGone={() => now(undefined)}
          />
        )}
      </Show>
    </CitationsProvider>
  );
}
