// What the views of an answer find around them on a shared page: words and personas, and nothing that belongs to an owner.
import type { CataloguePersona } from "../../server/api.ts";
import type { Preferences } from "../state/preferences.ts";
import type { Workbench } from "../state/workbench.ts";
import { stringsOf } from "../strings/languages.ts";

type Visited = Pick<
  Workbench,
  | "personas"
  | "personaById"
  | "language"
  | "strings"
  | "local"
  | "preferences"
  | "source"
  | "openSource"
  | "toast"
  | "online"
>;

/** A part that asks for more fails, and the answer is then shown as text. */
export function visitorWorkbench(
  personas: readonly CataloguePersona[],
  preferences: Preferences,
  openSource: Workbench["openSource"],
): Workbench {
  const visited: Visited = {
    personas: () => personas,
    personaById: (id) => personas.find((each) => each.id === id),
    language: preferences.language,
    strings: () => stringsOf(preferences.language()),
    local: (text) => text[preferences.language()],
    preferences,
    source: () => null,
    openSource,
    toast: () => undefined,
    online: () => true,
  };
  return visited as Workbench;
}
