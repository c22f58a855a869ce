// A conversation as a file: the whole tree as JSON, or the active branch as Markdown.
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { ImageInfo } from "../../pipelines/engine/images.ts";
import type { ConversationCopy, CopiedChange, CopiedMessage } from "../store/conversation-copy.ts";
import type { Services } from "../trpc.ts";
import { fileName } from "./file-name.ts";
import { formatName, formatVersion } from "./format.ts";
import type { ConversationFile, FileMessage } from "./format.ts";
import { markdownOf } from "./markdown.ts";

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

interface Request {
  readonly conversationId: string;
  readonly format: "json" | "markdown";
}

export function exportConversation(
  services: Pick<Services, "store" | "personaById"> & { readonly images: Pick<Services["images"], "list"> },
  owner: string,
  { conversationId, format }: Request,
): ExportedFile {
  const copy = services.store.copies.read(owner, conversationId);
  if (format === "markdown")
    return {
      name: fileName(copy.title, "md"),
      mediaType: "text/markdown",
      text: markdownOf(copy, services.personaById, picturesOf(copy, services.images, owner)),
    };
  const text = `${JSON.stringify(fileOf(copy), null, 1)}\n`;
  return { name: fileName(copy.title, "json"), mediaType: "application/json", text };
}

function picturesOf(
  copy: ConversationCopy,
  images: Pick<Services["images"], "list">,
  owner: string,
): ReadonlyMap<string, ImageInfo> {
  const ids = copy.messages.flatMap((message) => (message.role === "user" ? message.imageIds : []));
  return new Map(images.list(owner, [...new Set(ids)]).map((picture) => [picture.imageId, picture]));
}

/** Ids are places in the file and keys stand in one order: the same conversation gives the same bytes, wherever it lies. */
function fileOf(copy: ConversationCopy): ConversationFile {
  const places = placesOf("m", copy.messages);
  const facts = placesOf("f", copy.facts);
  const placed = (id: string) => places.get(id) ?? id;
  const changes = placesOf("v", copy.changes);
  const maybe = (id: string | null) => (id === null ? null : placed(id));
  const { title, createdAt, pinned, remembers, messages, head } = copy;
  const personas = messages.filter(({ role }) => role === "assistant").map(({ persona }) => persona.id);
  return {
    format: formatName,
    // Without changes of code, a Facet before them can read it.
    version: copy.changes.length > 0 ? formatVersion : 1,
    title,
    createdAt,
    pinned,
    remembers,
    personas: [...new Set(personas)],
    messages: messages.map((message) => messageOf(message, maybe)),
    head: maybe(head),
    memories: copy.facts.map(({ id, message, persona, subject, text, replaces, edited, at }) => ({
      id: facts.get(id) ?? id,
      message: maybe(message),
      persona,
      subject,
      text,
      // A fact of another conversation is not in this file.
      replaces: facts.get(replaces ?? "") ?? null,
      edited,
      at,
    })),
    summaries: copy.summaries.map(({ through, text, madeBy, at }) => ({ through: placed(through), text, madeBy, at })),
    ...(copy.changes.length > 0 ? { changes: copy.changes.map((change) => changeOf(change, changes, maybe)) } : {}),
    feedback: copy.feedback.map(({ message, verdict, labels, comment, at }) => ({
      message: placed(message),
      verdict,
      labels: [...labels],
      comment,
      at,
    })),
  };
}

type Change = NonNullable<ConversationFile["changes"]>[number];

function changeOf(
  { id, message, origin, title, fixId, restores, files, at }: CopiedChange,
  changes: ReadonlyMap<string, string>,
  placed: (id: string | null) => string | null,
): Change {
  return {
    id: changes.get(id) ?? id,
    message: placed(message) ?? "",
    origin,
    title,
    fixId,
    restores: changes.get(restores ?? "") ?? placed(restores),
    files: files && files.map(({ name, language, text }) => ({ name, language, text })),
    at,
  };
}

function placesOf(letter: string, all: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
  return new Map(all.map(({ id }, index) => [id, `${letter}${index + 1}`]));
}

function messageOf(message: CopiedMessage, placed: (id: string | null) => string | null): FileMessage {
  const { persona, at, text, factsRead, forgotten } = message;
  const base = {
    id: placed(message.id) ?? "",
    parent: placed(message.parent),
    role: message.role,
    persona: { id: persona.id, version: persona.version },
    at,
    text,
    ...(factsRead ? {} : { unread: true as const }),
    ...(forgotten ? { forgotten: true as const } : {}),
  };
  if (message.role === "user") {
    const images = message.imageIds.length > 0 ? { imageIds: [...message.imageIds] } : {};
    const documents = message.documentIds.length > 0 ? { documentIds: [...message.documentIds] } : {};
    return { ...base, role: "user", input: message.input, ...documents, ...images };
  }
  const beside = placed(message.beside);
  return { ...base, role: "assistant", answer: answerOf(message.answer), ...(beside === null ? {} : { beside }) };
}

type FileAnswer = Extract<FileMessage, { role: "assistant" }>["answer"];

function answerOf(answer: Answer): FileAnswer {
  const { status, model, outputs, steps, sources, notes, error, usage, ms, promptHash } = answer;
  return definedOf({
    // What is still being written is in the file as far as it is, and nobody goes on with it there.
    status: status === "queued" || status === "running" ? "interrupted" : status,
    model,
    outputs,
    steps: some(steps, (each) => definedOf(picked(each, "step", "status", "ms", "done", "total"))),
    sources: some(sources, (each) => picked(each, "documentId", "name", "page", "start", "end", "text", "score")),
    notes: some(notes, (each) => picked(each, "level", "key", "values")),
    error: error && picked(error, "code", "facts", "kept", "next"),
    usage: usage && picked(usage, "promptTokens", "completionTokens"),
    ms,
    promptHash,
  }) as FileAnswer;
}

const some = <T>(list: readonly T[], each: (item: T) => object) => (list.length > 0 ? list.map(each) : undefined);

/** The values of these keys, in this order. */
function picked<T extends object>(value: T, ...keys: readonly (keyof T)[]): object {
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

function definedOf(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
