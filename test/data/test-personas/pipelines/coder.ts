// The Coder, for measurements: a question with code beside it.
import { z } from "zod";
import { asked, systemPrompt } from "../prompts/coder.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import { contextWords } from "./memory/words.ts";
import { buildContext } from "./steps/build-context.ts";

const answerTokens = 512;
const code = z.object({ language: z.string().max(40), text: z.string().max(20_000) });

export default definePersona({
  id: "coder",
  order: 6,
  title: { en: "Coder", de: "Programmierer" },
  tagline: { en: "Reads code.", de: "Liest Code." },
  promise: { en: "Paste some code.", de: "Füge Code ein." },
  accent: { light: "oklch(0.48 0.12 300)", dark: "oklch(0.79 0.1 300)" },
  icon: ["M2 10h16M10 2v16"],
  version: "1",
  face: "ui",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", { label: { en: "Question", de: "Frage" } }),
    code: field(code.default({ language: "", text: "" }), "code", { label: { en: "Code", de: "Code" } }),
  },
  outputs: { answer: field(z.string().min(1), "markdown", { label: { en: "Answer", de: "Antwort" } }) },
  accepts: ["code"],
  examples: [
    { title: { en: "A loop", de: "Eine Schleife" }, description: { en: "Its end.", de: "Ihr Ende." }, input: { question: "When does it end?" } },
    { title: { en: "A type", de: "Ein Typ" }, description: { en: "Its values.", de: "Seine Werte." }, input: { question: "Which values has it?" } },
    { title: { en: "A fault", de: "Ein Fehler" }, description: { en: "Its cause.", de: "Seine Ursache." }, input: { question: "Why does it fail?" } },
  ],
  refinements: [],
  handoffs: [],
  limits: { concurrency: 8 },
  strings: { steps: { read: { en: "Read", de: "Lesen" } }, notes: {} },
  steps: (steps) =>
    steps.step("read", async (state, context) => {
      const { question, code: given } = state;
      const request = {
        system: systemPrompt,
        question: asked({ question, language: given.language, code: given.text }),
        query: question,
        answerTokens,
        words: contextWords,
      };
      const { turns } = await buildContext(request, context);
      return { answer: await context.chat({ turns, field: "answer", maxTokens: answerTokens }) };
    }),
});
