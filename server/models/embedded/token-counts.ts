// Remembers how many tokens a text has: the turns of a conversation are counted again with every question.

/** Texts whose counts are kept; the oldest goes first. */
const countsKept = 500;

export interface TokenCounts {
  readonly get: (text: string) => number | undefined;
  readonly set: (text: string, tokens: number) => void;
}

export function rememberCounts(limit = countsKept): TokenCounts {
  const counts = new Map<string, number>();
  return {
    get: (text) => {
      const tokens = counts.get(text);
      if (tokens === undefined) return undefined;
      counts.delete(text);
      counts.set(text, tokens);
      return tokens;
    },
    set: (text, tokens) => {
      const [oldest] = counts.keys();
      if (counts.size >= limit && oldest !== undefined) counts.delete(oldest);
      counts.set(text, tokens);
    },
  };
}
