// What a person takes for one character.

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Shown as a picture: a sequence Unicode recommends, a character that is one by itself (flags' letters and skin tones too), or one that is asked to be. */
const emoji = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/v;

export function* graphemesOf(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}

export function graphemeLength(text: string): number {
  const { rest, plain } = apartFromPlain(text);
  let count = plain;
  for (const _ of graphemesOf(rest)) count += 1;
  return count;
}

export function isEmoji(grapheme: string): boolean {
  return (grapheme.length > 1 || grapheme > "\x7f") && emoji.test(grapheme);
}

/** Inside a run of printable ASCII every character is one grapheme: the slow segmenter sees only the run's ends, which may join with what stands beside it. */
export function apartFromPlain(text: string): { readonly rest: string; readonly plain: number } {
  const rest = text.replaceAll(/(?<=[\x20-\x7e])[\x20-\x7e]+(?=[\x20-\x7e])/g, "");
  return { rest, plain: text.length - rest.length };
}
