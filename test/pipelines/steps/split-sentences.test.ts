import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "../../../pipelines/steps/split-sentences.ts";
import { testSeed, withSeed } from "../../bench/seed.ts";

const sentences = (text: string) => splitSentences(text).map((each) => each.text.replace(/\s+/g, " "));

test.each<[string, string[]]>([
  ["", []],
  [" \n\n ", []],
  ["No end", ["No end"]],
  ["One. Two! Three?", ["One.", "Two!", "Three?"]],
  ["A line\nbreak is none. Next.", ["A line break is none.", "Next."]],
  ["A heading\n\nA paragraph. More.", ["A heading", "A paragraph.", "More."]],
  [
    "Pan et al. (2023) say so, cf. Fig. 3, e.g. here. Next.",
    ["Pan et al. (2023) say so, cf. Fig. 3, e.g. here.", "Next."],
  ],
  ["As J. R. Smith and Dr. Jones wrote. Next.", ["As J. R. Smith and Dr. Jones wrote.", "Next."]],
  ["It is 3.5 of 10. Next.", ["It is 3.5 of 10.", "Next."]],
  ["Version 1.2.3 of Cytoscape.js is used. Next.", ["Version 1.2.3 of Cytoscape.js is used.", "Next."]],
  ["It was shown.[1] Others [2, 3] agree. [4–6] Next.", ["It was shown.[1]", "Others [2, 3] agree. [4–6]", "Next."]],
  ["He said “yes.” She left.", ["He said “yes.”", "She left."]],
  [
    "Apples, pears etc. were sold. Apples etc. They were sold.",
    ["Apples, pears etc. were sold.", "Apples etc.", "They were sold."],
  ],
  [
    "Am 3. Mai kamen ca. 20 Leute, z. B. Dr. Meier, d. h. alle. Dann nicht.",
    ["Am 3. Mai kamen ca. 20 Leute, z. B. Dr. Meier, d. h. alle.", "Dann nicht."],
  ],
  ["Vgl. Abb. 2 und S. 14 ff. dazu. Ende.", ["Vgl. Abb. 2 und S. 14 ff. dazu.", "Ende."]],
  ["Needed:\n• one thing\n• two things\n1) three", ["Needed:", "• one thing", "• two things", "1) three"]],
])("%j", (text, expected) => expect(sentences(text)).toEqual(expected));

test("whatever the text, sentences are parts of it in order, and nothing but white space lies between them", () => {
  const pieces = fc.constantFrom(
    "A word",
    " et al. ",
    ".",
    "!\n",
    "\n\n",
    " [1] ",
    "• ",
    "3. ",
    "Ä",
    "。",
    "“x.”",
    "\u{1f600}",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      let end = 0;
      for (const each of splitSentences(text)) {
        expect(text.slice(end, each.start).trim(), withSeed).toBe("");
        expect(text.slice(each.start, each.end), withSeed).toBe(each.text);
        end = each.end;
      }
      expect(text.slice(end).trim(), withSeed).toBe("");
    }),
    { seed: testSeed, numRuns: 500 },
  );
});
