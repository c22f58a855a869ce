// An input without what only a view of its own may send with it.
import type { CataloguePersona } from "../../server/api.ts";
import type { Input } from "./drafts.ts";
import { withMainText } from "./main-text.ts";
import { schemaOf } from "./validate.ts";

export function withoutHidden({ inputs }: Pick<CataloguePersona, "inputs">, input: Input): Input {
  const hidden = inputs.filter(({ component }) => component === "hidden").map(({ key }) => key);
  return Object.fromEntries(Object.entries(input).filter(([key]) => !hidden.includes(key)));
}

/** The input with other words: what a button said with the old ones they do not say, so a choice that is hidden goes back to its default. */
export function reworded(persona: Pick<CataloguePersona, "inputs">, input: Input, text: string): Input {
  const said = persona.inputs.filter((field) => field.component === "hidden" && schemaOf(field).enum !== undefined);
  const kept = Object.entries(input).filter(([key]) => !said.some((field) => field.key === key));
  return withMainText(persona, Object.fromEntries(kept), text);
}
