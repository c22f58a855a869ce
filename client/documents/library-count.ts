// How many documents the library holds, for the rail: asked again when one is added or deleted, here or elsewhere, and when the server is back.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";
import { countDocuments } from "./server.ts";

/** Milliseconds in which several changes lead to one look, and after which the page has begun. */
const pause = 400;
/** Milliseconds between two looks: most of what is told is how far a document is read. */
const calm = 2000;

/** Undefined until it is known; a look that fails leaves what was known. */
export function useLibraryCount(): Accessor<number | undefined> {
  const { online, onDocuments } = useWorkbench();
  const { files } = useSession();
  const [count, setCount] = createSignal<number>();
  let looks = 0;

  async function look(): Promise<void> {
    const mine = ++looks;
    const known = await countDocuments().catch(() => undefined);
    if (known !== undefined && mine === looks) setCount(known);
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  let looked = -Infinity;
  const lookNow = () => {
    timer = undefined;
    if (!online()) return;
    looked = performance.now();
    void look();
  };
  const lookSoon = () => {
    timer ??= setTimeout(lookNow, Math.max(pause, looked + calm - performance.now()));
  };
  createEffect(on([files.libraryChanges, online], lookSoon));
  const unsubscribe = onDocuments(lookSoon);
  onCleanup(() => {
    clearTimeout(timer);
    unsubscribe();
  });
  return count;
}
