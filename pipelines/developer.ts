// The Developer: bugs that were proven, fixes that were run, tips that were measured.
import { z } from "zod";
import * as data from "../prompts/data.ts";
import * as api from "../prompts/developer-api.ts";
import { developerNotes } from "../prompts/developer-notes.ts";
import { told } from "../prompts/developer-told.ts";
import * as write from "../prompts/developer-write.ts";
import * as prompts from "../prompts/developer.ts";
import { postHandoff } from "../prompts/post-handoff.ts";
import * as research from "../prompts/researcher.ts";
import { defaultAspects, told as researchTold } from "../prompts/researcher-told.ts";
import { codeLimits } from "./engine/code.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import { contextWords } from "./memory/words.ts";
import { fixBugs } from "./steps/code/bugs/fix-bugs.ts";
import { checkCode } from "./steps/code/check-code.ts";
import {
  codeFile,
  codeSample,
  finding,
  fix,
  lineNote,
  measurement,
  run,
  submittedFiles,
} from "./steps/code/code-schemas.ts";
import { pairing } from "./steps/code/example-code.ts";
import { explainWork } from "./steps/code/explain/explain-work.ts";
import { makeFaster } from "./steps/code/faster/make-faster.ts";
import { readSubmission } from "./steps/code/read/read-submission.ts";
import { runCode } from "./steps/code/run-code.ts";
import type { DeveloperWords } from "./steps/code/words.ts";
import { writeStep } from "./steps/code/write/write-step.ts";
import { citation } from "./steps/research-schemas.ts";

const words: DeveloperWords = {
  ...prompts,
  ...write,
  context: contextWords,
  told,
  api: {
    ...research,
    context: contextWords,
    data,
    defaultAspects,
    told: researchTold,
    write: api.write,
    requestValues: api.requestValues,
    call: api.call,
    notChecked: api.notChecked,
  },
};
const modelMayRestart = { attempts: 2 };
/** Milliseconds a step that runs code may take: a search of fixes runs hundreds of them. */
const runsLong = { ...modelMayRestart, timeoutMs: 900_000 };

export default definePersona({
  id: "developer",
  order: 2,
  title: { en: "Developer", de: "Entwickler" },
  tagline: {
    en: "Runs your code, shows what fails and where, and offers only what was tried. What was not run, it says.",
    de: "Führt deinen Code aus, zeigt, was wo fehlschlägt, und bietet nur an, was erprobt ist. Was nicht lief, sagt er.",
  },
  promise: {
    en: "Bring code. Leave with a fix that was run.",
    de: "Bring Code mit. Geh mit einer Lösung, die gelaufen ist.",
  },
  accent: { light: "oklch(0.46 0.078 186)", dark: "oklch(0.79 0.088 186)" },
  icon: ["M6.25 5 2.5 10l3.75 5M13.75 5l3.75 5-3.75 5", "m7.75 10.25 1.75 1.75 2.9-3.75"],
  version: "1",
  face: "ui",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Question", de: "Frage" },
      placeholder: {
        en: "Ask about the code, or paste a stack trace",
        de: "Frag zum Code, oder füge eine Fehlermeldung ein",
      },
    }),
    wish: field(z.enum(["auto", "bugs", "faster", "explain", "write", "document", "ask"]).default("auto"), "select", {
      label: { en: "Wish", de: "Wunsch" },
      choices: {
        auto: { en: "What fits", de: "Was passt" },
        bugs: { en: "Find bugs", de: "Fehler finden" },
        faster: { en: "Make it faster", de: "Schneller machen" },
        explain: { en: "Explain", de: "Erklären" },
        write: { en: "Write", de: "Schreiben" },
        document: { en: "Document", de: "Dokumentieren" },
        ask: { en: "Answer", de: "Antworten" },
      },
    }),
    files: field(submittedFiles.optional(), "files", {
      label: { en: "Code", de: "Code" },
    }),
    error: field(z.string().max(40_000).optional(), "code", {
      label: { en: "Error", de: "Fehlermeldung" },
      placeholder: { en: "The error message or stack trace", de: "Die Fehlermeldung oder der Stacktrace" },
    }),
    tests: field(z.string().max(codeLimits.charactersAFile).optional(), "code", {
      label: { en: "Tests", de: "Tests" },
      placeholder: { en: "assert pair([], []) == []", de: "assert pair([], []) == []" },
    }),
    runIn: field(z.enum(["sandbox", "own"]).default("sandbox"), "select", {
      label: { en: "Run in", de: "Ausführen in" },
      choices: {
        sandbox: { en: "Sandbox", de: "Sandbox" },
        own: { en: "My own Python or Node", de: "Meinem Python oder Node" },
      },
    }),
  },
  outputs: {
    explanation: field(z.string().min(1), "markdown", { label: { en: "Explanation", de: "Erklärung" } }),
    findings: field(z.array(finding), "findings", { label: { en: "Findings", de: "Befunde" } }),
    fixes: field(z.array(fix), "fixes", { label: { en: "Fixes", de: "Lösungen" } }),
    measurements: field(z.array(measurement), "measurements", { label: { en: "Measurements", de: "Messungen" } }),
    walkthrough: field(z.array(lineNote).optional(), "walkthrough", {
      label: { en: "Line by line", de: "Zeile für Zeile" },
    }),
    files: field(z.array(codeFile).optional(), "files", { label: { en: "Code", de: "Code" } }),
    run: field(run.optional(), "run", { label: { en: "Run", de: "Lauf" } }),
    sample: field(codeSample.optional(), "sample", { label: { en: "Sample call", de: "Beispielaufruf" } }),
    citations: field(z.array(citation), "citations", { label: { en: "Citations", de: "Belege" } }),
  },
  accepts: ["code", "documents"],
  examples: [
    {
      title: { en: "Write a function from examples", de: "Schreib eine Funktion nach Beispielen" },
      description: {
        en: "Code with tests, both run before you see them.",
        de: "Code mit Tests, beide ausgeführt, bevor du sie siehst.",
      },
      input: {
        question:
          "Write a Python function merge(spans) that joins spans that touch or overlap: merge([[1, 3], [2, 6], [8, 9]]) == [[1, 6], [8, 9]] and merge([]) == [].",
        wish: "write",
      },
      german: {
        question:
          "Schreib eine Python-Funktion merge(spans), die Spannen vereint, die sich berühren oder überlappen: merge([[1, 3], [2, 6], [8, 9]]) == [[1, 6], [8, 9]] und merge([]) == [].",
      },
    },
    {
      title: { en: "Find the bug that fails two tests", de: "Finde den Fehler hinter zwei Tests" },
      description: {
        en: "A search in sorted readings, with its tests: run, fixed, run again.",
        de: "Eine Suche in sortierten Messwerten mit Tests: ausgeführt, behoben, noch einmal ausgeführt.",
      },
      input: {
        question: "latest_before fails on the newest readings. Find the bug and fix it.",
        wish: "bugs",
        files: [pairing.bug],
        tests: pairing.tests,
      },
      german: { question: "latest_before scheitert an den neuesten Messwerten. Finde den Fehler und behebe ihn." },
    },
    {
      title: { en: "Make a slow pairing faster", de: "Mach eine langsame Zuordnung schneller" },
      description: {
        en: "Two nested loops, timed on growing inputs before and after.",
        de: "Zwei geschachtelte Schleifen, auf wachsenden Eingaben gemessen, vorher und nachher.",
      },
      input: { question: "Pairing takes minutes on real data. Make it faster.", wish: "faster", files: [pairing.slow] },
      german: { question: "Die Zuordnung dauert auf echten Daten Minuten. Mach sie schneller." },
    },
  ],
  refinements: [
    {
      label: { en: "In TypeScript", de: "In TypeScript" },
      text: { en: "Now in TypeScript.", de: "Jetzt in TypeScript." },
      without: ["citations"],
    },
    {
      label: { en: "More tests", de: "Mehr Tests" },
      text: { en: "More tests.", de: "Mehr Tests." },
      without: ["citations"],
    },
    {
      label: { en: "Without recursion", de: "Ohne Rekursion" },
      text: { en: "Do it without recursion.", de: "Mach es ohne Rekursion." },
      without: ["citations"],
    },
  ],
  handoffs: [
    {
      persona: "guide",
      label: { en: "Explain the idea step by step", de: "Erklär die Idee Schritt für Schritt" },
      text: {
        en: "Explain the idea behind this code step by step.",
        de: "Erklär die Idee hinter diesem Code Schritt für Schritt.",
      },
    },
    {
      persona: "researcher",
      label: { en: "Look it up in my documents", de: "Schlag es in meinen Dokumenten nach" },
      text: { en: "What do my documents say about this?", de: "Was sagen meine Dokumente dazu?" },
    },
    postHandoff,
  ],
  limits: { concurrency: 16 },
  strings: {
    steps: {
      read: { en: "Read the code", de: "Code lesen" },
      check: { en: "Check with tools", de: "Mit Werkzeugen prüfen" },
      run: { en: "Run it in the sandbox", de: "In der Sandbox ausführen" },
      fix: { en: "Try fixes", de: "Lösungen erproben" },
      measure: { en: "Measure", de: "Messen" },
      write: { en: "Write and run", de: "Schreiben und ausführen" },
      explain: { en: "Explain", de: "Erklären" },
    },
    notes: developerNotes,
  },
  context: (_values, { tier }) => ({
    system: write.askSystem({ language: "English", small: tier === "small" }),
    answerTokens: tier === "small" ? 200 : 900,
  }),
  steps: (steps) =>
    steps
      .step("read", (state, context) => readSubmission(state, context))
      .step("check", (state, context) => checkCode(state, context))
      .step("run", (state, context) => runCode(state, context))
      .step("fix", (state, context) => fixBugs(state, context, words), runsLong)
      .step("measure", (state, context) => makeFaster(state, context, words), runsLong)
      .step("write", (state, context) => writeStep(state, context, words), runsLong)
      .step("explain", (state, context) => explainWork(state, context, words), modelMayRestart),
});
