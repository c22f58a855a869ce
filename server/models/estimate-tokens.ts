// How many tokens a text has, about, where no tokenizer can be asked.

/** Characters of Latin text a token holds; English measures 4.6, German and code nearer to 3.5. */
const charactersPerToken = 3.5;

/** ASCII characters / 3.5, and one token for every other character: an estimate that rather reserves too much than too little. */
export function estimateTokens(text: string): number {
  let other = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x24f) other += 1;
  return Math.ceil((text.length - other) / charactersPerToken + other);
}
