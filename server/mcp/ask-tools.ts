// One tool for each persona, made from its declaration: its input is the persona's own, its result the answer with its outputs.
import { z } from "zod";
import type { AnswerMessage, StartedRun } from "../../pipelines/engine/conversations.ts";
import type { Fields, Persona } from "../../pipelines/engine/define-persona.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { imageLimits } from "../../pipelines/engine/images.ts";
import { id } from "../id.ts";
import { followRun } from "../queue/follow-run.ts";
import { modelId, startRun } from "../start-run.ts";
import { answerText } from "./answer-text.ts";
import { askProgress } from "./ask-progress.ts";
import { errorText } from "./error-result.ts";
import { jsonSchemaOf } from "./tool.ts";
import type { Place, Told, Tool, ToolCall } from "./tool.ts";

/** What goes with a question, beside the persona's own fields. */
const beside = z.object({
  conversationId: id
    .optional()
    .describe(
      'Conversation to go on with. Left out: the one last asked in this session, or a new one where there is none. "new" begins another. A client without a session passes the conversationId of the answer before.',
    ),
  documentIds: z
    .array(id)
    .max(100)
    .optional()
    .describe("Documents to read, as documents_list names them. Left out: those of the conversation."),
  imageIds: z
    .array(id)
    .max(imageLimits.count)
    .optional()
    .describe("Pictures to look at, added on Facet's page or by its API."),
  model: modelId.optional().describe("Model to answer with. Left out: the one chosen in Facet."),
});

export function askTool(persona: Persona): Tool {
  const { id: personaId, title, tagline, promise, inputs, outputs } = persona;
  return {
    name: `ask_${personaId}`,
    title: `Ask the ${title.en}`,
    description: `${tagline.en} ${promise.en} ${acceptedBy(persona)}Remembers the conversation; waits for the whole answer.`,
    access: "write",
    annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    input: jsonSchemaOf(z.strictObject({ ...describedInputs(inputs), ...beside.shape }), "input"),
    output: jsonSchemaOf(answerOf(outputs), "output"),
    run: (input, call) => ask(persona, input, call),
  };
}

const acceptedWords = { documents: "documents", images: "pictures", code: "code" } as const;

function acceptedBy({ accepts }: Persona): string {
  return accepts.length > 0 ? `Takes ${accepts.map((each) => acceptedWords[each]).join(", ")}. ` : "";
}

function describedInputs(inputs: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, { schema, label, placeholder }]) => [
      key,
      schema.describe(placeholder ? `${label.en}: ${placeholder.en}` : label.en),
    ]),
  );
}

/** Outputs by name and meaning only: a stopped answer has some of them, and some in part. Their exact types are in the API's description. */
const answerOf = (outputs: Fields) =>
  z.object({
    conversationId: z.string(),
    messageId: z.string().describe("The question"),
    answerId: z.string(),
    runId: z.string(),
    status: z.enum(["done", "stopped", "failed", "interrupted"]),
    text: z.string().describe("The whole answer as text"),
    outputs: z.looseObject(
      Object.fromEntries(
        Object.entries(outputs).map(([key, { label }]) => [key, z.unknown().optional().describe(label.en)]),
      ),
    ),
    ...("citations" in outputs && {
      citations: z
        .array(
          z.looseObject({
            number: z.number().optional(),
            name: z.string().optional(),
            page: z.number().optional(),
            quote: z.string().optional(),
          }),
        )
        .optional()
        .describe("[number] in the text; the quote was looked up on its page"),
    }),
    notes: z.array(z.object({ level: z.enum(["info", "warning"]), text: z.string() })),
  });

async function ask(persona: Persona, input: unknown, call: ToolCall): Promise<Told> {
  const { services, caller, place, signal, progress } = call;
  const { owner, key } = caller;
  const { own, ...given } = partsOf(input);
  signal.throwIfAborted();
  const { model, documentIds, imageIds } = given;
  const at = { conversationId: conversationOf(given.conversationId, place, call), documentIds, imageIds };
  const started = await startRun(services, owner, persona, { input: own, modelId: model, key, ...at });
  place.conversationId = started.conversationId;
  const tell = askProgress(persona, progress);
  for await (const { event } of followRun(services.store, owner, { runId: started.runId }, signal)) tell(event);
  if (signal.aborted) {
    if (call.isServing()) await services.queue.stop(owner, started.runId);
    signal.throwIfAborted();
  }
  const answer = services.store.messages.get(owner, started.answerId);
  if (answer.role !== "assistant") throw new Error("a run's answer is an assistant message");
  return toldAnswer(persona, started, answer);
}

/** The persona checks its own fields, and refuses what neither knows. */
function partsOf(input: unknown): z.output<typeof beside> & { readonly own: Record<string, unknown> } {
  const given = z.record(z.string(), z.unknown()).parse(input ?? {});
  const own = Object.fromEntries(Object.entries(given).filter(([name]) => !Object.hasOwn(beside.shape, name)));
  return { ...beside.parse(given), own };
}

/** A conversation that was named has to be there; one that was only the last may be gone by now. */
function conversationOf(named: string | undefined, place: Place, call: ToolCall): string | undefined {
  if (named === "new") return undefined;
  if (named !== undefined || place.conversationId === undefined) return named;
  try {
    return call.services.store.conversations.get(call.caller.owner, place.conversationId).conversationId;
  } catch (thrown) {
    if (thrown instanceof FacetError && thrown.data.code === "not-found") return undefined;
    throw thrown;
  }
}

function toldAnswer(persona: Persona, started: StartedRun, answer: AnswerMessage): Told {
  const { conversationId, messageId, answerId, runId } = started;
  const { status, outputs, error } = answer;
  const text = answerText(persona, answer);
  const notes = answer.notes.flatMap(({ level, key, values }) => {
    const words = persona.strings.notes[key]?.en;
    return words === undefined ? [] : [{ level, text: filled(words, values) }];
  });
  const citations = Array.isArray(outputs["citations"]) ? { citations: outputs["citations"] } : {};
  const ended = error ? [errorText(error)] : status === "stopped" ? ["(The answer was stopped here.)"] : [];
  const said = [text, ...notes.map((note) => `Note: ${note.text}`), ...ended, `conversationId: ${conversationId}`];
  return {
    text: said.filter((part) => part.trim() !== "").join("\n\n"),
    value: { conversationId, messageId, answerId, runId, status, text, outputs, ...citations, notes },
    failed: status === "failed" || status === "interrupted",
  };
}

const filled = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
