// How many documents the library holds, for the rail: asked again when one is added or deleted here, and when the server is back.
import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { useSession } from "../conversation/session.ts";
import { useWorkbench } from "../state/workbench.ts";
import { countDocuments } from "./server.ts";

/** Milliseconds in which several changes lead to one look, and after which the page has begun. */
const pause = 400;

/** Undefined until it is known; a look that fails leaves what was known. */
export function useLibraryCount(): Accessor<number | undefined> {
  const { online } = useWorkbench();
  const { files } = useSession();
  const [count, setCount] = createSignal<number>();
  let looks = 0;

  async function look(): Promise<void> {
    const mine = ++looks;
    const known = await countDocuments().catch(() => undefined);
    if (known !== undefined && mine === looks) setCount(known);
  }

  createEffect(() => {
    files.libraryChanges();
    if (!online()) return;
    const timer = setTimeout(() => void look(), pause);
    onCleanup(() => clearTimeout(timer));
  });
  return count;
}
