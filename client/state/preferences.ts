// What this browser remembers of its reader: theme, language, reading size, panel width, last persona.
import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Accessor } from "solid-js";
import type { Language } from "../../pipelines/engine/error-sentences.ts";
import { directionOf, fetchStrings, languages, preferredLanguage } from "../strings/languages.ts";

export const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];
export const readingSizes = ["normal", "large", "larger"] as const;
type ReadingSize = (typeof readingSizes)[number];

/** Pixels the panel may be dragged to. Source: the page's layout. */
export const panelWidths = { least: 400, most: 720, usual: 488 } as const;

export interface Preferences {
  readonly theme: Accessor<Theme>;
  readonly setTheme: (theme: Theme) => void;
  /** The language that is shown. */
  readonly language: Accessor<Language>;
  /** The one that is chosen, perhaps before its words are there. */
  readonly chosenLanguage: Accessor<Language>;
  /** Shows it as soon as its words are there; where they do not come, nothing changes. */
  readonly setLanguage: (language: Language) => void;
  /** Fetches the words of the language that is shown first, of English where they do not come; no word may be shown before. */
  readonly fetchWords: () => Promise<void>;
  readonly reading: Accessor<ReadingSize>;
  readonly setReading: (size: ReadingSize) => void;
  readonly panelWidth: Accessor<number>;
  readonly setPanelWidth: (pixels: number) => void;
  readonly lastPersona: Accessor<string | null>;
  readonly setLastPersona: (id: string) => void;
}

/** Must be called under a Solid owner: it keeps `<html>` in step with the choices. */
export function createPreferences(): Preferences {
  const [theme, setTheme] = remembered<Theme>("theme", (text) => themes.find((each) => each === text) ?? "system");
  const [chosenLanguage, choose] = remembered<Language>(
    "language",
    (text) => languages.find((each) => each === text) ?? preferredLanguage(navigator.languages),
  );
  const [language, show] = createSignal(chosenLanguage());
  const setLanguage = async (next: Language) => {
    choose(next);
    const fetched = await fetchStrings(next).then(
      () => true,
      () => false,
    );
    // Another one may have been chosen meanwhile.
    if (chosenLanguage() !== next) return;
    if (fetched) show(next);
    else choose(language());
  };
  const fetchWords = () =>
    fetchStrings(language()).catch(async (thrown: unknown) => {
      if (language() === "en") throw thrown;
      await fetchStrings("en");
      show("en");
    });
  const [reading, setReading] = remembered<ReadingSize>(
    "reading",
    (text) => readingSizes.find((each) => each === text) ?? "normal",
  );
  const [panelWidth, setPanelWidth] = remembered<number>("panel", (text) =>
    clampPanel(Number(text ?? panelWidths.usual)),
  );
  const [lastPersona, setLastPersona] = remembered<string | null>("persona", (text) => text);

  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const dark = theme() === "dark" || (theme() === "system" && systemDark.matches);
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  };
  createEffect(paint);
  systemDark.addEventListener("change", paint);
  onCleanup(() => systemDark.removeEventListener("change", paint));
  createEffect(() => {
    document.documentElement.lang = language();
    document.documentElement.dir = directionOf[language()];
  });
  createEffect(() => {
    document.documentElement.dataset["reading"] = reading();
  });

  return {
    theme,
    setTheme,
    language,
    chosenLanguage,
    setLanguage: (next) => void setLanguage(next),
    fetchWords,
    reading,
    setReading,
    panelWidth,
    setPanelWidth: (pixels) => setPanelWidth(clampPanel(pixels)),
    lastPersona,
    setLastPersona,
  };
}

function clampPanel(pixels: number): number {
  if (!Number.isFinite(pixels)) return panelWidths.usual;
  return Math.round(Math.min(panelWidths.most, Math.max(panelWidths.least, pixels)));
}

/** A signal kept under `facet.<key>`; a browser that forbids storage only forgets it. */
function remembered<T extends string | number | null>(
  key: string,
  parse: (text: string | null) => T,
): [Accessor<T>, (value: T) => void] {
  const [value, setValue] = createSignal<T>(parse(stored(key)));
  const set = (next: T) => {
    setValue(() => next);
    try {
      localStorage.setItem(`facet.${key}`, String(next));
    } catch {
      // Storage is off or full: the choice holds until the page is closed.
    }
  };
  return [value, set];
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`facet.${key}`);
  } catch {
    return null;
  }
}
