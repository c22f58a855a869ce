// How much of a file becomes text; chosen for a server with 4 GB of memory and pages a person can read, 2026-11.

/** Characters of a page of a format that has no pages of its own. */
export const pageCharacters = 3000;

/** Bytes of a text file that are read; the rest is told as a page that was too large. */
export const textBytes = 20_000_000;

/** Of the XML inside an office file, unpacked: all of it, one part of it, and how many parts. */
export const zipLimits = { bytes: 200_000_000, partBytes: 100_000_000, entries: 10_000 };

/** Of a table of data; questions over all of it go through SQL. */
export const tableLimits = { rows: 500, cellCharacters: 1000, columns: 200, bytes: 8_000_000 };

/**
 * Of API documentation: pages in all, characters of one, rows of a table of fields, how deep fields of fields are told, and
 * characters of what a sample is checked against. A description of 1,000 operations has about 2,000 pages.
 */
export const apiLimits = { pages: 10_000, pageCharacters: 9000, rows: 80, depth: 3, partCharacters: 500_000 };

/** Of a package: bytes unpacked, of one file that is kept, of all of those, and how many entries. */
export const packageLimits = { bytes: 300_000_000, fileBytes: 5_000_000, keptBytes: 20_000_000, entries: 20_000 };
