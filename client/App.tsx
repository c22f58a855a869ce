// The page: asks the server for the beginning, then shows the workbench; a server that is away gets a calm page and another try.
import { I18nProvider } from "@kobalte/core/i18n";
import { createSignal, lazy, Match, onCleanup, Show, Suspense, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { claimStorage } from "./accounts/own-storage.ts";
import { signInPath } from "./accounts/way-back.ts";
import { failureOf } from "./conversation/failure.ts";
import { ConversationProvider } from "./conversation/ConversationProvider.tsx";
import { ConversationScreen } from "./conversation/ConversationScreen.tsx";
import { FeedbackProvider } from "./feedback/FeedbackProvider.tsx";
import { FollowAddress } from "./sharing/FollowAddress.tsx";
import { shareIdOf } from "./sharing/links.ts";
import { BootSkeleton } from "./shell/BootSkeleton.tsx";
import { BootTrouble } from "./shell/BootTrouble.tsx";
import { Frame } from "./shell/Frame.tsx";
import { PersonaColours } from "./shell/PersonaColours.tsx";
import { loadBoot } from "./state/boot.ts";
import type { Boot } from "./state/boot.ts";
import { createPreferences } from "./state/preferences.ts";
import type { Preferences } from "./state/preferences.ts";
import { WorkbenchProvider } from "./state/workbench-provider.tsx";
import { useWorkbench } from "./state/workbench.ts";

const ShareDialog = lazy(() => import("./sharing/ShareDialog.tsx"));

/** Milliseconds between tries while the server is away. */
const retryEvery = 3000;

export function App(): JSX.Element {
  const preferences = createPreferences();
  // A visitor owns nothing here: nothing but the share is asked for.
  const shareId = shareIdOf(location.pathname);
  return (
    <I18nProvider locale={preferences.language()}>
      <Switch fallback={<Page preferences={preferences} />}>
        <Match when={shareId}>{(id) => <Shared shareId={id()} preferences={preferences} />}</Match>
        <Match when={location.pathname === signInPath}>
          <SignIn preferences={preferences} />
        </Match>
      </Switch>
    </I18nProvider>
  );
}

function Shared(props: { readonly shareId: string; readonly preferences: Preferences }): JSX.Element {
  const SharePage = lazy(async () => {
    const [page] = await Promise.all([import("./sharing/SharePage.tsx"), props.preferences.fetchWords()]);
    return page;
  });
  return (
    <Suspense>
      <SharePage shareId={props.shareId} preferences={props.preferences} />
    </Suspense>
  );
}

function SignIn(props: { readonly preferences: Preferences }): JSX.Element {
  const SignInPage = lazy(async () => {
    const [page] = await Promise.all([import("./accounts/SignInPage.tsx"), props.preferences.fetchWords()]);
    return page;
  });
  return (
    <Suspense>
      <SignInPage preferences={props.preferences} />
    </Suspense>
  );
}

function Page(props: { readonly preferences: Preferences }): JSX.Element {
  const [boot, setBoot] = createSignal<Boot>();
  const [failed, setFailed] = createSignal(false);
  const [stranger, setStranger] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    clearTimeout(timer);
    try {
      const [first] = await Promise.all([loadBoot(), props.preferences.fetchWords()]);
      const { auth, account } = first.status;
      if (auth !== "proxy-header") claimStorage(account?.owner ?? "local");
      setBoot(first);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.kind === "error" && failure.error.facts["reason"] === "sign-in") return void setStranger(true);
      setFailed(true);
      timer = setTimeout(() => void load(), retryEvery);
    }
  };
  void load();
  onCleanup(() => clearTimeout(timer));

  return (
    <Switch fallback={<BootSkeleton language={props.preferences.language()} />}>
      <Match when={boot()}>
        {(ready) => (
          <WorkbenchProvider boot={ready()} preferences={props.preferences}>
            <PersonaColours />
            <ConversationProvider>
              <FollowAddress />
              <FeedbackProvider>
                <Frame>
                  <ConversationScreen />
                </Frame>
              </FeedbackProvider>
            </ConversationProvider>
            <Sharing />
          </WorkbenchProvider>
        )}
      </Match>
      {/* At this address, so that signing in leads back to it. */}
      <Match when={stranger()}>
        <SignIn preferences={props.preferences} />
      </Match>
      <Match when={failed()}>
        <BootTrouble language={props.preferences.language()} onRetry={() => void load()} />
      </Match>
    </Switch>
  );
}

/** Fetched when something is first shared; stays then, so that it can give the focus back. */
function Sharing(): JSX.Element {
  const workbench = useWorkbench();
  const [everOpened, setEverOpened] = createSignal(false);
  return (
    <Show when={everOpened() || (workbench.shareOf() !== null && setEverOpened(true))}>
      <Suspense>
        <ShareDialog />
      </Suspense>
    </Show>
  );
}
