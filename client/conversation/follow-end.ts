// Keeps the end of a growing conversation in view, but only while the reader is there.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";

/** Nearer than this to the end counts as being there (px). */
const near = 64;

export interface FollowEnd {
  readonly atEnd: Accessor<boolean>;
  readonly jump: () => void;
  /** The reader goes somewhere else. */
  readonly leave: () => void;
}

export function createFollowEnd(
  scroller: Accessor<HTMLElement | undefined>,
  content: Accessor<HTMLElement | undefined>,
): FollowEnd {
  const [atEnd, setAtEnd] = createSignal(true);
  let last = 0;

  const toEnd = () => {
    const area = scroller();
    if (area) area.scrollTop = area.scrollHeight;
  };
  /** A question that is edited, or asked before it is deleted, stays in view whatever grows around it. */
  const keepInView = () => {
    const held = document.activeElement;
    if (content()?.contains(held)) held?.closest("form, [role='alertdialog']")?.scrollIntoView({ block: "nearest" });
  };

  createEffect(
    on([scroller, content], ([area, inside]) => {
      if (!area || !inside) return;
      const scrolled = () => {
        const { scrollTop, scrollHeight, clientHeight } = area;
        // Growing text moves nothing by itself: only a person scrolls back.
        if (scrollHeight - scrollTop - clientHeight < near) setAtEnd(true);
        else if (scrollTop < last) setAtEnd(false);
        last = scrollTop;
      };
      const sizes = new ResizeObserver(() => {
        if (!atEnd()) return;
        toEnd();
        keepInView();
      });
      sizes.observe(inside);
      sizes.observe(area);
      area.addEventListener("scroll", scrolled, { passive: true });
      onCleanup(() => {
        sizes.disconnect();
        area.removeEventListener("scroll", scrolled);
      });
    }),
  );

  return {
    atEnd,
    jump: () => {
      setAtEnd(true);
      toEnd();
    },
    leave: () => setAtEnd(false),
  };
}
