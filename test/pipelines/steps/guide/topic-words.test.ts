import fc from "fast-check";
import { expect, test } from "vitest";
import { topicTitle, topicToLearn } from "../../../../pipelines/steps/guide/topic-words.ts";
import { processorMs } from "../../../support/processor-time.ts";

const read = (text: string, said?: string) => topicToLearn(text, said);

test.each([
  "How does a heat pump warm a house?",
  "Why is the sky blue?",
  "How do vaccines work?",
  "What is inflation, and where does it come from?",
  "What is a confidence interval, and what does 95 % mean?",
  "What is the difference between weather and climate?",
  "Explain photosynthesis",
  "Why do we have seasons?",
  "Warum haben wir Jahreszeiten?",
  "Explain photosynthesis to me",
  "please explain the water cycle to a child",
  "Teach me about black holes",
  "Can you explain compound interest?",
  "I want to understand how vaccines work",
  "How do vaccines protect a whole population group over time?",
  "Wie wärmt eine Wärmepumpe ein Haus?",
  "Warum ist der Himmel blau?",
  "Was ist ein Konfidenzintervall?",
  "Erklär mir die Relativitätstheorie",
  "Bring mir die Grundlagen der Statistik bei",
  "Hilf mir, Zinseszins zu verstehen",
  "Führ mich in die Statistik ein!",
  "Ich möchte mehr über Vulkane erfahren",
])("“%s” opens a topic", (text) => {
  expect(read(text)).toBe(text);
});

test.each([
  "hi",
  "Hello, how are you today?",
  "What is heat?",
  "What is it?",
  "How does it work?",
  "How does it work, and why?",
  "How are things going lately?",
  "Explain this step by step.",
  "Explain this to me, please",
  "How can we pay our rent?",
  "Explain the subject of this post step by step.",
  "What is on the sign?",
  "What is in it?",
  "What do my documents say about this?",
  "How many people live in Graz today?",
  "What is the capital of France, in one word?",
  "What is the weather like in Vienna tomorrow?",
  "How old is the oldest tree?",
  "What is 17 % of 240 in euros?",
  "My budget is 4,000 euros.",
  "The budget is 350 trees. How do we plan them?",
  "Make it shorter.",
  "And in how many years will they give shade?",
  "Thank you, that was great!",
  "Write a poem about the sea",
  "Wie geht es dir heute so?",
  "Wie viele Einwohner hat Graz?",
  "Was ist das?",
  "Wie alt ist der älteste Baum?",
  "Erklär mir das bitte",
  "Ich möchte einen Tisch für vier",
  "Ich möchte ein neues Fahrrad kaufen",
  "Ich will bei Amazon bestellen",
  "Wie ist das Wetter gerade?",
  "Tell me about yourself",
  "Danke, das war gut!",
])("“%s” does not", (text) => {
  expect(read(text)).toBeNull();
});

test("what was named just before is explained, not opened", () => {
  expect(read("Explain the script", "Here is the script.")).toBeNull();
  expect(read("Explain the script", "The sky is blue.")).toBe("Explain the script");
});

test("a topic that is called one opens, however it is named", () => {
  expect(read("New topic: tides")).toBe("tides");
  expect(read("Neues Thema: Gezeiten")).toBe("Gezeiten");
});

test("a topic is named without the words that ask for it", () => {
  expect(topicTitle("Can you explain compound interest?")).toBe("Compound interest");
  expect(topicTitle("Erklär mir die Relativitätstheorie!")).toBe("Die Relativitätstheorie");
  expect(topicTitle("How does a heat pump warm a house?")).toBe("How does a heat pump warm a house");
  expect(topicTitle("?")).toBe("?");
});

test("no text breaks the reading, or takes long", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void [read(text), topicTitle(text)]));
  const work = () => {
    for (const piece of ["can you ", "please, ", "how do ", "what is a ", "explain "]) {
      read(piece.repeat(4000));
      topicTitle(piece.repeat(4000));
    }
  };
  expect(processorMs(work)).toBeLessThan(1000);
});
