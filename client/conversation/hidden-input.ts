// An input without what only a view of its own may send with it.
import type { CataloguePersona } from "../../server/api.ts";
import type { Input } from "./drafts.ts";

export function withoutHidden({ inputs }: Pick<CataloguePersona, "inputs">, input: Input): Input {
  const hidden = inputs.filter(({ component }) => component === "hidden").map(({ key }) => key);
  return Object.fromEntries(Object.entries(input).filter(([key]) => !hidden.includes(key)));
}
