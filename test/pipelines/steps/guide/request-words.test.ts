import fc from "fast-check";
import { expect, test } from "vitest";
import { comparedWith, readAction } from "../../../../pipelines/steps/guide/request-words.ts";
import { processorMs } from "../../../support/processor-time.ts";

test.each([
  [
    "next",
    [
      "next",
      "Next layer",
      "go on",
      "Continue.",
      "ok, next please",
      "weiter",
      "Mach weiter!",
      "nächste Ebene",
      "die nächste",
      "und weiter",
      "Next layer: The loop",
      "Nächste Ebene: Der Kreis",
    ],
  ],
  [
    "skip",
    ["skip", "Skip this layer", "überspringen", "Überspring das bitte", "I already know this", "das kenne ich schon"],
  ],
  ["quiz", ["quiz me", "Quiz me on everything", "test me", "frag mich ab", "Frag mich etwas", "prüf mich", "Quiz"]],
  ["why", ["Why?", "but why", "why is that?", "Warum?", "aber wieso denn"]],
  [
    "again",
    ["again", "Explain it again", "once more", "nochmal", "erklär das noch einmal", "shorter", "in Spanish", "kürzer"],
  ],
  ["deeper", ["deeper", "Go one level deeper.", "tiefer", "Tiefer?", "more", "tell me more about it", "mehr dazu"]],
  ["simpler", ["simpler", "Explain it more simply.", "einfacher", "Erklär es einfacher"]],
  [
    "example",
    ["an example", "Example?", "Give me one concrete example.", "ein Beispiel bitte", "Gib mir ein Beispiel"],
  ],
  ["compare", ["compare it with a fridge", "Compare with a fridge", "vergleich es mit einem Kühlschrank"]],
])("%s is understood however people say it", (action, texts) => {
  for (const text of texts) expect(readAction(text)?.action, text).toBe(action);
});

test.each([
  "Why is the sky blue?",
  "What comes next in the history of Rome?",
  "How do I continue a project that has stopped?",
  "Who wrote the skip-gram paper?",
  "Write me an example of a letter to my landlord",
  "Warum ist der Himmel blau?",
  "Wie geht es weiter mit der Rente?",
  "Compare photosynthesis and respiration",
  "",
  "?",
])("“%s” is a question of its own", (text) => {
  expect(readAction(text)).toBeNull();
});

test("what it is compared with is named, and a quiz on everything told from one on the layer", () => {
  expect(comparedWith("Compare with a fridge.")).toBe("a fridge");
  expect(comparedWith("a fridge")).toBe("a fridge");
  expect(readAction("quiz me on everything")?.everything).toBe(true);
  expect(readAction("Frag mich zu allem ab")?.everything).toBe(true);
  expect(readAction("quiz me")?.everything).toBe(false);
});

test("no text breaks the reading, or takes long", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void readAction(text)));
  const pieces = ["go on ", "nochmal ", "compare it with ", "a ", "please ", "\u0000"];
  expect(processorMs(() => pieces.forEach((piece) => readAction(piece.repeat(5000))))).toBeLessThan(1000);
});
