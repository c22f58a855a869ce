// Whether a text names something of the code, whatever signs the name has: `pair`, `$each`, `operator++`.

const escaped = (name: string) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** Times the name stands in the text by itself, with `after` behind it. */
export function countName(text: string, name: string, after = ""): number {
  if (name === "") return 0;
  // Of names that are no word, like `operator++`, what stands beside them tells nothing.
  const [begin, end] = [
    /^[\p{L}\p{N}_$]/u.test(name) ? String.raw`(?<![\p{L}\p{M}\p{N}_$])` : "",
    /[\p{L}\p{M}\p{N}_$]$/u.test(name) ? String.raw`(?![\p{L}\p{M}\p{N}_$])` : "",
  ];
  return [...text.matchAll(new RegExp(`${begin}${escaped(name)}${after === "" ? end : escaped(after)}`, "gu"))].length;
}

export const holdsName = (text: string, name: string): boolean => countName(text, name) > 0;
