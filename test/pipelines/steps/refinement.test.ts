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
  ["nur die Methoden", { focus: "die Methoden" }],
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
