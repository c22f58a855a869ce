// The line under the composer: how to stop, or where the model runs.
import { Show } from "solid-js";
import { useWorkbench } from "../state/workbench.ts";
import { useSession } from "./session.ts";
import { fill, wordsOf } from "./words.ts";

export function Under(props: { readonly active: boolean }) {
  const workbench = useWorkbench();
  const { live } = useSession();
  const words = () => wordsOf(workbench);
  const line = () => {
    const chosen = workbench.selectedModel();
    if (props.active || live.phase() !== "new" || !chosen || chosen.state === "missing") return undefined;
    const host = chosen.server ? hostOf(chosen.server.url) : "";
    return chosen.server && !isLoopback(host)
      ? fill(words().runsAt, { model: chosen.name, host })
      : fill(words().runsHere, { model: chosen.name });
  };
  return (
    <div class="under">
      <Show when={props.active} fallback={<span>{line()}</span>}>
        <span>
          <kbd>Esc</kbd> {words().escStops}
        </span>
      </Show>
    </div>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
