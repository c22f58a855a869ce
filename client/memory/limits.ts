// How much of a memory the page takes and shows at once.

/** Characters of a fact, and of what is kept instead of a message. Source: memories.add. */
export const longestFact = 1000;
/** Characters of a summary. Source: memories.edit. */
export const longestSummary = 20_000;
/** Characters shown before a memory is folded: about four lines of the panel. */
export const foldedAfter = 280;
/** Memories a search shows. Source: memories.search takes 50. */
export const mostFound = 20;
