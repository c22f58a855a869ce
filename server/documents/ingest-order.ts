// Whose document is next in a line: owners take turns, and the documents of one owner too.
import type { StoredDocument } from "../store/document-store.ts";

/** When each had its last turn, in milliseconds since 1970. */
export interface LastTurns {
  readonly owners: ReadonlyMap<string, number>;
  readonly documents: ReadonlyMap<string, number>;
}

export function nextOf(
  waiting: readonly StoredDocument[],
  running: readonly StoredDocument[],
  last: LastTurns,
): StoredDocument | undefined {
  const places = (owner: string) => running.filter((document) => document.owner === owner).length;
  const servedAt = (owner: string) => last.owners.get(owner) ?? 0;
  // One that had no turn yet has waited since it came: a stream of new ones does not keep a long one from going on.
  const waitsSince = ({ documentId, createdAt }: StoredDocument) =>
    last.documents.get(documentId) ?? Date.parse(createdAt);
  return waiting.toSorted(
    (a, b) =>
      places(a.owner) - places(b.owner) || servedAt(a.owner) - servedAt(b.owner) || waitsSince(a) - waitsSince(b),
  )[0];
}
