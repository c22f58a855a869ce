// The Translator: a text in another language, in the tone of the original.
import { z } from "zod";
import { systemPrompt } from "../prompts/translator.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import { contextWords } from "./memory/words.ts";
import { buildContext } from "./steps/build-context.ts";

const names = { en: "English", de: "German", es: "Spanish" };

export default definePersona({
  id: "translator",
  order: 5,
  title: { en: "Translator", de: "Übersetzer" },
  tagline: { en: "Keeps the tone of the original.", de: "Bewahrt den Ton des Originals." },
  promise: { en: "Say it in another language.", de: "Sag es in einer anderen Sprache." },
  accent: { light: "oklch(0.48 0.12 300)", dark: "oklch(0.79 0.1 300)" },
  icon: ["M3 5h8M7 3v2M4 9c3 0 5-2 5-4M10 17l3.5-8 3.5 8M11.2 14.2h4.6"],
  version: "1",
  face: "read",
  inputs: {
    text: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Text", de: "Text" },
      placeholder: { en: "Paste a text", de: "Füge einen Text ein" },
    }),
    to: field(z.enum(["en", "de", "es"]).default("en"), "select", {
      label: { en: "Into", de: "Auf" },
      choices: {
        en: { en: "English", de: "Englisch" },
        de: { en: "German", de: "Deutsch" },
        es: { en: "Spanish", de: "Spanisch" },
      },
    }),
  },
  outputs: { translation: field(z.string().min(1), "markdown", { label: { en: "Translation", de: "Übersetzung" } }) },
  accepts: [],
  examples: [
    { title: { en: "A greeting", de: "Ein Gruß" }, description: { en: "Into Spanish.", de: "Auf Spanisch." }, input: { text: "Good morning!", to: "es" }, german: { text: "Guten Morgen, wie geht es Ihnen?" } },
    { title: { en: "A proverb", de: "Ein Sprichwort" }, description: { en: "Into German.", de: "Auf Deutsch." }, input: { text: "Many hands make light work.", to: "de" }, german: { text: "Viele Hände machen der Arbeit schnell ein Ende.", to: "en" } },
    { title: { en: "A sign", de: "Ein Schild" }, description: { en: "Into English.", de: "Auf Englisch." }, input: { text: "Betreten verboten", to: "en" }, german: { text: "Das Betreten der Baustelle ist verboten." } },
  ],
  refinements: [{ label: { en: "More formal", de: "Förmlicher" }, text: { en: "Make it more formal.", de: "Mach es förmlicher." } }],
  handoffs: [],
  limits: { concurrency: 8 },
  strings: { steps: { translate: { en: "Translate", de: "Übersetzen" } }, notes: {} },
  steps: (steps) =>
    steps.step("translate", async (state, context) => {
      const system = systemPrompt({ language: names[state.to] });
      const request = { system, question: state.text, answerTokens: 1000, words: contextWords };
      const { turns } = await buildContext(request, context);
      return { translation: await context.chat({ turns, field: "translation", maxTokens: 1000, temperature: 0.2 }) };
    }),
});
