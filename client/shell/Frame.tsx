// The frame around everything: rail, bar, the sheet in the middle, the panel; and the keys that work everywhere.
import { createEffect, createSignal, lazy, Match, on, onCleanup, Show, Suspense, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { createSignedOut } from "../accounts/signed-out.ts";
import { NotFoundPage } from "../pages/NotFoundPage.tsx";
import { PageSkeleton } from "../pages/PageSkeleton.tsx";
import { useWorkbench } from "../state/workbench.ts";
import { Bar } from "./Bar.tsx";
import { createMedia, narrowQuery, railQuery } from "./media.ts";
import { NotLoadedBanner } from "./NotLoadedBanner.tsx";
import { OfflineBanner } from "./OfflineBanner.tsx";
import { listenToPageKeys } from "./page-keys.ts";
import { Panel } from "./Panel.tsx";
import { Part } from "./Part.tsx";
import { tabIdOf, tabPanelId } from "./PersonaTabs.tsx";
import { Rail } from "./Rail.tsx";
import { Sheet } from "./Sheet.tsx";
import { StorageBanner } from "./StorageBanner.tsx";
import { searchFieldId } from "./thread-keys.ts";
import { Toasts } from "./toasts.tsx";

const KeyList = lazy(() => import("./KeyList.tsx"));
const SignedOutBanner = lazy(() => import("../accounts/SignedOutBanner.tsx"));
const LibraryPage = lazy(() => import("../documents/LibraryPage.tsx"));
const ModelsPage = lazy(() => import("../models/ModelsPage.tsx").then(({ ModelsPage: page }) => ({ default: page })));
const ApiPage = lazy(() => import("../api-page/ApiPage.tsx"));
const SettingsPage = lazy(() =>
  import("../pages/SettingsPage.tsx").then(({ SettingsPage: page }) => ({ default: page })),
);

export function Frame(props: { readonly children: JSX.Element }): JSX.Element {
  const workbench = useWorkbench();
  const { page, conversationId, persona, strings } = workbench;
  const signedOut = createSignedOut(workbench);
  const railIsSheet = createMedia(railQuery);
  const narrow = createMedia(narrowQuery);
  const [railOpen, setRailOpen] = createSignal(false);
  const [keysOpen, setKeysOpen] = createSignal(false);
  const [renaming, setRenaming] = createSignal<string | null>(null);
  const open = () => workbench.conversations().find((each) => each.conversationId === conversationId());

  createEffect(() => {
    document.body.dataset["persona"] = page() === "conversation" || page() === "api" ? persona().id : "none";
    onCleanup(() => (document.body.dataset["persona"] = "none"));
  });
  createEffect(() => {
    const place = {
      conversation: open()?.title,
      library: strings().documents.library.title,
      models: strings().models.title,
      api: `${strings().apiPage.place}: ${workbench.local(persona().title)}`,
      settings: strings().settings.title,
      "not-found": strings().notFound.title,
    };
    const title = place[page()];
    document.title = title ? `${title} – Facet` : "Facet";
  });
  // A new page begins at its beginning, also for who reads by ear or key; the composer takes the focus by itself.
  createEffect(
    on(
      page,
      (at) => {
        if (at !== "conversation") focusQuietly(document.getElementById("main"));
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    if (!railIsSheet()) setRailOpen(false);
  });
  const startRename = (id: string | null) => {
    if (id !== null && railIsSheet()) setRailOpen(true);
    setRenaming(id);
  };
  listenToPageKeys({
    fresh: () => workbench.openConversation(null),
    search: () => {
      if (railIsSheet()) setRailOpen(true);
      setTimeout(() => document.getElementById(searchFieldId)?.focus());
    },
    help: () => setKeysOpen(true),
    rename: () => startRename(open()?.conversationId ?? null),
    pin: () => {
      const conversation = open();
      if (conversation) void workbench.pinConversation(conversation.conversationId, !conversation.pinned);
    },
  });

  const rail = () => <Rail renaming={renaming()} onRename={startRename} onOpen={() => setRailOpen(false)} />;
  return (
    <div class="app">
      <a
        class="button skip"
        href="#main"
        onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}
      >
        {page() === "conversation" ? strings().skip : strings().skipPage}
      </a>
      <Show
        when={!railIsSheet()}
        fallback={
          <Sheet open={railOpen()} onClose={() => setRailOpen(false)} label={strings().rail.label} class="rail-sheet">
            {rail()}
          </Sheet>
        }
      >
        {rail()}
      </Show>
      <Bar railIsSheet={railIsSheet()} onRail={() => setRailOpen(true)} />
      <main class="sheet" id="main" tabIndex={-1}>
        <Show when={signedOut()} fallback={<OfflineBanner />}>
          <Suspense>
            <SignedOutBanner />
          </Suspense>
        </Show>
        <StorageBanner />
        <NotLoadedBanner />
        <Show
          when={page() !== "conversation"}
          fallback={
            <Suspense fallback={<PageSkeleton />}>
              <div class="screen" id={tabPanelId} role="tabpanel" aria-labelledby={tabIdOf(persona().id)}>
                {props.children}
              </div>
            </Suspense>
          }
        >
          <Part>
            <Switch>
              <Match when={page() === "library"}>
                <LibraryPage />
              </Match>
              <Match when={page() === "models"}>
                <ModelsPage />
              </Match>
              <Match when={page() === "api"}>
                <div class="screen" id={tabPanelId} role="tabpanel" aria-labelledby={tabIdOf(persona().id)}>
                  <ApiPage />
                </div>
              </Match>
              <Match when={page() === "settings"}>
                <SettingsPage />
              </Match>
              <Match when={page() === "not-found"}>
                <NotFoundPage />
              </Match>
            </Switch>
          </Part>
        </Show>
      </main>
      <Panel narrow={narrow()} resizable={!railIsSheet()} />
      <Sheet open={keysOpen()} onClose={() => setKeysOpen(false)} title={strings().keys.title} class="dialog wider">
        <p class="small muted">{strings().keys.intro}</p>
        <Suspense>
          <KeyList />
        </Suspense>
        <div class="actions">
          <button type="button" class="button" onClick={() => setKeysOpen(false)}>
            {strings().close}
          </button>
        </div>
      </Sheet>
      <Toasts label={strings().toasts} narrow={narrow()} />
    </div>
  );
}

/** Focus without a ring around the whole page: nobody asked for it, it only tells where reading goes on. */
function focusQuietly(element: HTMLElement | null): void {
  if (!element) return;
  element.dataset["quiet"] = "";
  element.addEventListener("blur", () => delete element.dataset["quiet"], { once: true });
  element.focus({ preventScroll: true });
}
