// Gives the focus to a row that is only now being put into the page, and keeps it where rows come and go.
import { createEffect, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";

/** Frames until a row that was scrolled to has been measured and can be seen. */
const framesAtMost = 20;

export type FocusRow = (find: () => HTMLElement | null | undefined) => void;

/** Tries with every frame until the element is there and takes the focus; a later wish ends an earlier one, and so does whatever else takes the focus. */
export function createRowFocus(): FocusRow {
  let latest = 0;
  let from: Element | null = null;
  const attempt = (find: () => HTMLElement | null | undefined, wish: number, frames: number): void => {
    const { activeElement, body } = document;
    if (wish !== latest || (activeElement !== body && activeElement !== from)) return;
    const element = find();
    element?.focus({ preventScroll: true });
    if (frames > 0 && (!element || document.activeElement !== element))
      requestAnimationFrame(() => attempt(find, wish, frames - 1));
  };
  return (find) => {
    from = document.activeElement;
    attempt(find, ++latest, framesAtMost);
  };
}

/**
 * A row that is moved in the page loses the focus without anybody's wish: `lost` gives it back. Tells whether it is lost just now: a key
 * that is pressed meanwhile is the row's. Must be called under a Solid owner.
 */
export function keepRowFocus(list: Accessor<HTMLElement | undefined>, lost: () => void): () => boolean {
  let isInside = false;
  const isLost = () => isInside && document.activeElement === document.body;
  createEffect(() => {
    const element = list();
    if (!element) return;
    isInside = false;
    const follow = ({ target }: Event) => (isInside = target instanceof Node && element.contains(target));
    const observer = new MutationObserver(() => {
      if (isLost()) lost();
    });
    observer.observe(element, { childList: true, subtree: true });
    document.addEventListener("focusin", follow);
    // Beside the list nothing may take the focus, and yet it was left on purpose.
    document.addEventListener("pointerdown", follow);
    onCleanup(() => {
      observer.disconnect();
      document.removeEventListener("focusin", follow);
      document.removeEventListener("pointerdown", follow);
    });
  });
  return isLost;
}
