// What a small model wrote itself: without what it copied out of its prompt, which it does where little is given.

/** A line that is one of the fences around what was given, or of the list within it. Source: prompts/creator-write.ts, shown-sources.ts. */
const given =
  /^(?:<\/?[a-z]+(?: [a-z]+="[^"]*")?>|- (?:object|text|people|setting|mood|colour): .*|- nobody looked at this picture.*|caption:)$/i;

/** Null where nothing of its own is there, or no more than the wish. */
export function ownWords(said: string, wish: string): string | null {
  const lines = said.split("\n").filter((line) => !given.test(line.trim()));
  const text = lines.join("\n").trim();
  return wordsOf(text) === "" || wordsOf(text) === wordsOf(wish) ? null : text;
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
