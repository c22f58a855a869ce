// The parts of a sentence about code: what stands in backticks, and what stands between.
interface CodedPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** A backtick without its partner stays what it is. */
export function codedParts(text: string): readonly CodedPart[] {
  return text
    .split(/(`[^`\n]+`)/)
    .filter((part) => part !== "")
    .map((part) =>
      part.length > 2 && part.startsWith("`") && part.endsWith("`")
        ? { text: part.slice(1, -1), isCode: true }
        : { text: part, isCode: false },
    );
}
