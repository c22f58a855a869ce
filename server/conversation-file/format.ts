// The file a conversation is exported to: its shape, its version, and the order of its keys. Ids count within the file.
import { z } from "zod";
import { feedbackLabels } from "../../pipelines/engine/feedback.ts";
import { errorStatus } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import { codeLimits } from "../../pipelines/engine/code.ts";
import { codeFile } from "../../pipelines/steps/code/code-schemas.ts";
import type { ErrorCode, Kept, NextStep } from "../../pipelines/engine/errors.ts";
import { isDeeper } from "../http/is-deeper.ts";

export const formatName = "facet-conversation";
/** Grows when a file of this version could not be read by the Facet before it. 2: changes of code. */
export const formatVersion = 2;

/**
 * Of one file. Every recall goes through the facts of a conversation, and through the whole of each message that it finds: a file must
 * not make each question after it slow.
 */
const atMost = {
  messages: 20_000,
  facts: 20_000,
  summaries: 100,
  documents: 100,
  changes: 2000,
  personas: 1000,
  feedback: 20_000,
  /** Steps and notes of one answer. */
  steps: 500,
  sources: 2000,
};
/** Characters: of a message or a summary a book of 500 pages, of a fact what may be typed as one. */
export const longest = { message: 1_000_000, fact: 1000, title: 1000 };
/** Levels of lists and objects in a persona's values; an outline has about ten. */
const deepest = 100;

const id = z.string().min(1).max(64);
const time = z.iso.datetime({ offset: true, error: "no-time" });
const count = z.number().int().nonnegative();
const text = z.string();
const persona = z.strictObject({ id, version: z.string().max(64) });

/** Values of a persona as they are: its schemas may have changed since. */
const values = z
  .custom<Readonly<Record<string, unknown>>>(isObject, {
    message: "wrong-type",
    params: { expected: "object" },
  })
  .superRefine((value, context) => {
    if (isDeeper(value, deepest)) context.addIssue({ code: "custom", message: "too-deep", params: { limit: deepest } });
  });

const step = z.object({
  step: text,
  status: z.enum(["running", "done", "stopped", "failed"]),
  ms: z.number().optional(),
  done: z.number().optional(),
  total: z.number().nullable().optional(),
});
const source = z.object({
  documentId: text,
  name: text,
  page: count,
  start: count,
  end: count,
  text,
  score: z.number(),
});
const note = z.object({
  level: z.enum(["info", "warning"]),
  key: text,
  values: z.record(text, z.union([text, z.number()])),
});
const error = z.object({
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  facts: z.record(text, z.union([text, z.number(), z.boolean()])),
  kept: z.array(z.string() as unknown as z.ZodType<Kept>).max(10),
  next: z.array(z.string() as unknown as z.ZodType<NextStep>).max(10),
});

/**
 * Sources stay: they are what the quotes were checked against. What was recalled and how the prompt was built do not, they
 * speak of this machine's memory; nor does what only a run that is cut off needs.
 */
const answer = z.strictObject({
  status: z.enum(["done", "stopped", "failed", "interrupted"]),
  model: text.nullable().optional(),
  outputs: values,
  steps: z.array(step).max(atMost.steps).optional(),
  sources: z.array(source).max(atMost.sources).optional(),
  notes: z.array(note).max(atMost.steps).optional(),
  error: error.optional(),
  usage: z.strictObject({ promptTokens: count, completionTokens: count }).optional(),
  ms: z.number().nonnegative().optional(),
  promptHash: text.optional(),
});

const base = {
  id,
  parent: id.nullable(),
  persona,
  at: time,
  text: text.max(longest.message),
  /** Its facts were not read when it was exported. */
  unread: z.literal(true).optional(),
  /** It is never recalled again. */
  forgotten: z.literal(true).optional(),
};
const message = z.discriminatedUnion("role", [
  z.strictObject({
    ...base,
    role: z.literal("user"),
    input: values,
    documentIds: z.array(id).max(atMost.documents).optional(),
    imageIds: z.array(id).max(imageLimits.count).optional(),
  }),
  z.strictObject({ ...base, role: z.literal("assistant"), answer, beside: id.optional() }),
]);

export const conversationFile = z.strictObject({
  format: z.literal(formatName),
  version: z.int().min(1).max(formatVersion),
  title: z.string().max(500),
  createdAt: time,
  pinned: z.boolean(),
  remembers: z.boolean(),
  personas: z.array(id).max(atMost.personas),
  messages: z.array(message).max(atMost.messages),
  head: id.nullable(),
  /** Facts of this conversation. Which of them count in all others is no part of it: nobody's file may say so. */
  memories: z
    .array(
      z.strictObject({
        id,
        message: id.nullable(),
        persona: id.nullable(),
        subject: text.max(longest.fact),
        text: text.min(1).max(longest.fact),
        replaces: id.nullable(),
        edited: z.boolean(),
        at: time,
      }),
    )
    .max(atMost.facts),
  summaries: z
    .array(z.strictObject({ through: id, text: text.min(1).max(longest.message), madeBy: text, at: time }))
    .max(atMost.summaries),
  /** What the person made of the code behind a message: its files, or the change or message before it that has them. */
  changes: z
    .array(
      z
        .strictObject({
          id,
          message: id,
          origin: z.enum(["applied", "edited", "restored", "undone"]),
          title: text.max(longest.title).nullable(),
          fixId: text.min(1).max(longest.title).nullable(),
          restores: id.nullable(),
          files: z.array(codeFile).min(1).max(codeLimits.files).nullable(),
          at: time,
        })
        .refine(({ files, restores }) => (files === null) !== (restores === null), {
          path: ["files"],
          message: "required",
        }),
    )
    .max(atMost.changes)
    .optional(),
  feedback: z
    .array(
      z.strictObject({
        message: id,
        verdict: z.enum(["like", "dislike"]).nullable(),
        labels: z.array(z.enum(feedbackLabels)).max(feedbackLabels.length),
        comment: text,
        at: time,
      }),
    )
    .max(atMost.feedback),
});

export type ConversationFile = z.infer<typeof conversationFile>;
export type FileMessage = ConversationFile["messages"][number];

/** A conversation of another program. `system` is read over: a persona has its own words. */
export const messageList = z
  .array(
    z
      .looseObject({
        role: z.enum(["user", "assistant", "system"]),
        text: text.max(longest.message).optional(),
        content: text.max(longest.message).optional(),
        at: z
          .string()
          .refine((at) => !Number.isNaN(Date.parse(at)), "no-time")
          .optional(),
      })
      .refine((each) => each.text !== undefined || each.content !== undefined, { path: ["text"], message: "required" }),
  )
  .max(atMost.messages);

export type MessageList = z.infer<typeof messageList>;

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
