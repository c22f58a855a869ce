// The line under the composer: how to stop, or where the model runs.
import { Show } from "solid-js";
import { isHere } from "../models/is-here.ts";
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
    return chosen.server && !isHere(chosen.server.url)
      ? fill(words().runsAt, { model: chosen.name, host: hostOf(chosen.server.url) })
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
