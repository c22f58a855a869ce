// "Layer 3 of 6" in the head of the conversation, the way to the map; the map opens by itself where a path first appears.
import { Show, createEffect, createSignal, on, untrack } from "solid-js";
import type { JSX } from "solid-js";
import { placeOf } from "../../pipelines/engine/guide/outline.ts";
import { useSession } from "../conversation/session.ts";
import { createMedia, narrowQuery, railQuery } from "../shell/media.ts";
import { useWorkbench } from "../state/workbench.ts";
import { followDepth } from "./ask-guide.ts";
import { createBranchPath } from "./use-path.ts";
import { guideWords } from "./words.ts";
import "./head-path.css";

/** Kept under this name: the person closed the map, so that it opens only when asked for. */
const closedKey = "facet.map";

export default function HeadPath(): JSX.Element {
  const workbench = useWorkbench();
  const session = useSession();
  const { panel, openPanel } = workbench;
  const words = () => guideWords(workbench).path;
  const path = createBranchPath(session, workbench);
  const isWide = createMedia(`not all and ${railQuery}`);
  const isNarrow = createMedia(narrowQuery);
  const [appeared, setAppeared] = createSignal<string | null>(null);

  createEffect(() => {
    const id = session.live.id();
    if (path() === undefined || id === null || untrack(appeared) === id) return;
    setAppeared(id);
    if (untrack(() => isWide() && panel() === null) && !wasClosed()) openPanel("map");
  });
  createEffect(
    on([panel, session.live.id], ([now, id], before) => {
      // Another conversation or a narrow window closes it too.
      const isByPerson = before?.[0] === "map" && now === null && before[1] === id && !untrack(isNarrow);
      if (isByPerson) keepClosed(true);
      if (now === "map") keepClosed(false);
    }),
  );
  // What is typed next is asked at the depth the path has; a choice made for it before the page was loaded stays.
  createEffect(
    on([session.live.id, () => path()?.outline.depth], ([id, depth], before) => {
      const known = path();
      if (!known || depth === undefined) return;
      const isKept = before?.[0] !== id && session.valuesOf(known.personaId)["depth"] !== undefined;
      if (!isKept) followDepth(session, known.personaId, depth);
    }),
  );

  return (
    <Show when={path()}>
      {(known) => {
        const of = () => known().outline.layers.length;
        const number = () => placeOf(known().outline) + 1;
        const label = () => (number() > 0 ? words().layer(number(), of()) : words().finished(of()));
        return (
          <button
            type="button"
            class="tiny head-path"
            aria-label={`${label()}: ${words().map}`}
            aria-pressed={panel() === "map"}
            title={words().map}
            onClick={() => openPanel(panel() === "map" ? null : "map")}
          >
            {isNarrow() && number() > 0 ? words().shortLayer(number(), of()) : label()}
          </button>
        );
      }}
    </Show>
  );
}

/** Storage may be forbidden: then it opens by itself once more. */
function wasClosed(): boolean {
  try {
    return localStorage.getItem(closedKey) === "closed";
  } catch {
    return false;
  }
}

function keepClosed(is: boolean): void {
  try {
    if (is) localStorage.setItem(closedKey, "closed");
    else localStorage.removeItem(closedKey);
  } catch {
    // It is closed for as long as the page lives.
  }
}
