// The Lookout, for measurements: a question with an image beside it.
import { z } from "zod";
import { systemPrompt } from "../prompts/lookout.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import { contextWords } from "./memory/words.ts";
import { buildContext } from "./steps/build-context.ts";

const answerTokens = 512;
const image = z.object({ fileId: z.string().min(1).max(64), name: z.string().min(1).max(200) });

export default definePersona({
  id: "lookout",
  order: 5,
  title: { en: "Lookout", de: "Ausguck" },
  tagline: { en: "Looks at a picture.", de: "Sieht sich ein Bild an." },
  promise: { en: "Show a picture.", de: "Zeig ein Bild." },
  accent: { light: "oklch(0.48 0.12 300)", dark: "oklch(0.79 0.1 300)" },
  icon: ["M2 10h16M10 2v16"],
  version: "1",
  face: "ui",
  inputs: {
    question: field(z.string().trim().min(1).max(20_000), "textarea", { label: { en: "Question", de: "Frage" } }),
    image: field(image.nullable().default(null), "image", { label: { en: "Picture", de: "Bild" } }),
  },
  outputs: { answer: field(z.string().min(1), "markdown", { label: { en: "Answer", de: "Antwort" } }) },
  accepts: ["images"],
  examples: [
    { title: { en: "A bird", de: "Ein Vogel" }, description: { en: "Its name.", de: "Sein Name." }, input: { question: "Which bird is this?" } },
    { title: { en: "A map", de: "Eine Karte" }, description: { en: "Its place.", de: "Ihr Ort." }, input: { question: "Which place is this?" } },
    { title: { en: "A sign", de: "Ein Schild" }, description: { en: "Its words.", de: "Seine Worte." }, input: { question: "What does it say?" } },
  ],
  refinements: [],
  handoffs: [],
  limits: { concurrency: 8 },
  strings: { steps: { look: { en: "Look", de: "Ansehen" } }, notes: {} },
  steps: (steps) =>
    steps.step("look", async (state, context) => {
      const system = systemPrompt({ image: state.image?.name ?? null });
      const { turns } = await buildContext({ system, question: state.question, answerTokens, words: contextWords }, context);
      return { answer: await context.chat({ turns, field: "answer", maxTokens: answerTokens }) };
    }),
});
