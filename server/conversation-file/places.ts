// Checks that what a conversation file names stands where it may: parents before children, answers under questions.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { ErrorReason } from "../../pipelines/engine/error-reasons.ts";
import type { ConversationFile, FileMessage } from "./format.ts";

type Reason = Extract<ErrorReason, "names-nothing" | "not-unique" | "follows-no-answer">;

/** The file itself. Throws FacetError invalid-input for the first id that is out of place. */
export function checkPlaces(file: ConversationFile): ConversationFile {
  const before = new Map<string, FileMessage>();
  for (const [index, message] of file.messages.entries()) {
    const at = `messages[${index}]`;
    if (before.has(message.id)) throw misplaced(`${at}.id`, "not-unique");
    const parent = message.parent === null ? null : before.get(message.parent);
    if (parent === undefined) throw misplaced(`${at}.parent`, "names-nothing");
    if (message.role === "user" && parent?.role === "user") throw misplaced(`${at}.parent`, "follows-no-answer");
    if (message.role === "assistant" && parent?.role !== "user") throw misplaced(`${at}.parent`, "names-nothing");
    if (message.role === "assistant" && message.beside !== undefined) {
      const other = before.get(message.beside);
      const isBeside = other?.role === "assistant" && other.parent === message.parent;
      if (!isBeside) throw misplaced(`${at}.beside`, "names-nothing");
    }
    before.set(message.id, message);
  }
  if (file.head !== null && !before.has(file.head)) throw misplaced("head", "names-nothing");
  checkFacts(file, before);
  for (const [index, { through }] of file.summaries.entries())
    if (!before.has(through)) throw misplaced(`summaries[${index}].through`, "names-nothing");
  checkChanges(file, before);
  const told = new Set<string>();
  for (const [index, { message }] of file.feedback.entries()) {
    if (before.get(message)?.role !== "assistant") throw misplaced(`feedback[${index}].message`, "names-nothing");
    if (told.has(message)) throw misplaced(`feedback[${index}].message`, "not-unique");
    told.add(message);
  }
  return file;
}

function checkChanges({ memories, changes = [] }: ConversationFile, messages: ReadonlyMap<string, FileMessage>): void {
  const facts = new Set(memories.map(({ id }) => id));
  const known = new Set(messages.keys());
  for (const [index, { id, message, restores }] of changes.entries()) {
    if (known.has(id) || facts.has(id)) throw misplaced(`changes[${index}].id`, "not-unique");
    if (!messages.has(message)) throw misplaced(`changes[${index}].message`, "names-nothing");
    if (restores !== null && !known.has(restores)) throw misplaced(`changes[${index}].restores`, "names-nothing");
    known.add(id);
  }
}

function checkFacts({ memories }: ConversationFile, messages: ReadonlyMap<string, FileMessage>): void {
  const known = new Set(messages.keys());
  for (const [index, { id }] of memories.entries()) {
    if (known.has(id)) throw misplaced(`memories[${index}].id`, "not-unique");
    known.add(id);
  }
  for (const [index, { message, replaces }] of memories.entries()) {
    if (message !== null && !messages.has(message)) throw misplaced(`memories[${index}].message`, "names-nothing");
    const isFact = replaces === null || (known.has(replaces) && !messages.has(replaces));
    if (!isFact) throw misplaced(`memories[${index}].replaces`, "names-nothing");
  }
}

function misplaced(field: string, reason: Reason): FacetError {
  return new FacetError("invalid-input", { field, reason }, { next: ["edit"] });
}
