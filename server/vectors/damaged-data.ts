// Tells damaged vectors by what Chroma says of them, and puts their folder aside: all of it can be made again from the store.
import { existsSync } from "node:fs";
import { rename, rm, utimes } from "node:fs/promises";

/**
 * What Chroma 1.5 says of a file that is no database any more, is malformed, is gone from under it, or holds an index it cannot read.
 * Not of a full disk, or of missing rights: there another folder would not help.
 */
const signs =
  /not a database|malformed|\(code: (?:11|26|1032)\)|readonly database|no such table|corrupt|hnsw|index_metadata|unpickl/i;

export function tellsDamage(said: string): boolean {
  return signs.test(said);
}

/** Keeps the last damaged folder beside the data, for whoever wants to look at it; an older one goes. */
export async function setAside(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const place = `${folder}.damaged`;
  await rm(place, { recursive: true, force: true });
  await rename(folder, place);
  // Its thirty days begin now, not with its last file (dropOldCopies).
  const now = new Date();
  await utimes(place, now, now);
}
