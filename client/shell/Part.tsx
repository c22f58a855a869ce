// A part of the page that is fetched when it is first shown: its shape until it is there, and a word where it does not come.
import { createEffect, ErrorBoundary, on, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import { Icon } from "../icons.tsx";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { useWorkbench } from "../state/workbench.ts";

export function Part(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <ErrorBoundary fallback={(_, reset) => <NotThere onElsewhere={reset} />}>
      <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

/** What a server that is away, or was renewed meanwhile, did not give is asked for only by the page's next start. */
function NotThere(props: { readonly onElsewhere: () => void }): JSX.Element {
  const { page, panel, strings } = useWorkbench();
  createEffect(on([page, panel], () => props.onElsewhere(), { defer: true }));
  return (
    <div class="calm" role="alert">
      <p class="muted">{strings().notLoaded.sentence}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        <Icon name="retry" size="s" />
        {strings().notLoaded.reload}
      </button>
    </div>
  );
}
