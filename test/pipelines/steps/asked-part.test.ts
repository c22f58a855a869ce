import { expect, test } from "vitest";
import { askedPart } from "../../../pipelines/steps/asked-part.ts";

test.each([
  ["a statement alone", "I teach twelve people in Lisbon."],
  ["a question about what was said", "We used method A with 40 people. Is that enough for this design?"],
  ["what the documents are said to hold", "My papers disagree on the dose. Which dose do the authors recommend?"],
  ["a question about oneself", "What did I write about my sister in the second letter?"],
  ["too little to stand alone", "I have two cats. How many are there?"],
])("%s is read whole", (_, message) => {
  expect(askedPart(message)).toBe(message);
});

test.each([
  [
    "I am preparing a workshop for 12 teachers in Lisbon on 14 March. How long is the introductory lecture of a teaching day?",
    "How long is the introductory lecture of a teaching day?",
  ],
  [
    "Hi! I'm Ana and my group has 9 people. Please be exact. Which data set was recorded in darkness?",
    "Please be exact. Which data set was recorded in darkness?",
  ],
  [
    "How many students took part in summer 2020? I need the number for my talk in Porto.",
    "How many students took part in summer 2020?",
  ],
  [
    "Ich bereite einen Kurs in Lissabon vor. Wie lange dauert die einführende Vorlesung am Morgen?",
    "Wie lange dauert die einführende Vorlesung am Morgen?",
  ],
])("what a person says of themselves is not looked for in the documents: %s", (message, part) => {
  expect(askedPart(message)).toBe(part);
});
