// Colours of personas that tokens.css does not know: ground and line are mixed from the accent in the catalogue.
import type { CataloguePersona } from "../../server/api.ts";

/** In a layer, so that the hand-picked stones of tokens.css win where there are any. */
export function personaColours(personas: readonly Pick<CataloguePersona, "id" | "accent">[]): string {
  const rules = personas.map(({ id, accent: { light, dark } }) => {
    const chosen = `[data-persona="${id.replace(/["\\\n]/g, "\\$&")}"]`;
    return [
      `${chosen} { --accent: ${light}; --accent-soft: color-mix(in oklab, ${light} 9%, var(--surface)); --accent-line: color-mix(in oklab, ${light} 45%, var(--surface)); }`,
      `[data-theme="dark"] ${chosen} { --accent: ${dark}; --accent-soft: color-mix(in oklab, ${dark} 15%, var(--surface)); --accent-line: color-mix(in oklab, ${dark} 50%, var(--surface)); }`,
    ].join("\n");
  });
  return `@layer personas {\n${rules.join("\n")}\n}`;
}
