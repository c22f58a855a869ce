// A quiz as the Guide asks it, made by hand: one question of each kind, and the path it is about.
import type { Outline } from "../../pipelines/engine/guide/outline.ts";
import type { Quiz, QuizItem } from "../../pipelines/engine/guide/quiz.ts";
import type { MadeAnswer } from "./answered.ts";

const persona = { id: "guide", version: "1" };

export const quizOutline: Outline = {
  topic: "How a heat pump warms a house",
  depth: "school",
  layers: [
    { id: "l1", title: "What heat is", state: "done", words: ["heat"], minutes: 1 },
    { id: "l2", title: "A liquid that boils in the cold", state: "done", words: ["refrigerant"], minutes: 1 },
    { id: "l3", title: "The loop: four stations", state: "here", words: ["evaporator"], minutes: 2 },
  ],
};

export const quizItems: readonly QuizItem[] = [
  {
    id: "run-m1",
    node: "l3",
    kind: "choice",
    question: "Where does the fluid take heat from the garden?",
    options: ["Compressor", "Evaporator", "Condenser", "Valve"],
    answer: 1,
    why: "it boils there, and boiling takes heat in.",
  },
  {
    id: "run-m2",
    node: "l2",
    kind: "short",
    question: "What is the liquid in the loop called?",
    answer: "Refrigerant",
    accept: ["coolant"],
    why: "it boils far below zero.",
  },
  {
    id: "run-m3",
    node: "l3",
    kind: "order",
    question: "Put the stations in the order of the fluid, from the garden on.",
    items: ["Condenser", "Evaporator", "Compressor"],
    answer: [1, 2, 0],
    why: "it boils, is squeezed, and turns liquid again.",
  },
  {
    id: "run-m4",
    node: "l3",
    kind: "match",
    question: "What does each station do?",
    left: ["Evaporator", "Condenser"],
    right: [
      "gives heat to the house while the hot gas turns liquid",
      "takes heat from the garden while the cold fluid boils",
    ],
    answer: [1, 0],
    why: "each does the contrary of the other.",
  },
];

export const askedQuiz: Quiz = { items: quizItems, results: [], back: null };

export const gradedQuiz: Quiz = {
  items: quizItems,
  results: [
    { id: "run-m1", given: 0, right: false, by: "code", reason: "" },
    { id: "run-m2", given: "the cold stuff", right: false, by: "code", reason: "No model could grade this answer." },
    { id: "run-m3", given: [1, 2, 0], right: true, by: "code", reason: "" },
    { id: "run-m4", given: null, right: false, by: "code", reason: "Not answered." },
  ],
  back: "l3",
};

export function quizAnswer(quiz: Quiz = askedQuiz): MadeAnswer {
  const answer = "Four questions on “The loop: four stations”.";
  const input = { question: "Quiz me", depth: "school", sources: "documents", action: "quiz" };
  return { persona, question: "Quiz me", input, outputs: { answer, outline: quizOutline, quiz } };
}
