// Puts the words of a link beside what is already written, so that neither is lost.

/** The linked words alone, where they say all that was written; else below it. */
export function joinDrafts(written: string, linked: string): string {
  if (written.trim() === "" || linked.startsWith(written.trimEnd())) return linked;
  if (written.includes(linked.trim())) return written;
  return `${written.trimEnd()}\n\n${linked}`;
}
