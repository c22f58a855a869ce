// Passages that are to a word index what English is: made-up words as frequent as Zipf's law has them, in topics, with vectors that lie in topics too.

export interface SyntheticText {
  readonly passage: () => { readonly words: string; readonly vector: number[] };
  /** Words of one topic, with the small words around them that questions have. */
  readonly question: () => string;
  /** A vector near those of one topic. */
  readonly vector: () => number[];
}

const vocabularySize = 30_000;
const topics = 300;
const wordsPerTopic = 60;
const topicShare = 0.25;
const passageWords = { least: 180, most: 280 };
const questionWords = 6;
const dimensions = 384;
/** How far a passage lies from the middle of its topic, beside the length 1 of that. */
const scatter = 1.2;
const small = ["the", "of", "and", "to", "in", "is", "for", "with", "was", "that"];
const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split(" ");

export function syntheticText(random: () => number): SyntheticText {
  const below = (limit: number) => Math.floor(random() * limit);
  const vocabulary = Array.from({ length: vocabularySize }, (_, rank) => {
    const length = 2 + (rank > 500 ? 1 : 0) + below(2);
    return Array.from({ length }, () => syllables[below(syllables.length)]).join("");
  });
  /** Rank by Zipf's law with exponent 1: the inverse of its cumulative share, which is nearly a logarithm. */
  const anyWord = () => vocabulary[Math.floor(vocabularySize ** random()) - 1] ?? "";
  const middles = Array.from({ length: topics }, () => ({
    words: Array.from({ length: wordsPerTopic }, () => vocabulary[500 + below(vocabularySize - 500)] ?? ""),
    vector: unit(Array.from({ length: dimensions }, () => normal(random))),
  }));
  const near = (middle: readonly number[]) =>
    unit(middle.map((value) => value + (scatter * normal(random)) / Math.sqrt(dimensions)));
  const anyTopic = () => middles[below(topics)] ?? { words: [], vector: [] };
  return {
    passage: () => {
      const topic = anyTopic();
      const length = passageWords.least + below(passageWords.most - passageWords.least);
      const words = Array.from({ length }, () => {
        if (random() < 0.4) return small[below(small.length)];
        return random() < topicShare ? topic.words[below(wordsPerTopic)] : anyWord();
      });
      return { words: `${words.join(" ")}.`, vector: near(topic.vector) };
    },
    question: () => {
      const topic = anyTopic();
      const asked = Array.from({ length: questionWords }, (_, at) =>
        at % 3 === 2 ? anyWord() : topic.words[below(wordsPerTopic)],
      );
      return `How is the ${asked.slice(0, 3).join(" ")} of ${asked.slice(3).join(" and ")}?`;
    },
    vector: () => near(anyTopic().vector),
  };
}

/** Box and Muller's way from even to normal randomness. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
