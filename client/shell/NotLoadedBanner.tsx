// The line when a part of the page did not come because Facet was renewed meanwhile: what was clicked would do nothing, without a word.
import { createSignal, onCleanup, Show } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function NotLoadedBanner(): JSX.Element {
  const { strings, online } = useWorkbench();
  const words = () => strings().notLoaded;
  const [missing, setMissing] = createSignal(false);
  // While the server is away its own line says so, and the part comes with the next try.
  const note = () => online() && setMissing(true);
  window.addEventListener("vite:preloadError", note);
  onCleanup(() => window.removeEventListener("vite:preloadError", note));
  return (
    <Show when={missing() && online()}>
      <div class="banner" role="alert">
        <Icon name="warn" />
        <p class="grow">{words().sentence}</p>
        <button type="button" class="button small" onClick={() => location.reload()}>
          {words().reload}
        </button>
      </div>
    </Show>
  );
}
