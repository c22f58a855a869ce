// An error as a model reads it: the sentence, and what can be done next; as data too, for programs.
import type { CallToolResult } from "@modelcontextprotocol/server";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import { toFacetError } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData, Kept, NextStep } from "../../pipelines/engine/errors.ts";
import { fieldFacts } from "../http/field-facts.ts";
import { facetErrorOf } from "../trpc.ts";

const nextWords: Readonly<Record<NextStep, string>> = {
  retry: "Try again.",
  edit: "Change what was sent and try again.",
  "choose-model": "Choose another model.",
  "add-model": "Add a model on Facet's page.",
  "free-space": "Make room on the disk, then try again.",
  wait: "Wait, then try again.",
  "open-settings": "See the settings on Facet's page.",
  "new-conversation": 'Begin another conversation (conversationId "new").',
};

const keptWords: Readonly<Record<Kept, string>> = {
  question: "the question",
  answer: "what was written so far",
  files: "the files",
  conversation: "the conversation",
  settings: "the settings",
};

/** Sentence, what is kept, and the next step. */
export function errorText(data: FacetErrorData): string {
  const kept = data.kept.length > 0 ? [`Kept: ${data.kept.map((each) => keptWords[each]).join(", ")}.`] : [];
  return [errorSentence(data, "en"), ...kept, ...data.next.slice(0, 1).map((step) => nextWords[step])].join(" ");
}

/** As data under `facet/error`: `structuredContent` is of a tool that has done its work. */
export function errorResult(data: FacetErrorData): CallToolResult {
  return { content: [{ type: "text", text: errorText(data) }], isError: true, _meta: { "facet/error": data } };
}

export function errorDataOf(thrown: unknown): FacetErrorData {
  if (thrown instanceof TRPCError) return facetErrorOf(thrown);
  if (thrown instanceof z.ZodError)
    return { code: "invalid-input", facts: fieldFacts(thrown), kept: [], next: ["edit"] };
  return toFacetError(thrown).data;
}
