// Settings: how the page looks and speaks, what runs where, one's account, what is known of the person, files in and out, keys for programs, and the keys to press.
import { lazy, Show, Suspense } from "solid-js";
import type { JSX } from "solid-js";
import { KeysCard } from "../keys/KeysCard.tsx";
import { AboutYou } from "../memory/AboutYou.tsx";
import { TakeOutCard } from "../sharing/TakeOutCard.tsx";
import KeyList from "../shell/KeyList.tsx";
import { readingSizes, themes } from "../state/preferences.ts";
import { useWorkbench } from "../state/workbench.ts";
import { languages } from "../strings/languages.ts";
import { Choice } from "./Choice.tsx";
import "./pages.css";
import { WhatRuns } from "./WhatRuns.tsx";

const AccountCards = lazy(() => import("../accounts/AccountCards.tsx"));
const themeIcons = { system: "screen", light: "sun", dark: "moon" } as const;

export function SettingsPage(): JSX.Element {
  const workbench = useWorkbench();
  const { preferences, strings } = workbench;
  const words = () => strings().settings;
  return (
    <div class="scroll" tabindex="0" role="region" aria-label={words().title}>
      <div class="wide settings">
        <section class="card">
          <header>
            <h2>{words().appearance}</h2>
            <span class="tiny muted">{words().saved}</span>
          </header>
          <div class="in choices">
            <Choice
              label={words().theme}
              value={preferences.theme()}
              options={themes.map((value) => ({ value, label: words().themes[value], icon: themeIcons[value] }))}
              onChange={preferences.setTheme}
            />
            <Choice
              label={words().language}
              value={preferences.chosenLanguage()}
              options={languages.map((value) => ({ value, label: words().languages[value], lang: value }))}
              onChange={preferences.setLanguage}
            />
            <Choice
              label={words().reading}
              hint={words().readingHint}
              value={preferences.reading()}
              options={readingSizes.map((value) => ({ value, label: words().readings[value] }))}
              onChange={preferences.setReading}
            />
            <p class="prose sample">{words().sample}</p>
          </div>
        </section>
        <section class="card">
          <header>
            <h2>{words().runs}</h2>
          </header>
          <WhatRuns />
        </section>
        <Show when={workbench.status()?.account}>
          <Suspense>
            <AccountCards />
          </Suspense>
        </Show>
        <AboutYou />
        <TakeOutCard />
        <KeysCard />
        <section class="card">
          <header>
            <h2>{words().keys}</h2>
            <span class="tiny muted">{strings().keys.intro}</span>
          </header>
          <div class="in">
            <KeyList />
          </div>
        </section>
      </div>
    </div>
  );
}
