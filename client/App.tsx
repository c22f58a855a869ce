// The page: asks the server for the beginning, then shows the workbench; a server that is away gets a calm page and another try.
import { I18nProvider } from "@kobalte/core/i18n";
import { createSignal, Match, onCleanup, Switch } from "solid-js";
import type { JSX } from "solid-js";
import { ConversationProvider } from "./conversation/ConversationProvider.tsx";
import { ConversationScreen } from "./conversation/ConversationScreen.tsx";
import { BootSkeleton } from "./shell/BootSkeleton.tsx";
import { BootTrouble } from "./shell/BootTrouble.tsx";
import { Frame } from "./shell/Frame.tsx";
import { PersonaColours } from "./shell/PersonaColours.tsx";
import { loadBoot } from "./state/boot.ts";
import type { Boot } from "./state/boot.ts";
import { createPreferences } from "./state/preferences.ts";
import { WorkbenchProvider } from "./state/workbench-provider.tsx";

/** Milliseconds between tries while the server is away. */
const retryEvery = 3000;

export function App(): JSX.Element {
  const preferences = createPreferences();
  const [boot, setBoot] = createSignal<Boot>();
  const [failed, setFailed] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    clearTimeout(timer);
    try {
      setBoot(await loadBoot());
    } catch {
      setFailed(true);
      timer = setTimeout(() => void load(), retryEvery);
    }
  };
  void load();
  onCleanup(() => clearTimeout(timer));

  return (
    <I18nProvider locale={preferences.language()}>
      <Switch fallback={<BootSkeleton language={preferences.language()} />}>
        <Match when={boot()}>
          {(ready) => (
            <WorkbenchProvider boot={ready()} preferences={preferences}>
              <PersonaColours />
              <ConversationProvider>
                <Frame>
                  <ConversationScreen />
                </Frame>
              </ConversationProvider>
            </WorkbenchProvider>
          )}
        </Match>
        <Match when={failed()}>
          <BootTrouble language={preferences.language()} onRetry={() => void load()} />
        </Match>
      </Switch>
    </I18nProvider>
  );
}
