// The rule sheet of each tone: numbers that code checks, and the words in which a model and a person read them.
import type { Tone } from "./post.ts";
import type { Person } from "./words.ts";

export interface ToneRules {
  /** At most, in one text. */
  readonly exclamations: number;
  readonly emoji: number;
  /** Median over the sentences. */
  readonly wordsASentence: number;
  readonly words: number | null;
  /** Who may speak or be spoken to. */
  readonly person: readonly Person[];
  /** `wanted`: a question, or a word to the reader; `few`: at most one. */
  readonly question: "wanted" | "free" | "few";
  readonly avoid: readonly string[];
  /** The sheet in words, most telling first. */
  readonly sentences: readonly string[];
  readonly example: string;
}

type Numbers = Omit<ToneRules, "avoid" | "sentences" | "example">;
export type ToneWords = Pick<ToneRules, "avoid" | "sentences" | "example">;

const anyone: readonly Person[] = ["i", "we", "you", "none"];

export const toneNumbers: Readonly<Record<Tone, Numbers>> = {
  professional: {
    exclamations: 0,
    emoji: 1,
    wordsASentence: 22,
    words: null,
    person: ["we", "you", "none"],
    question: "few",
  },
  friendly: { exclamations: 2, emoji: 3, wordsASentence: 16, words: null, person: anyone, question: "wanted" },
  witty: { exclamations: 1, emoji: 2, wordsASentence: 14, words: null, person: anyone, question: "free" },
  inspiring: { exclamations: 2, emoji: 2, wordsASentence: 16, words: null, person: anyone, question: "free" },
  minimal: { exclamations: 0, emoji: 1, wordsASentence: 8, words: 25, person: anyone, question: "few" },
  bold: { exclamations: 2, emoji: 2, wordsASentence: 10, words: null, person: ["we", "you", "none"], question: "few" },
  informative: {
    exclamations: 0,
    emoji: 1,
    wordsASentence: 20,
    words: null,
    person: ["we", "you", "none"],
    question: "few",
  },
  storytelling: {
    exclamations: 1,
    emoji: 2,
    wordsASentence: 18,
    words: null,
    person: ["i", "we", "none"],
    question: "free",
  },
};

export const englishTones: Readonly<Record<Tone, ToneWords>> = {
  professional: {
    avoid: ["awesome", "super", "guys", "gonna", "wanna", "lol", "omg", "crazy", "game-changer"],
    sentences: [
      "Say what it is and what it is good for, in plain full sentences.",
      "No exclamation marks, at most one emoji.",
      "Write as “we” or about the thing, never as “I”.",
      "No slang, no superlatives.",
    ],
    example: "Our new roast comes from a single farm and is ready in every branch from Monday.",
  },
  friendly: {
    avoid: ["hereby", "utilise", "utilize", "regarding", "aforementioned", "customers are advised"],
    sentences: [
      "Speak to the reader as you would to a regular: “you”, or a question.",
      "Short, warm sentences; contractions are fine.",
      "At most two exclamation marks and three emoji.",
    ],
    example: "The first latte of the day is always the best one. How do you take yours? ☕",
  },
  witty: {
    avoid: ["hilarious", "funny", "lol", "haha", "just kidding", "pun intended"],
    sentences: [
      "One light turn or play on words, about what is in the picture.",
      "Never explain the joke, never laugh at it yourself.",
      "Short sentences, at most one exclamation mark.",
    ],
    example: "Our milk foam has better cheekbones than we do.",
  },
  inspiring: {
    avoid: ["impossible", "dreams come true", "live laugh love", "hustle", "unleash", "unlock"],
    sentences: [
      "Begin with something the picture shows and lead to what it makes possible.",
      "Active verbs, no worn sayings.",
      "End with one small step the reader can take.",
    ],
    example: "Someone got up at five so that this cup could be warm. Start your day with that much care.",
  },
  minimal: {
    avoid: ["very", "really", "amazing", "absolutely", "incredible"],
    sentences: ["At most 25 words.", "Short sentences or none: a noun may stand alone.", "No adjectives that praise."],
    example: "Morning. Milk. A slow pour.",
  },
  bold: {
    avoid: ["maybe", "perhaps", "a bit", "kind of", "sort of", "we think", "we believe", "hopefully"],
    sentences: ["State it, without hedging.", "Sentences of ten words at most.", "Begin with the strongest word."],
    example: "Bad coffee ends here. Twelve seconds, one pour, no sugar.",
  },
  informative: {
    avoid: ["amazing", "incredible", "unbelievable", "you won't believe", "secret", "hack"],
    sentences: [
      "Facts first: what, how, when.",
      "One thing a reader can learn, taken from what is in the picture.",
      "No exclamation marks, no praise.",
    ],
    example: "Latte art needs milk at 60 °C: warmer foam gets stiff, cooler foam does not hold a shape.",
  },
  storytelling: {
    avoid: ["once upon a time", "little did they know", "the rest is history", "long story short"],
    sentences: [
      "Tell one moment: someone does something, then something changes.",
      "Begin in the middle of it, with what can be seen or heard.",
      "As “I”, “we” or of the thing itself.",
    ],
    example: "The cup was still too hot to hold when the first rain hit the window. We stayed for another one.",
  },
};
