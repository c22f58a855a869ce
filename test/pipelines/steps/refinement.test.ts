import { expect, test } from "vitest";
import { leansOnPrevious } from "../../../pipelines/steps/follow-up.ts";
import { languageOf } from "../../../pipelines/steps/language.ts";
import { readRefinement } from "../../../pipelines/steps/refinement.ts";

test.each([
  "",
  "Only two trials were blinded?",
  "What is the shorter of the two intervals",
  "How long is the lecture?",
  "Shorter courses had more learners",
  "Only the methods that were used before the year 2019 in all of the studies",
  "Nur",
  "table",
  "In Spain",
  "In Spanish schools there are more pupils",
  "Translate",
  "Write more formally about tax law",
  "Use the second law of thermodynamics",
  "the second example",
  "Which is the third variant?",
  "Example of a heat pump",
  "Und in 2023",
  "In 2023",
  "shorter and what is it",
  "More formal methods",
  "A simpler way to sort a list",
  "Deeper networks",
])("“%s” is a question of its own", (text) => {
  expect(readRefinement(text)).toBeNull();
});

test.each([
  ["Shorter", { length: "shorter" }],
  ["a bit shorter, please.", { length: "shorter" }],
  ["Kürzer bitte", { length: "shorter" }],
  ["Make it longer", { length: "longer" }],
  ["ausführlicher", { length: "longer" }],
  ["As a table", { table: true }],
  ["als Tabelle, bitte", { table: true }],
  ["Only the methods", { focus: "the methods" }],
  ["Only the methods and results", { focus: "the methods and results" }],
  ["nur die Methoden", { focus: "die Methoden" }],
  ["Make it shorter.", { length: "shorter" }],
  ["Make it even shorter!", { length: "shorter" }],
  ["shorten this", { length: "shorter" }],
  ["in Spanish", { language: "Spanish" }],
  ["In Spanish, please.", { language: "Spanish" }],
  ["auf Deutsch", { language: "German" }],
  ["Bitte auf Englisch", { language: "English" }],
  ["translate it into French", { language: "French" }],
  ["Übersetze das auf Polnisch", { language: "Polish" }],
  ["the same in Italian", { language: "Italian" }],
  ["in 日本語", { language: "Japanese" }],
  ["more formal", { tone: "more formal" }],
  ["Make it more formal.", { tone: "more formal" }],
  ["etwas förmlicher", { tone: "more formal" }],
  ["weniger förmlich", { tone: "less formal" }],
  ["Mach es lockerer", { tone: "less formal" }],
  ["more casual, please", { tone: "less formal" }],
  ["use the second variant", { variant: 2 }],
  ["the third one", { variant: 3 }],
  ["Take option 2", { variant: 2 }],
  ["version B", { variant: 2 }],
  ["the last version", { variant: -1 }],
  ["nimm die zweite Variante", { variant: 2 }],
  ["Variante 3 bitte", { variant: 3 }],
  ["Go one level deeper.", { depth: "deeper" }],
  ["Geh eine Ebene tiefer.", { depth: "deeper" }],
  ["Explain it more simply.", { depth: "simpler" }],
  ["Erklär es einfacher.", { depth: "simpler" }],
  ["Give me one concrete example.", { depth: "example" }],
  ["Gib mir ein konkretes Beispiel.", { depth: "example" }],
  ["shorter and more formal", { length: "shorter", tone: "more formal" }],
  ["kürzer und auf Englisch", { length: "shorter", language: "English" }],
  ["shorter, only the methods", { length: "shorter", focus: "the methods" }],
])("“%s” changes the last answer", (text, expected) => {
  expect(readRefinement(text)).toEqual(expected);
});

test.each([
  ["And in 2023?", true],
  ["und im Winter?", true],
  ["What about the second study?", true],
  ["How large was its sample?", true],
  ["Wie groß war ihre Stichprobe?", true],
  ["Why?", true],
  ["Which data set has recordings of mouse neurons in darkness?", false],
  ["Wie viele Menschen nahmen an der Studie in Harlow teil?", false],
])("“%s” leans on the question before: %s", (question, expected) => {
  expect(leansOnPrevious(question)).toBe(expected);
});

test.each([
  ["How does a heat pump warm a house?", "en"],
  ["Wie wärmt eine Wärmepumpe ein Haus?", "de"],
  ["Was ist das Ziel?", "de"],
  ["What was the aim", "en"],
  ["Methoden der Studie", "de"],
  ["GPT-4 F1 HOVER", "en"],
  ["", "en"],
])("“%s” is %s", (text, expected) => {
  expect(languageOf(text)).toBe(expected);
});

test("short wishes are understood in both languages, and words of neither go on in the one before", () => {
  for (const text of ["Finde Fehler", "Mach das schneller.", "Zeig mir ein Beispiel", "Warum Zeile 7?", "Der Test"])
    expect(languageOf(text), text).toBe("de");
  for (const text of ["Find bugs", "Make it faster", "Why line 7?", "Show me the test", "More tests"])
    expect(languageOf(text, "de"), text).toBe("en");
  expect(languageOf("In TypeScript")).toBe("en");
  expect(languageOf("In TypeScript", "de")).toBe("de");
});
