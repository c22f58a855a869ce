// Questions over API documentation: an answer that cites the exact operation or symbol, and a sample that was checked before it is shown.
import type { ApiContext, ApiWords } from "./api-words.ts";
import type { CodeSample } from "../../../engine/code-answers.ts";
import type { Citation } from "../../../engine/documents.ts";
import type { RunEvent } from "../../../engine/events.ts";
import { isApi } from "../../../engine/page-place.ts";
import type { StepContext } from "../../../engine/step-context.ts";
import { citeAnswer } from "../../cite-answer.ts";
import { findPassages } from "../../find-passages.ts";
import { judgeAnswerable } from "../../judge-answerable.ts";
import { understand } from "../../understand.ts";
import { verifyAnswer } from "../../verify-answer.ts";
import { writeAnswer } from "../../write-answer.ts";
import { sampleFor } from "./sample.ts";

export interface ApiQuestion {
  readonly question: string;
}

export interface ApiAnswer {
  /** Markdown with `[1]`; streamed to the field `explanation` while it is written. */
  readonly explanation: string;
  readonly citations: readonly Citation[];
  readonly sample: CodeSample | null;
  /** False where the documents do not answer: the explanation says so. */
  readonly answered: boolean;
}

/** Whether a question may be about an API: the conversation has documentation of one. */
export function hasApiDocuments({ documents }: Pick<StepContext, "documents">): boolean {
  return documents.list().some(isApi);
}

/** Emits notes by the keys of `documentNotes` (prompts/document-notes.ts), `sources-found`, deltas of `explanation` and the output `citations`. */
export async function askApi({ question }: ApiQuestion, context: ApiContext, words: ApiWords): Promise<ApiAnswer> {
  const own = { ...context, data: nothing, emit: (event: RunEvent) => asExplanation(event).forEach(context.emit) };
  const input = { question, mode: "answer", length: "standard", basis: "documents" } as const;
  const { plan } = await understand(input, own, words);
  const { found } = await findPassages({ plan }, own, words);
  const judged = await judgeAnswerable({ plan, found }, own, words);
  const { draft } = await writeAnswer({ ...input, plan, found, ...judged }, own, words);
  const { cited } = await citeAnswer({ draft, found }, own);
  const { summary, citations, missing } = await verifyAnswer(
    { plan, found, verdict: judged.verdict, cited },
    own,
    words,
  );
  const answered = citations.length > 0;
  // A follow-up is searched as one question; what it asks for (“in Python”) stands in the person's own words.
  const whole = plan.question === question ? question : `${plan.question}\n${question}`;
  const asked = { question: whole, language: plan.language, citations, passages: found.passages };
  const sample = answered ? await sampleFor(asked, context, words) : null;
  const notStated = missing.map((each) => `- ${words.told.notStated[plan.language]}: ${each}`).join("\n");
  return { explanation: [summary, notStated].filter(Boolean).join("\n\n"), citations, sample, answered };
}

/** The Researcher's events under the Developer's names; the list of references is not shown here. */
function asExplanation(event: RunEvent): readonly RunEvent[] {
  if (event.type === "text-delta" && event.field === "summary") return [{ ...event, field: "explanation" }];
  if (event.type === "output") return event.field === "citations" ? [event] : [];
  return [event];
}

/** Questions for a database are never asked here. */
const nothing: StepContext["data"] = {
  documentIds: () => [],
  tables: async () => [],
  query: () => Promise.reject(new TypeError("an API has no tables")),
};
