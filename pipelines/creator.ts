// The Creator: an image or an idea in, a post out that is true to the picture, on tone, and inside every limit.
import { z } from "zod";
import * as prompts from "../prompts/creator.ts";
import { creatorExamples } from "../prompts/creator-examples.ts";
import { creatorNotes } from "../prompts/creator-notes.ts";
import { told } from "../prompts/creator-told.ts";
import * as write from "../prompts/creator-write.ts";
import { definePersona, field } from "./engine/define-persona.ts";
import { platformIds } from "./engine/posts/platforms.ts";
import { contextWords } from "./memory/words.ts";
import { checkPosts } from "./steps/creator/check-posts.ts";
import { createStep } from "./steps/creator/create-step.ts";
import { creatorContext } from "./steps/creator/creator-context.ts";
import type { CreatorWords } from "./steps/creator/creator-words.ts";
import {
  grounding,
  idea,
  improvement,
  locked,
  platform,
  post,
  tone,
  voiceSheet,
} from "./steps/creator/creator-schemas.ts";
import { fitPosts } from "./steps/creator/fit-posts.ts";
import { readBrief } from "./steps/creator/read-brief.ts";
import { see } from "./steps/creator/see.ts";

const words: CreatorWords = { ...prompts, ...write, told, context: contextWords };
/** Milliseconds: twenty pictures, each looked at, written about, shortened and checked. */
const runsLong = { attempts: 2, timeoutMs: 1_800_000 };

export default definePersona({
  id: "creator",
  order: 3,
  title: { en: "Creator", de: "Gestalter" },
  tagline: {
    en: "Writes posts from what is really in the picture, in your tone, inside every platform's limit.",
    de: "Schreibt Beiträge aus dem, was wirklich im Bild ist, in deinem Ton, in den Grenzen jeder Plattform.",
  },
  promise: {
    en: "Bring a picture. Leave with a post that is true to it.",
    de: "Bring ein Bild mit. Geh mit einem Beitrag, der ihm treu ist.",
  },
  accent: { light: "oklch(0.485 0.15 356)", dark: "oklch(0.775 0.108 356)" },
  icon: [
    "M10 17.5 5.25 8.75 8.25 2.5h3.5l3 6.25L10 17.5Z",
    "M10 17.5v-6.25",
    "m10 8.25 1.5 1.5-1.5 1.5-1.5-1.5 1.5-1.5Z",
  ],
  version: "1",
  face: "ui",
  inputs: {
    brief: field(z.string().trim().min(1).max(20_000), "textarea", {
      label: { en: "Brief", de: "Auftrag" },
      placeholder: {
        en: "What is it about? Drop a picture, or paste a draft",
        de: "Worum geht es? Leg ein Bild ab, oder füge einen Entwurf ein",
      },
    }),
    tone: field(tone.default("friendly"), "select", {
      label: { en: "Tone", de: "Ton" },
      choices: {
        professional: { en: "Professional", de: "Sachlich" },
        friendly: { en: "Friendly", de: "Freundlich" },
        witty: { en: "Witty", de: "Witzig" },
        inspiring: { en: "Inspiring", de: "Begeisternd" },
        minimal: { en: "Minimal", de: "Knapp" },
        bold: { en: "Bold", de: "Mutig" },
        informative: { en: "Informative", de: "Informativ" },
        storytelling: { en: "Storytelling", de: "Erzählend" },
      },
    }),
    voice: field(voiceSheet.optional(), "voice", { label: { en: "Voice", de: "Stimme" } }),
    platforms: field(
      z.array(platform).min(1).max(platformIds.length).default(["instagram", "linkedin", "x", "bluesky"]),
      "platforms",
      { label: { en: "For", de: "Für" } },
    ),
    task: field(z.enum(["auto", "post", "ideas", "improve", "ask"]).default("auto"), "select", {
      label: { en: "Task", de: "Aufgabe" },
      choices: {
        auto: { en: "What fits", de: "Was passt" },
        post: { en: "Write a post", de: "Beitrag schreiben" },
        ideas: { en: "Find ideas", de: "Ideen finden" },
        improve: { en: "Improve a draft", de: "Entwurf verbessern" },
        ask: { en: "Answer", de: "Antworten" },
      },
    }),
    language: field(
      z.enum(["auto", "en", "de", "es", "fr", "it", "pt", "nl", "pl", "tr", "ja", "zh"]).default("auto"),
      "select",
      {
        label: { en: "Language", de: "Sprache" },
        choices: {
          auto: { en: "As I write", de: "Wie ich schreibe" },
          en: { en: "English", de: "Englisch" },
          de: { en: "German", de: "Deutsch" },
          es: { en: "Spanish", de: "Spanisch" },
          fr: { en: "French", de: "Französisch" },
          it: { en: "Italian", de: "Italienisch" },
          pt: { en: "Portuguese", de: "Portugiesisch" },
          nl: { en: "Dutch", de: "Niederländisch" },
          pl: { en: "Polish", de: "Polnisch" },
          tr: { en: "Turkish", de: "Türkisch" },
          ja: { en: "Japanese", de: "Japanisch" },
          zh: { en: "Chinese", de: "Chinesisch" },
        },
      },
    ),
    length: field(z.enum(["short", "medium", "long"]).default("medium"), "select", {
      label: { en: "Length", de: "Länge" },
      choices: {
        short: { en: "Short", de: "Kurz" },
        medium: { en: "Medium", de: "Mittel" },
        long: { en: "Long", de: "Lang" },
      },
    }),
    emoji: field(z.enum(["none", "few", "many"]).default("few"), "select", {
      label: { en: "Emoji", de: "Emoji" },
      choices: {
        none: { en: "None", de: "Keine" },
        few: { en: "Few", de: "Wenige" },
        many: { en: "Many", de: "Viele" },
      },
    }),
    variants: field(z.number().int().min(1).max(5).default(3), "slider", {
      label: { en: "Variants", de: "Varianten" },
    }),
    /** One post for all pictures, or one for each of them. */
    batch: field(z.enum(["together", "each"]).default("together"), "select", {
      label: { en: "Pictures", de: "Bilder" },
      choices: {
        together: { en: "One post for all", de: "Ein Beitrag für alle" },
        each: { en: "One post each", de: "Je ein Beitrag" },
      },
    }),
    audience: field(z.string().trim().max(300).optional(), "textarea", {
      label: { en: "Audience", de: "Zielgruppe" },
      placeholder: { en: "Regulars of the café", de: "Stammgäste des Cafés" },
    }),
    goal: field(z.string().trim().max(300).optional(), "textarea", {
      label: { en: "Goal", de: "Ziel" },
      placeholder: { en: "Come in on Friday", de: "Am Freitag vorbeikommen" },
    }),
    draft: field(z.string().max(70_000).optional(), "textarea", {
      label: { en: "Draft", de: "Entwurf" },
      placeholder: { en: "The text to improve", de: "Der Text, der besser werden soll" },
    }),
    /** What a rewrite keeps to the letter. */
    keep: field(locked.optional(), "hidden", { label: { en: "Locked", de: "Festgehalten" } }),
    /** What is in the picture as the person corrected it: nothing is looked at again. */
    grounding: field(grounding.optional(), "hidden", { label: { en: "In the picture", de: "Im Bild" } }),
  },
  outputs: {
    answer: field(z.string().optional(), "markdown", { label: { en: "Answer", de: "Antwort" } }),
    grounding: field(grounding.optional(), "grounding", { label: { en: "In the picture", de: "Im Bild" } }),
    posts: field(z.array(post), "posts", { label: { en: "Posts", de: "Beiträge" } }),
    ideas: field(z.array(idea).optional(), "ideas", { label: { en: "Ideas", de: "Ideen" } }),
    improvement: field(improvement.optional(), "improvement", { label: { en: "Improved", de: "Verbessert" } }),
  },
  accepts: ["images"],
  examples: creatorExamples,
  refinements: [
    {
      label: { en: "Shorter", de: "Kürzer" },
      text: { en: "Shorter", de: "Kürzer" },
      without: ["ideas", "improvement", "answer"],
    },
    {
      label: { en: "Three more captions", de: "Noch drei Texte" },
      text: { en: "Three more captions", de: "Noch drei Varianten" },
      without: ["ideas", "improvement", "answer"],
    },
    {
      label: { en: "Without emoji", de: "Ohne Emoji" },
      text: { en: "Make it without emoji", de: "Mach es ohne Emoji" },
      without: ["ideas", "improvement", "answer"],
    },
    {
      label: { en: "In Spanish", de: "Auf Spanisch" },
      text: { en: "In Spanish", de: "Auf Spanisch" },
      without: ["ideas", "improvement", "answer"],
    },
  ],
  handoffs: [
    {
      persona: "researcher",
      label: { en: "Check a claim in my documents", de: "In meinen Dokumenten prüfen" },
      text: {
        en: "Do my documents back what this post says?",
        de: "Stützen meine Dokumente, was dieser Beitrag sagt?",
      },
    },
    {
      persona: "guide",
      label: { en: "Explain the subject", de: "Das Thema erklären" },
      text: {
        en: "Explain the subject of this post step by step.",
        de: "Erklär das Thema dieses Beitrags Schritt für Schritt.",
      },
    },
  ],
  limits: { concurrency: 32 },
  strings: {
    steps: {
      read: { en: "Read the brief", de: "Auftrag lesen" },
      see: { en: "Gather what can be said", de: "Sammeln, was gesagt werden kann" },
      write: { en: "Write", de: "Schreiben" },
      fit: { en: "Fit it to each platform", de: "An jede Plattform anpassen" },
      check: { en: "Check each claim", de: "Jede Behauptung prüfen" },
    },
    notes: creatorNotes,
  },
  context: (values, model) => creatorContext(values, model, words),
  steps: (steps) =>
    steps
      .step("read", (state, context) => readBrief(state, context))
      .step("see", (state, context) => see(state, context, words), runsLong)
      .step("write", (state, context) => createStep(state, context, words), runsLong)
      .step("fit", (state, context) => fitPosts(state, context, words), runsLong)
      .step("check", (state, context) => checkPosts(state, context, words), runsLong),
});
