// The Researcher: a short answer from a person's documents in which every sentence can be checked, or an honest refusal.
import { z } from "zod";
import * as data from "../prompts/data.ts";
import { documentNotes } from "../prompts/document-notes.ts";
import { postHandoff } from "../prompts/post-handoff.ts";
import * as prompts from "../prompts/researcher.ts";
import { defaultAspects, told } from "../prompts/researcher-told.ts";
import { definePersona, field, severalSentences } from "./engine/define-persona.ts";
import type { ChatTurn } from "./engine/step-context.ts";
import { contextWords } from "./memory/words.ts";
import { citeAnswer } from "./steps/cite-answer.ts";
import { findPassages } from "./steps/find-passages.ts";
import { judgeAnswerable } from "./steps/judge-answerable.ts";
import { citation, reference, researchTable } from "./steps/research-schemas.ts";
import { wordLimits } from "./steps/research.ts";
import type { ResearchWords } from "./steps/research.ts";
import { turnsRead, understand } from "./steps/understand.ts";
import { verifyAnswer } from "./steps/verify-answer.ts";
import { writeAnswer } from "./steps/write-answer.ts";
import { writingTokens } from "./steps/write-claims.ts";

const words: ResearchWords = { ...prompts, context: contextWords, data, defaultAspects, told };
const systemOf = (turns: readonly ChatTurn[]) => turns.find(({ role }) => role === "system")?.text ?? "";
const modelMayRestart = { attempts: 2 };

export default definePersona({
  id: "researcher",
  order: 1,
  title: { en: "Researcher", de: "Rechercheur" },
  tagline: {
    en: "Reads what you give it and shows the exact words each sentence rests on. When your documents do not answer, it says so.",
    de: "Liest, was du ihm gibst, und zeigt die genauen Worte hinter jedem Satz. Geben deine Dokumente keine Antwort, sagt er es.",
  },
  promise: {
    en: "Ask your documents. Check every sentence.",
    de: "Frag deine Dokumente. Prüfe jeden Satz.",
  },
  accent: { light: "oklch(0.475 0.135 258)", dark: "oklch(0.775 0.1 256)" },
  icon: ["M12 2.75H4.75v14.5h10.5V6L12 2.75Z", "M7.25 6.5h3.25M7.25 14.5h5.5", "M7.25 9.25h5.5v2.5h-5.5z"],
  version: "1",
  face: "read",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Question", de: "Frage" },
      placeholder: { en: "Ask your documents", de: "Frag deine Dokumente" },
    }),
    mode: field(z.enum(["answer", "compare", "data"]).default("answer"), "select", {
      label: { en: "Mode", de: "Art" },
      choices: {
        answer: { en: "Answer", de: "Antwort" },
        compare: { en: "Compare", de: "Vergleich" },
        data: { en: "Data", de: "Daten" },
      },
    }),
    length: field(z.enum(["short", "standard", "long"]).default("standard"), "select", {
      label: { en: "Length", de: "Länge" },
      choices: {
        short: { en: "Short", de: "Kurz" },
        standard: { en: "Standard", de: "Mittel" },
        long: { en: "Long", de: "Lang" },
      },
    }),
    aspects: field(z.array(z.string().trim().min(1).max(100)).max(6).optional(), "tags", {
      label: { en: "Aspects", de: "Aspekte" },
      placeholder: { en: "method, sample, result", de: "Methode, Stichprobe, Ergebnis" },
    }),
    basis: field(z.enum(["documents", "general"]).default("documents"), "select", {
      label: { en: "From", de: "Aus" },
      choices: {
        documents: { en: "My documents", de: "Meinen Dokumenten" },
        general: { en: "General knowledge", de: "Allgemeinwissen" },
      },
    }),
  },
  outputs: {
    summary: field(z.string().min(1), "markdown", { label: { en: "Summary", de: "Zusammenfassung" } }),
    table: field(researchTable.optional(), "table", { label: { en: "Comparison", de: "Vergleich" } }),
    chart: field(z.record(z.string(), z.unknown()).optional(), "chart", { label: { en: "Chart", de: "Diagramm" } }),
    nearest: field(z.array(citation).optional(), "citations", {
      label: { en: "Nearest passages", de: "Nächste Stellen" },
    }),
    disagreements: field(z.array(z.string()), "points", {
      label: { en: "Where the sources disagree", de: "Wo die Quellen sich widersprechen" },
    }),
    missing: field(z.array(z.string()), "points", { label: { en: "What is missing", de: "Was fehlt" } }),
    citations: field(z.array(citation), "citations", { label: { en: "Citations", de: "Belege" } }),
    references: field(z.array(reference), "references", { label: { en: "References", de: "Quellen" } }),
    confidence: field(z.enum(["high", "medium", "low", "none", "general"]), "select", {
      label: { en: "Confidence", de: "Sicherheit" },
      choices: {
        high: { en: "Well backed by your documents", de: "Durch deine Dokumente gut belegt" },
        medium: { en: "Partly backed: read the quotes", de: "Teilweise belegt: lies die Zitate" },
        low: { en: "Weakly backed: check each quote", de: "Schwach belegt: prüfe jedes Zitat" },
        none: { en: "Not backed by your documents", de: "Durch deine Dokumente nicht belegt" },
        general: { en: "From general knowledge, unchecked", de: "Aus Allgemeinwissen, ungeprüft" },
      },
    }),
  },
  accepts: ["documents"],
  examples: [
    {
      title: { en: "Summarise my sources", de: "Fasse meine Quellen zusammen" },
      description: {
        en: "A short answer from your PDFs, with the words behind each sentence.",
        de: "Eine kurze Antwort aus deinen PDFs, mit den Worten hinter jedem Satz.",
      },
      input: { question: "Summarise what my sources are about.", length: "short" },
      german: { question: "Fasse zusammen, wovon meine Quellen handeln." },
    },
    {
      title: { en: "Compare my sources", de: "Vergleiche meine Quellen" },
      description: {
        en: "A table of purpose, method and result, each cell cited.",
        de: "Eine Tabelle mit Ziel, Methode und Ergebnis, jedes Feld belegt.",
      },
      input: { question: "How do the sources differ in purpose, method and result?", mode: "compare" },
      german: { question: "Wie unterscheiden sich die Quellen in Ziel, Methode und Ergebnis?" },
    },
    {
      title: { en: "What limits the results?", de: "Was schränkt die Ergebnisse ein?" },
      description: {
        en: "What the authors themselves say, and what no source states.",
        de: "Was die Autoren selbst dazu sagen, und was keine Quelle nennt.",
      },
      input: { question: "Which limitations do the authors name themselves?" },
      german: { question: "Welche Einschränkungen nennen die Autoren selbst?" },
    },
  ],
  refinements: [
    {
      label: { en: "Shorter", de: "Kürzer" },
      text: { en: "Shorter", de: "Kürzer" },
      fewestCharacters: severalSentences,
    },
    {
      label: { en: "Only the methods", de: "Nur die Methoden" },
      text: { en: "Only the methods", de: "Nur die Methoden" },
      without: ["chart"],
      fewestCharacters: severalSentences,
    },
    {
      label: { en: "As a table", de: "Als Tabelle" },
      text: { en: "As a table", de: "Als Tabelle" },
      without: ["table", "chart"],
    },
  ],
  handoffs: [
    {
      persona: "guide",
      label: { en: "Explain this step by step", de: "Erklär das Schritt für Schritt" },
      text: { en: "Explain this step by step.", de: "Erklär das Schritt für Schritt." },
    },
    postHandoff,
  ],
  limits: { concurrency: 64 },
  strings: {
    steps: {
      understand: { en: "Understand the question", de: "Frage verstehen" },
      retrieve: { en: "Search the documents", de: "Dokumente durchsuchen" },
      judge: { en: "Judge whether they answer", de: "Prüfen, ob sie antworten" },
      write: { en: "Write", de: "Schreiben" },
      cite: { en: "Locate the quotes", de: "Zitate auffinden" },
      verify: { en: "Check each sentence", de: "Jeden Satz prüfen" },
    },
    notes: {
      ...documentNotes,
      "without-model": {
        en: "No language model is ready here: code alone made this answer from your documents.",
        de: "Hier ist kein Sprachmodell bereit: diese Antwort hat allein der Code aus deinen Dokumenten gemacht.",
      },
      "documents-left-out": {
        en: "{count} documents are left out of the table: choose the ones to compare.",
        de: "{count} Dokumente fehlen in der Tabelle: wähle aus, welche verglichen werden.",
      },
      "general-knowledge": {
        en: "From general knowledge, not from your documents. Nothing here was checked.",
        de: "Aus Allgemeinwissen, nicht aus deinen Dokumenten. Nichts davon wurde geprüft.",
      },
    },
  },
  // The conversation reaches it through the question, which is rewritten with its last turns.
  context: ({ question, length }, model) => ({
    system: systemOf(prompts.write({ question, focus: null, language: null, limit: wordLimits[length], sources: [] })),
    answerTokens: writingTokens(length, model),
    turnsAtMost: turnsRead,
  }),
  steps: (steps) =>
    steps
      .step("understand", (state, context) => understand(state, context, words), modelMayRestart)
      .step("retrieve", (state, context) => findPassages(state, context, words), modelMayRestart)
      .step("judge", (state, context) => judgeAnswerable(state, context, words), modelMayRestart)
      .step("write", (state, context) => writeAnswer(state, context, words), modelMayRestart)
      .step("cite", (state, context) => citeAnswer(state, context))
      .step("verify", (state, context) => verifyAnswer(state, context, words), modelMayRestart),
});
