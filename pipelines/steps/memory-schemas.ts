// What a model is asked for behind an answer: facts as JSON, and the words it is asked with.
import { z } from "zod";
import type { ChatTurn, StepContext } from "../engine/step-context.ts";

/** A model to ask outside of a run; `askingOf` in engine/chat.ts makes one. */
export type Asking = Pick<StepContext, "ask" | "chat" | "model">;

export interface MemoryWords {
  readonly title: (values: { question: string; answer: string }) => readonly ChatTurn[];
  readonly summary: (values: {
    before: string | null;
    turns: readonly { readonly role: "user" | "assistant"; readonly text: string }[];
  }) => readonly ChatTurn[];
  readonly facts: (values: { message: string; before: string | null }) => readonly ChatTurn[];
}

// Read more loosely than it is asked for: a model without a schema writes "true", or leaves the flag out.
const correction = z.preprocess(
  (value) => (typeof value === "string" ? value === "true" : value),
  z.boolean().default(false),
);
const fact = z.object({
  subject: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(500),
  value: z.string().trim().min(1).max(300),
  correction,
});
export const factsSchema = z.object({ facts: z.array(fact).max(20) });
