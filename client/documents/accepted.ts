// What a persona has a use for, of what a person adds.
import type { CataloguePersona } from "../../server/api.ts";

type Accepting = Pick<CataloguePersona, "accepts">;

export function readsDocuments({ accepts }: Accepting): boolean {
  return accepts.includes("documents");
}

/** Documents, or pictures where the persona takes those and nothing else comes. */
export function isOfUse(files: readonly Pick<File, "type">[], persona: Accepting): boolean {
  if (readsDocuments(persona)) return true;
  return persona.accepts.includes("images") && files.length > 0 && files.every(({ type }) => type.startsWith("image/"));
}
