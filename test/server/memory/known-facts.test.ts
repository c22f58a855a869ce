// Looking facts up by what they are about finds what a look at every one of them finds.
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentWords } from "../../../pipelines/steps/fact-words.ts";
import { mayCorrect, sameSubject } from "../../../pipelines/steps/fact-words.ts";
import type { ReadFact } from "../../../pipelines/steps/read-facts.ts";
import { current } from "../../../server/memory/branch-facts.ts";
import { indexFacts } from "../../../server/memory/known-facts.ts";
import type { StoredFact } from "../../../server/store/memory-store.ts";

const word = fc.constantFrom(
  "cat",
  "dog",
  "deadline",
  "project",
  "name",
  "Bonn",
  "Friday",
  "day",
  "place",
  "called",
  "7",
);
const words = (maxLength: number) => fc.array(word, { maxLength }).map((all) => [...new Set(all)].join(" "));
const told = fc.record({ subject: words(5), text: words(4), replaces: fc.option(fc.nat(30), { nil: null }) });
const asked = fc.record({ subject: words(5), text: words(4), value: words(2), isCorrection: fc.boolean() });

const factOf = ({ subject, text, replaces }: { subject: string; text: string; replaces: number | null }, at: number) =>
  ({
    memoryId: `${at}`,
    subject,
    text,
    replaces: replaces === null || replaces >= at ? null : `${replaces}`,
  }) as StoredFact;

/** As it is said: the last that counts of all. */
function slowly(all: readonly StoredFact[], fact: ReadFact) {
  const known = current(all);
  const plain = (text: string) => text.toLowerCase();
  return {
    same: known.findLast(({ subject, text }) => {
      if (plain(text) === plain(fact.text)) return true;
      if (fact.isCorrection || !sameSubject(fact.subject, subject)) return false;
      return contentWords(fact.value).every((each) => contentWords(text).includes(each));
    })?.memoryId,
    older: known.findLast(({ subject }) => (fact.isCorrection ? mayCorrect : sameSubject)(fact.subject, subject))
      ?.memoryId,
  };
}

test("whatever is known and told, the same facts are found, also of those added one by one", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 30 }), fc.nat(30), asked, (all, first, fact) => {
      const facts = all.map(factOf);
      const known = indexFacts(facts.slice(0, first));
      for (const each of facts.slice(first)) known.add(each);
      const found = { same: known.sayingTheSame(fact)?.memoryId, older: known.olderOf(fact)?.memoryId };
      expect(found).toEqual(slowly(facts, fact));
    }),
    { numRuns: 2000 },
  );
});
