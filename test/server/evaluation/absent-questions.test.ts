import { expect, test } from "vitest";
import { absentQuestions } from "../../../server/evaluation/absent-questions.ts";

const page = (text: string) => ({ documentId: "d1", name: "d1.pdf", page: 1, text });
const barometers = page("The barometers and the observatory. ".repeat(5));
const asked = (text: string) => absentQuestions([barometers, page(text)], 30).map(({ question }) => question);

test("a question whose words stand anywhere in the documents is never asked, in any of their forms", () => {
  expect(asked("nothing").some((question) => question.includes("hedgehog"))).toBe(true);
  expect(asked("Two hedgehogs were seen.").some((question) => question.includes("hedgehog"))).toBe(false);
  expect(asked("HIBERNATION").some((question) => question.includes("hedgehog"))).toBe(false);
  expect(asked("nothing").some((question) => question.includes("Velmora"))).toBe(true);
  expect(asked("Velmora's report").some((question) => question.includes("Velmora"))).toBe(false);
});

test("what is proven absent is on no page, and half of them ask about the documents' own subject", () => {
  const all = absentQuestions([barometers], 12);
  expect(all).toHaveLength(12);
  for (const { absent } of all)
    for (const word of absent) expect(barometers.text.toLowerCase()).not.toContain(word.toLowerCase());
  expect(all.filter(({ question }) => /barometers|observatory/.test(question))).toHaveLength(6);
});
