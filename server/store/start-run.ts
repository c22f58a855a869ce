// Writes down a new run: question, empty answer and run, at the head of a branch.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { NewRun, StartedRun } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import { found, newId, now } from "./rows.ts";

/** Characters of a question that become the title of its conversation. */
const titleLength = 80;

/** The work of one start, to be run inside a transaction. Throws FacetError not-found, invalid-input or conflict. */
export function openStart(sure: Databases["sure"]): (owner: string, run: NewRun) => StartedRun {
  const addConversation = sure.prepare(
    "insert into conversations (conversation_id, owner, title, created_at, updated_at) values (?, ?, ?, ?, ?)",
  );
  const conversationOf = sure.prepare(
    "select head_id, title, personas from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const roleOf = sure.prepare("select role from messages where message_id = ? and conversation_id = ?");
  const addMessage = sure.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input,
       document_ids, text, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addRun = sure.prepare(
    `insert into runs (run_id, owner, conversation_id, question_id, answer_id, parent_id, head, persona_id, persona_version,
       model_id, input, document_ids, status, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
  );
  const addDocument = sure.prepare(
    `insert or ignore into conversation_documents (conversation_id, document_id)
     select ?, document_id from documents where document_id = ? and owner = ?`,
  );
  const documentOf = sure.prepare("select 1 from documents where document_id = ? and owner = ?");
  const isAnswering = sure.prepare("select 1 from runs where question_id = ? and status in ('queued', 'running')");
  const moveHead = sure.prepare(
    `update conversations set head_id = ?, title = ?, updated_at = ?, personas = ?, message_count = message_count + ?
     where conversation_id = ?`,
  );

  /** The answer to continue from: the one named, or the head of the active branch. */
  const parentOf = (conversationId: string, named: string | null | undefined, head: string | null): string | null => {
    if (named === undefined) return head;
    if (named === null) return null;
    const { role } = found<{ role: string }>(roleOf.get(named, conversationId), "message");
    if (role === "assistant") return named;
    throw new FacetError("invalid-input", { field: "parentId", reason: "follows-no-answer" }, { next: ["edit"] });
  };

  return (owner, run) => {
    const at = now();
    const conversationId = run.conversationId ?? newId();
    if (run.conversationId === undefined) addConversation.run(conversationId, owner, titleOf(run.text), at, at);
    const row = conversationOf.get(conversationId, owner);
    const conversation = found<ConversationHead>(row, "conversation");
    const parentId = parentOf(conversationId, run.parentId, conversation.head_id);
    const [runId, answerId, questionId] = [newId(), newId(), run.questionId ?? newId()];
    const { id, version } = run.persona;
    if (run.questionId !== undefined && isAnswering.get(run.questionId) !== undefined) throw conflict();
    const input = JSON.stringify(run.input);
    const documents = JSON.stringify(run.documentIds ?? []);
    for (const documentId of run.documentIds ?? []) {
      found(documentOf.get(documentId, owner), "document");
      addDocument.run(conversationId, documentId, owner);
    }
    if (run.questionId === undefined) {
      addMessage.run(
        questionId,
        owner,
        conversationId,
        parentId,
        "user",
        id,
        version,
        runId,
        input,
        documents,
        run.text,
        at,
      );
    }
    addMessage.run(answerId, owner, conversationId, questionId, "assistant", id, version, runId, null, "[]", "", at);
    const head = run.questionId ?? parentId ?? conversationId;
    try {
      addRun.run(
        runId,
        owner,
        conversationId,
        questionId,
        answerId,
        parentId,
        head,
        id,
        version,
        run.modelId,
        input,
        documents,
        at,
      );
    } catch (thrown) {
      throw isTaken(thrown) ? conflict(thrown) : thrown;
    }
    const personas = withPersona(conversation.personas, id);
    const added = run.questionId === undefined ? 2 : 1;
    moveHead.run(answerId, conversation.title || titleOf(run.text), at, personas, added, conversationId);
    return { runId, conversationId, messageId: questionId, answerId };
  };
}

interface ConversationHead {
  readonly head_id: string | null;
  readonly title: string;
  readonly personas: string;
}

/** The list of personas, as JSON, in order of first use. */
function withPersona(personas: string, id: string): string {
  const known = JSON.parse(personas) as string[];
  return known.includes(id) ? personas : JSON.stringify([...known, id]);
}

const conflict = (cause?: unknown) =>
  new FacetError("conflict", { what: "run" }, { kept: ["conversation"], next: ["wait"], cause });

/** The unique index said that the branch head has an active run. */
const isTaken = (thrown: unknown) =>
  thrown instanceof Error && "code" in thrown && thrown.code === "SQLITE_CONSTRAINT_UNIQUE";

function titleOf(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= titleLength ? line : `${line.slice(0, titleLength - 1).trimEnd()}…`;
}
