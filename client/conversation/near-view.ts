// Says when a message comes near the part of the conversation that is seen; far ones are drawn cheaply until then.
import { onCleanup } from "solid-js";

/** How far outside the seen part a message is made ready (px). */
const margin = 1200;

export interface NearView {
  /** Calls back once, when the element first comes near. */
  readonly once: (element: Element, come: () => void) => void;
}

export function createNearView(root: () => Element | undefined): NearView {
  const waiting = new Map<Element, () => void>();
  let observer: IntersectionObserver | undefined;

  const seen = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer?.unobserve(target);
      waiting.get(target)?.();
      waiting.delete(target);
    }
  };
  onCleanup(() => observer?.disconnect());

  return {
    once(element, come) {
      observer ??= new IntersectionObserver(seen, { root: root() ?? null, rootMargin: `${margin}px 0px` });
      waiting.set(element, come);
      observer.observe(element);
    },
  };
}
