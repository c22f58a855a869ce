// Asks the questions of an evaluation through the same doors as a person, and grades what comes.
import { setTimeout } from "node:timers/promises";
import { errorSentence } from "../../pipelines/engine/error-sentences.ts";
import type { DocumentInfo } from "../../pipelines/engine/documents.ts";
import type { AbsentQuestion } from "../evaluation/absent-questions.ts";
import type { Lookup } from "../evaluation/derive-lookups.ts";
import { citesRightly, isDrawn, isRefusal } from "../evaluation/grade-answer.ts";
import type { Place } from "../evaluation/grade-answer.ts";
import type { Outcome } from "../evaluation/outcome.ts";
import { saysValue } from "../evaluation/told-facts.ts";
import type { ToldFact, ToldMessage } from "../evaluation/told-facts.ts";
import type { Asking, FacetClient, PersonaId, TypedAnswer } from "../remote/client.ts";

/** Passages among which the one a sentence stands in is looked for. */
const passagesLooked = 5;
/** Memories a question would be given. */
const memoriesLooked = 5;
/** Milliseconds what was told may take to be remembered. */
const rememberedWithin = 60_000;
/** Characters of a quote or an answer that are shown of a miss. */
const shown = 160;

export interface Exam {
  readonly facet: FacetClient;
  readonly documents: readonly DocumentInfo[];
  readonly model: string | undefined;
  /** Told of every conversation that is begun, so that it can be removed whatever happens. */
  readonly begun: (conversationId: string) => void;
  readonly signal: AbortSignal;
}

type Answer<P extends PersonaId> = { readonly conversationId: string; readonly answer: TypedAnswer<P> };

/** In a conversation of its own: what one question told another would be told by. */
export async function askLookup(exam: Exam, lookup: Lookup): Promise<readonly Outcome[]> {
  const { source, question } = lookup;
  const { conversationId, answer } = await askDocuments(exam, question);
  const drawable = exam.documents.find(({ documentId }) => documentId === source.documentId)?.drawable ?? false;
  const passage = await passageOf(exam, lookup);
  const { outputs } = answer;
  const citations = outputs.citations ?? [];
  const wanted = `${source.name}, p. ${source.page}: “${short(source.text)}”`;
  const place = { question, wanted, conversationId };
  const isAnswered = answer.status === "done" && !isRefusal(outputs);
  const cited = citations.map(({ name, page, quote }) => `${name}, p. ${page}: “${short(quote)}”`);
  const came = failureIn(answer) ?? (isAnswered ? cited.join("; ") || "no citation" : "refused");
  return [
    { ...place, measure: "answered", right: isAnswered, came },
    { ...place, measure: "cited", right: isAnswered && citesRightly(outputs, { lookup, passage, drawable }), came },
    ...citations.map((citation): Outcome => {
      const isOf = exam.documents.find(({ documentId }) => documentId === citation.documentId);
      const right = isDrawn(citation, isOf?.drawable ?? false);
      return {
        ...place,
        measure: "drawn",
        right,
        wanted: "a quote that stands on its page",
        came: `“${short(citation.quote)}”`,
      };
    }),
  ];
}

export async function askAbsent(exam: Exam, { question, absent }: AbsentQuestion): Promise<readonly Outcome[]> {
  const { conversationId, answer } = await askDocuments(exam, question);
  const right = answer.status === "done" && isRefusal(answer.outputs);
  const came = failureIn(answer) ?? short(answer.text);
  const wanted = `a refusal: ${absent.join(", ")} stands on no page`;
  return [{ measure: "refused", question, right, came, wanted, conversationId }];
}

async function askDocuments(
  { facet, documents, model, begun, signal }: Exam,
  question: string,
): Promise<Answer<"researcher">> {
  const documentIds = documents.map(({ documentId }) => documentId);
  const asking = await facet.ask("researcher", { question }, { documentIds, model });
  begun(asking.conversationId);
  return { conversationId: asking.conversationId, answer: await answerOf(asking, signal) };
}

/** Stops the run where the person ends the evaluation. */
export async function answerOf<P extends PersonaId>(asking: Asking<P>, signal: AbortSignal): Promise<TypedAnswer<P>> {
  const stop = () => void asking.stop().catch(() => {});
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await asking.answer();
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The passage that holds the sentence; the sentence alone where none is found. */
async function passageOf({ facet }: Exam, { source }: Lookup): Promise<Place> {
  const { documentId, page, start, text: query } = source;
  const { passages } = await facet.api.documents.search.query({ query, documentIds: [documentId], k: passagesLooked });
  return passages.find((each) => each.page === page && each.start <= start && start < each.end) ?? source;
}

export interface Told {
  readonly conversationId: string;
  /** The last message that was told: every question is asked from there, on a branch of its own. */
  readonly messageId: string | undefined;
}

/** Takes the conversation in and waits until its first fact is remembered. */
export async function tell(exam: Exam, messages: readonly ToldMessage[], first: ToldFact): Promise<Told> {
  const { api } = exam.facet;
  const { conversationId } = await api.conversations.import.mutate({
    json: JSON.stringify(messages),
    title: "facet eval",
  });
  exam.begun(conversationId);
  const { path } = await api.conversations.get.query({ conversationId });
  for (const until = Date.now() + rememberedWithin; Date.now() < until && !exam.signal.aborted; await setTimeout(200))
    if (await isRecalled(exam, conversationId, first)) break;
  return { conversationId, messageId: path.at(-1) };
}

async function isRecalled({ facet }: Exam, conversationId: string, { question, value }: ToldFact): Promise<boolean> {
  const asked = { conversationId, query: question, k: memoriesLooked };
  const { memories } = await facet.api.memories.search.query(asked);
  return memories.some(({ text }) => saysValue(text, value));
}

export async function askTold(
  exam: Exam,
  { conversationId, messageId }: Told,
  fact: ToldFact,
): Promise<readonly Outcome[]> {
  const { question, value } = fact;
  const recalled = await isRecalled(exam, conversationId, fact);
  const place = { conversationId, parentId: messageId, model: exam.model };
  const answer = await answerOf(await exam.facet.ask("guide", { question, action: "ask" }, place), exam.signal);
  const told = { question, wanted: value, conversationId };
  const said = failureIn(answer) ?? short(answer.text);
  return [
    { ...told, measure: "recalled", right: recalled, came: "other memories" },
    { ...told, measure: "said", right: saysValue(answer.text, value), came: said },
  ];
}

function failureIn({ status, error }: TypedAnswer<PersonaId>): string | null {
  if (error) return errorSentence(error, "en");
  return status === "done" ? null : status;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > shown ? `${line.slice(0, shown)}…` : line;
}
