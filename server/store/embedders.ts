// Whose vectors lie in which collections: there is one of each kind for each embedder that has ever made some for an owner.
import type { Databases } from "./database.ts";

export function openEmbedders({ fast }: Pick<Databases, "fast">): (owner: string) => readonly string[] {
  const embedders = fast.prepare<[string], string>("select embedder from embedders where owner = ?").pluck();
  return (owner) => embedders.all(owner);
}
