// What a button that copies says for a moment: copied, or that the browser did not allow it.
import { createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import { copyText } from "./copy-text.ts";

/** The sign that something was copied stays this long (ms). */
const copiedFor = 1600;

export interface Copying {
  /** `refused` stays until the next try. */
  readonly state: Accessor<"" | "copied" | "refused">;
  /** False where the browser did not allow it. */
  readonly copy: (text: string) => Promise<boolean>;
}

/** Must be called under a Solid owner. */
export function createCopying(): Copying {
  const [state, setState] = createSignal<"" | "copied" | "refused">("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return {
    state,
    async copy(text) {
      const isCopied = await copyText(text);
      setState(isCopied ? "copied" : "refused");
      clearTimeout(timer);
      if (isCopied) timer = setTimeout(() => setState(""), copiedFor);
      return isCopied;
    },
  };
}
