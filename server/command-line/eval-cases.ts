// Asks again what a person liked or disliked, as an export of feedback has it, with the documents of the same names.
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { PersonaInputs } from "../api.ts";
import { besideCase, casesOf, titleOf } from "../evaluation/feedback-cases.ts";
import type { Case } from "../evaluation/feedback-cases.ts";
import type { Outcome } from "../evaluation/outcome.ts";
import type { PersonaId } from "../remote/client.ts";
import { answerOf } from "./eval-asking.ts";
import type { Exam } from "./eval-asking.ts";
import { usageError } from "./exit.ts";

/** Throws a CommandError where the file is none of cases. */
export function readCases(file: string): readonly Case[] {
  try {
    return casesOf(file);
  } catch (thrown) {
    throw usageError(thrown instanceof Error ? `${thrown.message}.` : String(thrown));
  }
}

/** Of the personas that are there; the wording of a small model is not asked for, only that it answers. */
export async function askCase(exam: Exam, one: Case, personas: readonly string[]): Promise<readonly Outcome[]> {
  const question = titleOf(one);
  const wanted = "an answer that ends well";
  if (!personas.includes(one.persona))
    return [
      {
        measure: "again",
        question,
        wanted,
        right: false,
        came: `there is no persona ${one.persona}`,
        conversationId: "",
      },
    ];
  const ids = one.documents.flatMap(({ name }) => exam.documents.find((each) => each.name === name)?.documentId ?? []);
  const asking = await exam.facet.ask(one.persona as PersonaId, one.input as unknown as PersonaInputs[PersonaId], {
    documentIds: [...new Set(ids)],
    model: exam.model,
  });
  const { conversationId } = asking;
  exam.begun(conversationId);
  const { status, error, outputs } = await answerOf(asking, exam.signal);
  const right = status === "done";
  const beside = () => besideCase(one, outputs as Record<string, unknown>, one.documents.length - ids.length);
  const came = right ? beside() : error ? errorSentence(error, "en") : status;
  return [{ measure: "again", question, wanted, right, came, conversationId }];
}
