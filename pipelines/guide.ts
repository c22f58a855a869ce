// The Guide: a question answered step by step, at the depth the reader chose.
import { z } from "zod";
import { refined, systemPrompt } from "../prompts/guide.ts";
import type { Depth } from "../prompts/guide.ts";
import { postHandoff } from "../prompts/post-handoff.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import type { ModelInfo } from "./engine/ports.ts";
import type { StepContext } from "./engine/step-context.ts";
import { contextWords } from "./memory/words.ts";
import { buildContext } from "./steps/build-context.ts";
import { lastOwn } from "./steps/last-own.ts";
import { readRefinement } from "./steps/refinement.ts";

const answerTokens = { small: 512, large: 1200 };
/** Characters a token, at least, of a last answer that is told once more beside the question; and its share of the context. */
const lastAnswer = { charactersPerToken: 2, share: 0.3 };

const prompt = (
  { depth }: { depth: Depth },
  { tier, capabilities }: ModelInfo,
  { pictures }: { readonly pictures: boolean } = { pictures: false },
) => ({
  system: systemPrompt({
    depth,
    small: tier === "small",
    pictures: pictures ? (capabilities.vision ? "seen" : "told") : null,
  }),
  answerTokens: answerTokens[tier],
});

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
  version: "1",
  face: "read",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Question", de: "Frage" },
      placeholder: { en: "Ask about anything", de: "Frag nach irgendetwas" },
    }),
    depth: field(z.enum(["curious", "school", "student", "expert"]).default("curious"), "select", {
      label: { en: "Depth", de: "Tiefe" },
      choices: {
        curious: { en: "Curious", de: "Neugierig" },
        school: { en: "School", de: "Schule" },
        student: { en: "Student", de: "Studium" },
        expert: { en: "Expert", de: "Fachleute" },
      },
    }),
  },
  outputs: {
    answer: field(z.string().min(1), "markdown", { label: { en: "Answer", de: "Antwort" } }),
  },
  accepts: ["images"],
  examples: [
    {
      title: { en: "How does a heat pump warm a house?", de: "Wie wärmt eine Wärmepumpe ein Haus?" },
      description: {
        en: "A machine that moves heat instead of making it, step by step.",
        de: "Eine Maschine, die Wärme bewegt statt sie zu erzeugen, Schritt für Schritt.",
      },
      input: { question: "How does a heat pump warm a house?", depth: "curious" },
    },
    {
      title: { en: "What is a confidence interval?", de: "Was ist ein Konfidenzintervall?" },
      description: {
        en: "What 95 % means, and what it does not mean.",
        de: "Was 95 % bedeutet, und was nicht.",
      },
      input: { question: "What is a confidence interval, and what does 95 % mean?", depth: "student" },
    },
    {
      title: { en: "Plan a week of simple dinners", de: "Plane eine Woche einfacher Abendessen" },
      description: {
        en: "An everyday task as a short list that can be refined.",
        de: "Eine Alltagsaufgabe als kurze Liste, die sich verfeinern lässt.",
      },
      input: { question: "Plan a week of simple vegetarian dinners for two people.", depth: "curious" },
    },
  ],
  refinements: [
    { label: { en: "Shorter", de: "Kürzer" }, text: { en: "Make it shorter.", de: "Mach es kürzer." } },
    { label: { en: "Simpler", de: "Einfacher" }, text: { en: "Explain it more simply.", de: "Erklär es einfacher." } },
    { label: { en: "Deeper", de: "Tiefer" }, text: { en: "Go one level deeper.", de: "Geh eine Ebene tiefer." } },
    {
      label: { en: "Example", de: "Beispiel" },
      text: { en: "Give me one concrete example.", de: "Gib mir ein konkretes Beispiel." },
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
      recall: { en: "Read the conversation", de: "Gespräch lesen" },
      answer: { en: "Write", de: "Schreiben" },
    },
    notes: {},
  },
  context: prompt,
  steps: (steps) =>
    steps
      .step("recall", (state, context) =>
        buildContext(
          {
            ...prompt(state, context.model.info, { pictures: context.images.list().length > 0 }),
            question: asked(state.question, context),
            query: state.question,
            words: contextWords,
          },
          context,
        ),
      )
      .step(
        "answer",
        async (state, context) => {
          const maxTokens = answerTokens[context.model.info.tier];
          return { answer: await context.chat({ turns: state.turns, field: "answer", maxTokens }) };
        },
        { attempts: 2 },
      ),
});

/** "Shorter" is told with what is to be shorter: the Guide's own last answer, where another persona spoke since. */
function asked(question: string, { history, model }: Pick<StepContext, "history" | "model">): string {
  const last = readRefinement(question) && lastOwn(history, "guide");
  if (!last) return question;
  const most = model.info.capabilities.context * lastAnswer.share * lastAnswer.charactersPerToken;
  return refined({ wish: question, last: last.isLast || last.text.length > most ? null : last.text });
}
