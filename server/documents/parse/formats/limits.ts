// How much of a file becomes text; chosen for a server with 4 GB of memory and pages a person can read, 2026-11.

/** Characters of a page of a format that has no pages of its own. */
export const pageCharacters = 3000;

/** Bytes of a text file that are read; the rest is told as a page that was too large. */
export const textBytes = 20_000_000;

/** Of the XML inside an office file, unpacked: all of it, one part of it, and how many parts. */
export const zipLimits = { bytes: 200_000_000, partBytes: 100_000_000, entries: 10_000 };

/** Of a table of data; questions over all of it go through SQL. */
export const tableLimits = { rows: 500, cellCharacters: 1000, columns: 200, bytes: 8_000_000 };
