// The Researcher's outputs as schemas: what its answer is checked against at the end, and what API users are told.
import { z } from "zod";
import type { Citation } from "../engine/documents.ts";
import type { Reference } from "../engine/export/reference.ts";

const count = z.number().int().nonnegative();
const page = z.number().int().positive();

export const citation: z.ZodType<Citation> = z.object({
  number: z.number().int().positive(),
  documentId: z.string(),
  name: z.string(),
  page,
  place: z.string().exactOptional(),
  start: count,
  end: count,
  quote: z.string(),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  located: z.boolean(),
  support: z.enum(["quoted", "supported", "unsupported", "unchecked"]),
  sentence: z.string(),
});

export const reference: z.ZodType<Reference> = z.object({
  number: z.number().int().positive(),
  citations: z.array(z.number().int().positive()),
  documentId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  authors: z.array(z.string()),
  year: z.number().int().nullable(),
  pages: z.array(page),
  places: z.array(z.string()).exactOptional(),
});

export const researchTable = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.object({ text: z.string(), citation: z.array(z.number().int().positive()).optional() }))),
  sql: z.string().optional(),
  documentIds: z.array(z.string()).optional(),
});
