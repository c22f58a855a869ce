// Wörter eines Quiz, auf Deutsch.
import type { QuizStrings } from "./quiz.en.ts";

export const quizDe: QuizStrings = {
  title: "Quiz",
  titleOf: (at, of) => `Quiz, ${at} von ${of}`,
  leadsBack: "Falsche Antworten führen zurück zur passenden Ebene",
  back: "Zurück",
  next: "Weiter",
  answer: "Antworten",
  skip: "Überspringen",
  check: "Auswerten",
  checkNow: "Ohne diese auswerten",
  leftOut: (count) => `${count} nicht beantwortet`,
  sending: "Wird gesendet …",
  checking: "Wird unten ausgewertet …",
  checked: (right, asked) => `Ausgewertet: ${right} von ${asked} richtig`,
  readOnly: "Beantworten kann es, wem das Gespräch gehört.",
  question: "Werte mein Quiz aus.",

  right: "Richtig",
  wrong: "Nicht ganz",
  ungraded: "Nicht bewertet",
  atTheEnd: "Das wird am Ende bewertet.",
  rightBecause: (why) => (why === "" ? "Richtig." : `Richtig: ${why}`),
  wrongBut: "Nicht ganz. Richtig ist:",
  yours: "Deine Antwort",
  rightAnswer: "Richtige Antwort",
  nothingGiven: "keine",
  why: "Warum",
  reason: "Begründung",
  readAgain: (number) => (number === null ? "Ihre Ebene noch einmal lesen" : `Ebene ${number} noch einmal lesen`),
  readAgainQuestion: (number, title) =>
    number === null ? "Erklär mir diese Ebene noch einmal." : `Erklär mir Ebene ${number} noch einmal: ${title}`,

  shortAnswer: "Deine Antwort",
  choose: "Wähle …",
  order: "Vom Ersten zum Letzten",
  up: (item) => `Nach oben: ${item}`,
  down: (item) => `Nach unten: ${item}`,
  isAt: (item, at, of) => `${item}: ${at} von ${of}`,
  meanings: "Zur Auswahl",
};
