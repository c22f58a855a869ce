// The keys that work anywhere on the page, as long as nobody is typing and nothing modal is open.
import { onCleanup } from "solid-js";

export interface PageKeys {
  readonly fresh: () => void;
  readonly search: () => void;
  readonly help: () => void;
  readonly rename: () => void;
  readonly pin: () => void;
}

/** Listens until the owner is disposed. */
export function listenToPageKeys(keys: PageKeys): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "F6" && !floating()) {
      event.preventDefault();
      focusNextPart(event.shiftKey ? -1 : 1);
      return;
    }
    if (isTyping(event.target) || floating()) return;
    const act = {
      n: keys.fresh,
      N: keys.fresh,
      "/": keys.search,
      "?": keys.help,
      F2: keys.rename,
      p: keys.pin,
      P: keys.pin,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
  );
}

/** Something floats over the page and takes the keys for itself; undefined where nothing does. */
export function floating(): Element | undefined {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') ?? undefined;
}

/** The parts of the frame in reading order; the ones not shown are passed over. */
const parts = ["#rail", "#bar", "#main", "#panel"] as const;

function focusNextPart(step: 1 | -1): void {
  const shown = parts.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const at = shown.findIndex((part) => part.contains(document.activeElement));
  shown.at((at + step + shown.length) % shown.length)?.focus();
}
