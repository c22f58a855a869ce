// Text as it is kept: one kind of line break, no control characters, nothing that is there but cannot be seen.

/** Soft hyphens, zero-width marks, byte order marks and tag characters: invisible, and a hiding place for instructions. */
const invisible = /[\u00ad\u200b\u2060\ufeff]|[\u{e0000}-\u{e007f}]/gu;
// eslint-disable-next-line no-control-regex -- They are what is taken out.
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g;

/** Form feeds stay, as a paragraph of their own: they part the pages of a text file. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replaceAll("\u00a0", " ")
    .replace(controls, "")
    .replace(invisible, "");

/** One line of it: white space is one space. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();
