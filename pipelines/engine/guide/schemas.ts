// The Guide's values as schemas: what a person's edits and an answer's end are checked against, and what API users are told.
import { z } from "zod";
import type { TaskCard } from "./card.ts";
import { cardLimits } from "./card-read.ts";
import { lessonWays } from "./lesson.ts";
import type { Lesson, Marks } from "./lesson.ts";
import { depths, layersAtMost } from "./outline.ts";
import type { Outline } from "./outline.ts";
import type { Quiz, QuizAnswer } from "./quiz.ts";
import { servingsAtMost } from "./scale-recipe.ts";

const short = z.string().max(cardLimits.short);
const text = z.string().max(cardLimits.text);
const place = z.number().int().nonnegative().max(100);
export const layerId = z.string().regex(/^l\d{1,6}$/);

const layer = z.object({
  id: layerId,
  title: z.string().trim().min(1).max(200),
  state: z.enum(["done", "here", "later", "skipped"]),
  words: z.array(short).max(50),
  minutes: z.number().int().positive().max(600).optional(),
  quiz: z.object({ right: place, asked: place }).optional(),
});

export const outline: z.ZodType<Outline> = z.object({
  topic: short,
  depth: z.enum(depths),
  layers: z.array(layer).max(layersAtMost * 2),
});

/** What a person makes of an outline: titles in a new order, new ones without an id. */
export const arrangedLayers = z
  .array(z.object({ id: layerId.optional(), title: z.string().trim().min(1).max(200) }))
  .min(1)
  .max(layersAtMost * 2);

export const lesson: z.ZodType<Lesson> = z.object({
  node: layerId,
  title: short,
  depth: z.enum(depths),
  way: z.enum(lessonWays),
  words: z.array(z.object({ word: short, meaning: z.string().max(600) })).max(20),
  next: short.nullable(),
});

const mark = z.object({
  basis: z.enum(["documents", "general", "computed", "told", "mixed"]),
  citations: z.array(z.number().int().positive()),
  unverified: z.array(short),
  unsure: z.boolean(),
});

export const marks: z.ZodType<Marks> = z.object({
  paragraphs: z.array(mark),
  calculations: z.array(
    z.object({ expression: z.string().max(600), value: z.string().max(600), label: short, assumed: z.array(short) }),
  ),
});

const item = { id: z.string().min(1).max(64), node: layerId, question: text, why: text };
const quizItem = z.discriminatedUnion("kind", [
  z.object({ ...item, kind: z.literal("choice"), options: z.array(short).min(2).max(8), answer: place }),
  z.object({ ...item, kind: z.literal("short"), answer: short, accept: z.array(short).max(20) }),
  z.object({ ...item, kind: z.literal("order"), items: z.array(short).min(2).max(8), answer: z.array(place) }),
  z.object({
    ...item,
    kind: z.literal("match"),
    left: z.array(short).min(2).max(8),
    right: z.array(short).min(2).max(8),
    answer: z.array(place),
  }),
]);
const given = z.union([z.number().int().min(0).max(100), z.string().max(2000), z.array(place).max(20)]).nullable();

export const quizAnswers: z.ZodType<readonly QuizAnswer[]> = z
  .array(z.object({ id: z.string().min(1).max(64), given }))
  .max(40);

export const quiz: z.ZodType<Quiz> = z.object({
  items: z.array(quizItem).max(20),
  results: z.array(
    z.object({
      id: z.string(),
      given,
      right: z.boolean(),
      by: z.enum(["code", "model"]),
      reason: z.string().max(1000),
    }),
  ),
  back: layerId.nullable(),
});

const amount = z.number().finite().nonnegative().nullable();
export const taskCard: z.ZodType<TaskCard> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("checklist"),
    title: short,
    items: z.array(z.object({ text, group: short, done: z.boolean() })).max(cardLimits.items),
  }),
  z.object({
    kind: z.literal("plan"),
    title: short,
    steps: z.array(z.object({ when: short, what: text, note: text })).max(cardLimits.steps),
  }),
  z.object({
    kind: z.literal("comparison"),
    title: short,
    columns: z.array(short).max(cardLimits.columns),
    rows: z.array(z.array(text).max(cardLimits.columns)).max(cardLimits.rows),
  }),
  z.object({
    kind: z.literal("recipe"),
    title: short,
    servings: z.number().positive().max(servingsAtMost),
    ingredients: z.array(z.object({ amount, upTo: amount, unit: short, name: short })).max(cardLimits.ingredients),
    steps: z.array(text).max(cardLimits.recipeSteps),
  }),
  z.object({
    kind: z.literal("message"),
    title: short,
    to: short,
    subject: short,
    text: z.string().max(cardLimits.message),
  }),
]);
