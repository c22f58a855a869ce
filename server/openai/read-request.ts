// A request of an OpenAI client as a question to a persona; what would give something else than was asked for is refused.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Services } from "../trpc.ts";
import { refused, refusedBy } from "./openai-error.ts";
import { saidTurns, textOf } from "./said-hash.ts";
import type { SaidTurn } from "./said-hash.ts";
import { chatRequest } from "./schemas.ts";
import type { ChatPart, ChatRequest } from "./schemas.ts";

/** Names told: a request may hold any number of fields. */
const ignoredAtMost = 50;

export type AttachedPart = Exclude<ChatPart, { type: "text" }>;

export interface ChatWish {
  readonly persona: Persona;
  /** Checked, without the defaults: `startRun` fills them in. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly question: string;
  /** The turns before the question. */
  readonly earlier: readonly SaidTurn[];
  /** Of the question. */
  readonly attached: readonly AttachedPart[];
  /** Of the turns before it: counts where they are not known here. */
  readonly attachedBefore: readonly AttachedPart[];
  readonly conversationId: string | undefined;
  readonly documentIds: readonly string[] | undefined;
  readonly modelId: string | undefined;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** What of the request changes nothing. */
  readonly ignored: readonly string[];
}

/** `named` is the conversation of the header. FacetError invalid-input names the field; not-found an unknown model. */
export function readRequest(
  body: unknown,
  services: Pick<Services, "personaById">,
  named: string | undefined,
): ChatWish {
  const checked = chatRequest.safeParse(body);
  if (!checked.success) throw refusedBy(checked.error);
  const request = checked.data;
  const persona = personaOfModel(request.model, services);
  refuseOthers(request);
  const { messages, facet } = request;
  const conversationId = facet?.conversationId ?? named;
  const last = messages.at(-1);
  if (last?.role !== "user") throw refused({ field: "messages", reason: "last-not-question" });
  const begins = conversationId === undefined ? beginOfQuestion(messages) : messages.length - 1;
  const question = conversationId === undefined ? (questionOf(messages) ?? "") : textOf(last);
  const earlier = saidTurns(messages.slice(0, begins));
  return {
    persona,
    input: inputOf(persona, question, facet?.input ?? {}),
    question,
    earlier,
    attached: attachedIn(messages.slice(begins)),
    attachedBefore: attachedIn(messages.slice(0, begins)),
    conversationId,
    documentIds: facet?.documentIds ?? undefined,
    modelId: facet?.modelId ?? undefined,
    stream: request.stream === true,
    includeUsage: request.stream_options?.include_usage === true,
    ignored: ignoredOf(request),
  };
}

/** `facet/guide`, or `guide`. FacetError not-found. */
function personaOfModel(model: string, { personaById }: Pick<Services, "personaById">): Persona {
  const persona = personaById(model.replace(/^facet\//, ""));
  if (!persona) throw new FacetError("not-found", { what: "model" }, { next: ["edit"] });
  return persona;
}

type Messages = ChatRequest["messages"];

/** Questions that nothing answered are asked together with the last one. */
function beginOfQuestion(messages: Messages): number {
  const answer = messages.findLastIndex((each) => each.role === "assistant" && textOf(each).trim() !== "");
  return answer + 1;
}

const questionOf = (messages: Messages): string | undefined =>
  saidTurns(messages.slice(beginOfQuestion(messages))).at(-1)?.text;

function attachedIn(messages: Messages): readonly AttachedPart[] {
  return messages.flatMap(({ role, content }) =>
    role === "user" && Array.isArray(content) ? content.filter((part) => part.type !== "text") : [],
  );
}

function inputOf(persona: Persona, question: string, given: Readonly<Record<string, unknown>>) {
  const [main = "question"] = Object.keys(persona.inputs);
  if (Object.hasOwn(given, main)) throw refused({ field: `facet.input.${main}`, reason: "unknown-field" });
  const input = { ...given, [main]: question };
  const checked = persona.inputSchema.safeParse(input);
  if (checked.success) return input;
  throw refusedBy(checked.error, (field) => (field === main ? "messages" : `facet.input.${field}`));
}

function refuseOthers(request: ChatRequest): void {
  const cannot: readonly (readonly [field: string, asked: boolean])[] = [
    ["n", (request.n ?? 1) > 1],
    ["tool_choice", mustCall(request.tool_choice)],
    ["function_call", mustCall(request.function_call)],
    ["response_format", (request.response_format?.type ?? "text") !== "text"],
    ["stop", (request.stop?.length ?? 0) > 0],
    ["logprobs", request.logprobs === true],
    ["modalities", (request.modalities ?? []).some((each) => each !== "text")],
  ];
  const [field] = cannot.find(([, asked]) => asked) ?? [];
  if (field !== undefined) throw refused({ field, reason: "cannot-honour" });
}

/** `required`, or a tool by its name. */
const mustCall = (choice: unknown): boolean =>
  choice !== undefined && choice !== null && choice !== "auto" && choice !== "none";

/** Fields that are honoured, or say what is so anyway. */
const heeded: ReadonlySet<string> = new Set([
  "model",
  "messages",
  "stream",
  "stream_options",
  "n",
  "tool_choice",
  "function_call",
  "response_format",
  "stop",
  "logprobs",
  "modalities",
  "facet",
]);

function ignoredOf(request: ChatRequest): readonly string[] {
  const fields = Object.entries(request).flatMap(([field, value]) => {
    const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    return heeded.has(field) || isEmpty ? [] : [field];
  });
  // Personas have words of their own.
  const instructs = request.messages.some(({ role }) => role === "system" || role === "developer");
  return [...(instructs ? ["system"] : []), ...fields].slice(0, ignoredAtMost);
}
