// Reads a conversation from a file: what Facet exported, or a list of messages of another program. All of it or nothing.
import type { z } from "zod";
import type { GivenFacts } from "../../pipelines/engine/errors.ts";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Conversation } from "../../pipelines/engine/conversations.ts";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import { fieldFacts } from "../http/field-facts.ts";
import { hasMoreValues } from "../http/many-values.ts";
import type { ConversationCopy, CopiedMessage } from "../store/conversation-copy.ts";
import type { Services } from "../trpc.ts";
import { conversationFile, formatName, formatVersion, messageList } from "./format.ts";
import type { ConversationFile, FileMessage } from "./format.ts";
import { copyOfList } from "./message-list.ts";
import { checkPlaces } from "./places.ts";

/** Of a file's JSON: some hundred in each of its 20,000 messages. */
const valuesAtMost = 2_000_000;

interface Request {
  readonly json: string;
  /** Instead of the file's own, or of the first question. */
  readonly title?: string | undefined;
}

/** FacetError invalid-input names the first place that is wrong: `messages[12].parent`. */
export function importConversation(
  services: Pick<Services, "store" | "personaById">,
  owner: string,
  { json, title }: Request,
): Conversation {
  const read = parsed(json);
  const copy = Array.isArray(read)
    ? copyOfList(checked(messageList, read), services.personaById("guide"))
    : copyOf(checkPlaces(checked(conversationFile, ofThisVersion(read))));
  return services.store.copies.write(owner, title === undefined ? copy : { ...copy, title });
}

function parsed(json: string): unknown {
  if (hasMoreValues(Buffer.from(json), valuesAtMost)) throw new FacetError("too-large", { what: "file" });
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw refused({ field: "json", reason: "no-conversation-file" }, cause);
  }
}

function ofThisVersion(read: unknown): unknown {
  const { format, version } = (read ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== formatName) throw refused({ field: "json", reason: "no-conversation-file" });
  if (typeof version === "number" && version > formatVersion)
    throw refused({ field: "version", reason: "newer-file", version });
  return read;
}

function checked<S extends z.ZodType>(schema: S, read: unknown): z.output<S> {
  const result = schema.safeParse(read);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const facts = { ...fieldFacts(result.error, placeOf), ...issueParams(issue) };
  throw refused(facts as GivenFacts, result.error);
}

/** `messages[12].parent` */
function placeOf(path: readonly PropertyKey[]): string {
  const keys = path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`));
  return keys.join("").replace(/^\./, "") || "json";
}

/** What a check of our own says of the fault. */
function issueParams(issue: z.core.$ZodIssue | undefined): object {
  return issue?.code === "custom" ? (issue.params ?? {}) : {};
}

const refused = (facts: GivenFacts, cause?: unknown) =>
  new FacetError("invalid-input", facts, { next: ["edit"], cause });

function copyOf(file: ConversationFile): ConversationCopy {
  const { title, createdAt, pinned, remembers, head, memories, summaries, changes = [], feedback } = file;
  const facts = memories.map((fact) => ({ ...fact, kind: "fact" as const }));
  const messages = file.messages.map(messageOf);
  return { title, createdAt, pinned, remembers, head, messages, facts, summaries, changes, feedback };
}

function messageOf(message: FileMessage): CopiedMessage {
  const { id, parent, persona, at, text, unread, forgotten } = message;
  const base = { id, parent, persona, at, text, factsRead: unread !== true, forgotten: forgotten === true };
  if (message.role === "user")
    return {
      ...base,
      role: "user",
      input: message.input,
      documentIds: message.documentIds ?? [],
      imageIds: message.imageIds ?? [],
    };
  const { model, ...rest } = message.answer;
  const answer = { ...emptyAnswer, ...rest, persona, ...(model === undefined ? {} : { model }) } as Answer;
  return { ...base, role: "assistant", answer, beside: message.beside ?? null };
}
