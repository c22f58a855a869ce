// When what is shown is asked for once more: someone comes back to this page, or has changed something, here or elsewhere.
import { onCleanup } from "solid-js";

/** Milliseconds between two looks: who moves between windows quickly, or through branches, is shown the last state, once. */
const atMostEvery = 1000;

/** Must be called under a Solid owner. What is returned looks now, or as soon as the pace allows: in any case after the call. */
export function createLookAgain(look: () => void): () => void {
  let last = performance.now();
  let later: ReturnType<typeof setTimeout> | undefined;
  const lookNow = () => {
    later = undefined;
    last = performance.now();
    look();
  };
  const lookSoon = () => {
    later ??= setTimeout(lookNow, Math.max(0, last + atMostEvery - performance.now()));
  };
  const comeBack = () => {
    if (document.visibilityState === "visible") lookSoon();
  };
  window.addEventListener("focus", comeBack);
  document.addEventListener("visibilitychange", comeBack);
  onCleanup(() => {
    clearTimeout(later);
    window.removeEventListener("focus", comeBack);
    document.removeEventListener("visibilitychange", comeBack);
  });
  return lookSoon;
}
