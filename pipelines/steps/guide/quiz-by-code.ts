// Questions that code makes from what was told, word for word: which word means this, a gap in a sentence, pairs, the order of the layers.
import type { NewWord } from "../../engine/guide/lesson.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import type { QuizItem } from "../../engine/guide/quiz.ts";
import type { AnswerLanguage } from "../language.ts";
import type { ToldLesson } from "./path.ts";
import { gapsIn, plainSentences, withGap } from "./quiz-gaps.ts";
import { isNamedIn, itemOf } from "./quiz-items.ts";
import type { ItemDraft } from "./quiz-items.ts";
import { shuffled } from "./quiz-shuffle.ts";
import type { QuizWords } from "./quiz-words.ts";

/** Told about one layer: its texts, oldest first, and its words. */
export interface ToldLayer {
  readonly node: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly words: readonly NewWord[];
}

export interface CodeQuiz {
  readonly layers: readonly ToldLayer[];
  /** Of the whole path: what a wrong option is taken from. */
  readonly known: readonly NewWord[];
  readonly outline: Outline;
  readonly language: AnswerLanguage;
  /** Of the ids, which seed the order of things. */
  readonly seed: string;
  readonly words: QuizWords;
}

const optionsShown = 4;
const pairs = { least: 3, most: 5 };
/** Below this, sentences with a gap fill up: a layer may have taught no word. */
const itemsAtLeast = 2;

interface Written extends Partial<ItemDraft> {
  readonly kind: ItemDraft["kind"];
  readonly question: string;
  readonly node: string;
}

/** The layers with what was told of each, in the order of the path. */
export function toldLayers(lessons: readonly ToldLesson[], outline: Outline): readonly ToldLayer[] {
  return outline.layers.flatMap(({ id, title }): ToldLayer[] => {
    const own = lessons.filter(({ lesson }) => lesson.node === id);
    const words = new Map(own.flatMap(({ lesson }) => lesson.words).map((each) => [each.word.toLowerCase(), each]));
    return own.length === 0
      ? []
      : [{ node: id, title, texts: own.map(({ text }) => text), words: [...words.values()] }];
  });
}

/** As many as there are and at most `count`, of each kind one before there is a second; empty where nothing was told that can be asked. */
export function itemsByCode(quiz: CodeQuiz, count: number, from = 1): readonly QuizItem[] {
  const { seed, words, language, layers } = quiz;
  const kinds = [pairings(quiz), choices(quiz), gaps(quiz), orders(quiz)];
  const items: QuizItem[] = [];
  const add = (next: Written) => {
    const title = layers.find(({ node }) => node === next.node)?.title ?? "";
    const why = words.told.fromLayer({ title })[language];
    const item = itemOf({ ...blank, ...next }, { id: `${seed}-${from + items.length}`, node: next.node, why });
    if (item) items.push(item);
  };
  for (let turn = 0; kinds.some((each) => turn < each.length); turn += 1)
    for (const kind of kinds) {
      const next = kind[turn];
      if (next && items.length < count) add(next);
    }
  if (items.length < itemsAtLeast) for (const each of sentenceGaps(quiz)) if (items.length < count) add(each);
  return items;
}

const blank: Omit<ItemDraft, "kind" | "question"> = {
  layer: "",
  options: [],
  answer: "",
  accept: [],
  pairs: [],
  why: "",
};

/** A meaning that names its word gives it away. */
const askable = (words: readonly NewWord[]): readonly NewWord[] =>
  words.filter(({ word, meaning }) => word.trim() !== "" && meaning.trim() !== "" && !isNamedIn(word, meaning));

function pairings({ layers, words, language, seed }: CodeQuiz): readonly Written[] {
  return layers.flatMap(({ node, words: own }): Written[] => {
    const some = shuffled(askable(own), `${seed}-${node}`).slice(0, pairs.most);
    if (some.length < pairs.least) return [];
    const matched = some.map(({ word, meaning }) => ({ left: word, right: meaning }));
    return [{ kind: "match", node, question: words.told.pairWords[language], pairs: matched }];
  });
}

function choices({ layers, known, words, language, seed }: CodeQuiz): readonly Written[] {
  const all = layers.flatMap(({ node, words: own }) => askable(own).map((each) => ({ node, ...each })));
  return shuffled(all, `${seed}-choices`).flatMap(({ node, word, meaning }): Written[] => {
    const others = known.map((each) => each.word).filter((each) => each.toLowerCase() !== word.toLowerCase());
    const shown = shuffled(others, `${seed}-${word}`).slice(0, optionsShown - 1);
    if (shown.length === 0) return [];
    const question = words.told.whichWord({ meaning })[language];
    return [{ kind: "choice", node, question, options: [word, ...shown], answer: word }];
  });
}

function gaps({ layers, words, language, seed }: CodeQuiz): readonly Written[] {
  const all = layers.flatMap(({ node, texts, words: own }): Written[] => {
    const sentences = texts.flatMap(plainSentences);
    return own.flatMap(({ word }): Written[] => {
      const found = sentences
        .map((sentence) => [sentence, withGap(sentence, word)] as const)
        .find(([, cut]) => cut !== null);
      if (!found?.[1]) return [];
      const question = words.told.gap({ sentence: found[1] })[language];
      return [{ kind: "short", node, question, answer: word, why: found[0] }];
    });
  });
  return shuffled(all, `${seed}-gaps`);
}

/** Of a layer that taught too few words: one of its sentences, and what it leaves out among other words of the layer. */
function sentenceGaps({ layers, words, language, seed }: CodeQuiz): readonly Written[] {
  const all = layers.flatMap(({ node, title, texts }) =>
    gapsIn(texts, title).map(({ sentence, cut, word, others }): Written => {
      const options = [word, ...shuffled(others, `${seed}-${word}`).slice(0, optionsShown - 1)];
      const question = words.told.gap({ sentence: cut })[language];
      return { kind: "choice", node, question, options, answer: word, why: sentence };
    }),
  );
  return shuffled(all, `${seed}-sentences`);
}

/** The path itself, where at least three of its layers were told. */
function orders({ layers, outline, words, language }: CodeQuiz): readonly Written[] {
  const [first] = layers;
  if (layers.length < pairs.least || !first) return [];
  const question = words.told.orderLayers({ topic: outline.topic })[language];
  return [
    { kind: "order", node: first.node, question, options: layers.slice(0, pairs.most).map(({ title }) => title) },
  ];
}
