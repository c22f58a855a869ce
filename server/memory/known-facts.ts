// The facts a branch knows, found by what they are about: one more is looked up and added without a look at all of them.
import { attributes, contentWords, enoughShared } from "../../pipelines/steps/fact-words.ts";
import { mayCorrect, sameSubject } from "../../pipelines/steps/fact-words.ts";
import type { ReadFact } from "../../pipelines/steps/read-facts.ts";
import type { MemoryStore, StoredFact } from "../store/memory-store.ts";
import { factsOn } from "./branch-facts.ts";
import type { Branch } from "./branch-facts.ts";

export interface KnownFacts {
  /** The last one with the same words, or with the same value of the same subject. */
  readonly sayingTheSame: (fact: ReadFact) => StoredFact | undefined;
  /** The last one that it corrects. */
  readonly olderOf: (fact: ReadFact) => StoredFact | undefined;
  /** After all others; what it corrects does not count any more. */
  readonly add: (fact: StoredFact) => void;
}

interface Entry {
  readonly fact: StoredFact;
  readonly place: number;
}

export function knownOn(store: Pick<MemoryStore, "facts">, owner: string, branch: Branch): KnownFacts {
  return indexFacts(factsOn(store.facts(owner, branch.conversationId), branch));
}

/** Facts of one branch in their order, corrected ones included; only those that none of them corrects are found. */
export function indexFacts(facts: readonly StoredFact[]): KnownFacts {
  const byText = new Map<string, Entry[]>();
  const byWord = new Map<string, Entry[]>();
  const corrected = new Set<string>();
  let count = 0;
  const put = (index: Map<string, Entry[]>, key: string, entry: Entry) => {
    const list = index.get(key);
    if (list === undefined) index.set(key, [entry]);
    else list.push(entry);
  };
  const add = (fact: StoredFact) => {
    const entry = { fact, place: count++ };
    if (fact.replaces !== null) corrected.add(fact.replaces);
    put(byText, folded(fact.text), entry);
    for (const word of wordsOf(fact.subject)) put(byWord, word, entry);
  };
  for (const fact of facts) add(fact);

  const later = (a: Entry | undefined, b: Entry | undefined) => (a && b ? (a.place > b.place ? a : b) : (a ?? b));
  const lastIn = (list: readonly Entry[] = [], isMeant: (fact: StoredFact) => boolean = () => true) =>
    list.findLast(({ fact }) => !corrected.has(fact.memoryId) && isMeant(fact));
  const rarestOf = (words: readonly string[], atLeast: number) =>
    words.toSorted((a, b) => (byWord.get(a)?.length ?? 0) - (byWord.get(b)?.length ?? 0)).slice(0, atLeast);
  const lastWith = (words: readonly string[], isMeant: (fact: StoredFact) => boolean) =>
    words.map((word) => lastIn(byWord.get(word), isMeant)).reduce(later, undefined);

  return {
    add,
    sayingTheSame: (fact) => {
      const worded = lastIn(byText.get(folded(fact.text)));
      if (fact.isCorrection) return worded?.fact;
      const words = wordsOf(fact.subject);
      const value = contentWords(fact.value);
      const valued = lastWith(rarestOf(words, tellingOf(words)), ({ subject, text }) => {
        if (!sameSubject(fact.subject, subject)) return false;
        const said = new Set(contentWords(text));
        return value.every((word) => said.has(word));
      });
      return later(worded, valued)?.fact;
    },
    olderOf: (fact) => {
      const words = wordsOf(fact.subject);
      if (!fact.isCorrection)
        return lastWith(rarestOf(words, tellingOf(words)), ({ subject }) => sameSubject(fact.subject, subject))?.fact;
      const core = words.filter((word) => !attributeWords.has(word));
      // Alike as a whole, or in the two words it begins with.
      const looked = new Set([...rarestOf(core, tellingOf(core)), ...rarestOf(core.slice(0, 2), 1)]);
      return lastWith([...looked], ({ subject }) => mayCorrect(fact.subject, subject))?.fact;
    },
  };
}

const attributeWords: ReadonlySet<string> = new Set(attributes);

const wordsOf = (subject: string): readonly string[] => [...new Set(subject.split(" ").filter(Boolean))];

/** So many of a subject's words that any subject like it has at least one of them. */
const tellingOf = ({ length }: readonly string[]): number => length - Math.ceil(length * enoughShared) + 1;

function folded(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(" ");
}
