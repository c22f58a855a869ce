// Text that came in pieces, made fit to be kept: no control characters, and no half characters.

/** All control characters but tab and line breaks. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Gives each piece back without what no text may hold. Half of a character waits for its other half in the next piece; alone it becomes `\uFFFD`. */
export function wellFormed(): (piece: string) => string {
  let half = "";
  return (piece) => {
    const text = half + piece;
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? "";
    return text
      .slice(0, text.length - half.length)
      .replace(controls, "")
      .toWellFormed();
  };
}
