// The Guide: a topic opened one layer at a time, questions in between, a quiz, and everyday tasks, at the depth the reader chose.
import { z } from "zod";
import { refined, systemPrompt } from "../prompts/guide.ts";
import { calculate } from "../prompts/guide-calculate.ts";
import * as card from "../prompts/guide-card.ts";
import { guideExamples } from "../prompts/guide-examples.ts";
import * as layers from "../prompts/guide-layers.ts";
import { guideNotes } from "../prompts/guide-notes.ts";
import { quiz as quizWords } from "../prompts/guide-quiz.ts";
import { told } from "../prompts/guide-told.ts";
import { postHandoff } from "../prompts/post-handoff.ts";
import { check, mend } from "../prompts/researcher.ts";
import { definePersona, field, severalSentences } from "./engine/define-persona.ts";
import {
  arrangedLayers,
  layerId,
  lesson,
  marks,
  outline,
  quiz,
  quizAnswers,
  taskCard,
} from "./engine/guide/schemas.ts";
import { depths } from "./engine/guide/outline.ts";
import { contextWords } from "./memory/words.ts";
import { answerTokens } from "./steps/guide/answer-between.ts";
import { answerRequest } from "./steps/guide/answer-request.ts";
import { checkAnswer } from "./steps/guide/check-answer.ts";
import { findForGuide } from "./steps/guide/find-for-guide.ts";
import { guideActions } from "./steps/guide/guide.ts";
import type { GuideWords } from "./steps/guide/guide-words.ts";
import { readRequest } from "./steps/guide/read-request.ts";
import { citation, reference } from "./steps/research-schemas.ts";

const words: GuideWords = {
  ...layers,
  context: contextWords,
  system: systemPrompt,
  refined,
  mend,
  check,
  told,
  calculate,
  quiz: quizWords,
  card,
};
const modelMayRestart = { attempts: 2 };
/** Answers with one of these have ways on of their own. */
const ofTheirOwn = ["layer", "quiz", "card"];

export default definePersona({
  id: "guide",
  order: 4,
  title: { en: "Guide", de: "Begleiter" },
  tagline: {
    en: "Opens a topic one step at a time, as deep as you like. It says so when it is not sure.",
    de: "Öffnet ein Thema Schritt für Schritt, so tief du möchtest. Ist er unsicher, sagt er es.",
  },
  promise: { en: "Ask anything. Go one step at a time.", de: "Frag, was du willst. Schritt für Schritt." },
  accent: { light: "oklch(0.485 0.095 82)", dark: "oklch(0.815 0.105 84)" },
  icon: ["m10 2.75 7 3.75-7 3.75L3 6.5l7-3.75Z", "m3 10.1 7 3.75 7-3.75", "m3 13.6 7 3.75 7-3.75"],
  version: "2",
  face: "read",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Question", de: "Frage" },
      placeholder: { en: "Ask about anything", de: "Frag nach irgendetwas" },
    }),
    depth: field(z.enum(depths).default("curious"), "select", {
      label: { en: "Depth", de: "Tiefe" },
      choices: {
        curious: { en: "Curious", de: "Neugierig" },
        school: { en: "School", de: "Schule" },
        student: { en: "Student", de: "Studium" },
        expert: { en: "Expert", de: "Fachleute" },
      },
    }),
    sources: field(z.enum(["documents", "general"]).default("documents"), "select", {
      label: { en: "Sources", de: "Quellen" },
      choices: {
        documents: { en: "My documents first", de: "Erst meine Dokumente" },
        general: { en: "General knowledge", de: "Allgemeinwissen" },
      },
    }),
    action: field(z.enum(guideActions).default("auto"), "hidden", { label: { en: "Action", de: "Aktion" } }),
    node: field(layerId.optional(), "hidden", { label: { en: "Layer", de: "Ebene" } }),
    answers: field(quizAnswers.optional(), "hidden", { label: { en: "Answers", de: "Antworten" } }),
    layers: field(arrangedLayers.optional(), "hidden", { label: { en: "Path", de: "Weg" } }),
    card: field(taskCard.optional(), "hidden", { label: { en: "Card", de: "Karte" } }),
  },
  outputs: {
    answer: field(z.string().min(1), "lesson", { label: { en: "Answer", de: "Antwort" } }),
    layer: field(lesson.optional(), "layer", { label: { en: "New words", de: "Neue Wörter" } }),
    outline: field(outline.optional(), "outline", { label: { en: "Path", de: "Weg" } }),
    quiz: field(quiz.optional(), "quiz", { label: { en: "Quiz", de: "Quiz" } }),
    card: field(taskCard.optional(), "card", { label: { en: "Card", de: "Karte" } }),
    marks: field(marks.optional(), "hidden", { label: { en: "Marks", de: "Kennzeichen" } }),
    citations: field(z.array(citation).optional(), "citations", { label: { en: "Citations", de: "Belege" } }),
    references: field(z.array(reference).optional(), "references", { label: { en: "References", de: "Quellen" } }),
  },
  accepts: ["documents", "images"],
  examples: guideExamples,
  refinements: [
    {
      label: { en: "Shorter", de: "Kürzer" },
      text: { en: "Make it shorter.", de: "Mach es kürzer." },
      without: ofTheirOwn,
      fewestCharacters: severalSentences,
    },
    {
      label: { en: "Simpler", de: "Einfacher" },
      text: { en: "Explain it more simply.", de: "Erklär es einfacher." },
      without: ofTheirOwn,
    },
    {
      label: { en: "Example", de: "Beispiel" },
      text: { en: "Give me one concrete example.", de: "Gib mir ein konkretes Beispiel." },
      without: ofTheirOwn,
    },
  ],
  handoffs: [
    {
      persona: "researcher",
      label: { en: "Check this in my documents", de: "Prüf das in meinen Dokumenten" },
      text: { en: "What do my documents say about this?", de: "Was sagen meine Dokumente dazu?" },
    },
    postHandoff,
  ],
  limits: { concurrency: 256 },
  strings: {
    steps: {
      read: { en: "Read the question", de: "Frage lesen" },
      find: { en: "Look in your documents", de: "In deinen Dokumenten nachsehen" },
      answer: { en: "Write", de: "Schreiben" },
      check: { en: "Check", de: "Prüfen" },
    },
    notes: guideNotes,
  },
  context: ({ depth }, { tier, capabilities }, { pictures } = { pictures: false }) => ({
    system: systemPrompt({
      depth,
      small: tier === "small",
      pictures: pictures ? (capabilities.vision ? "seen" : "told") : null,
    }),
    answerTokens: answerTokens[tier],
  }),
  steps: (steps) =>
    steps
      .step("read", async (state, context) => readRequest(state, context))
      .step("find", (state, context) => findForGuide(state, context), modelMayRestart)
      .step("answer", (state, context) => answerRequest(state, context, words), modelMayRestart)
      .step("check", (state, context) => checkAnswer(state, context, words), modelMayRestart),
});
