// Writes down a new run: question, empty answer and run, at the head of a branch; or several answers to one question.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { NewRun, StartedRun } from "../../pipelines/engine/conversations.ts";
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import type { Databases } from "./database.ts";
import { found, newId, now } from "./rows.ts";
import { asQuestion, storedInput } from "./stored-input.ts";
import { titleOf } from "./title-of.ts";
import { toldQuestion } from "./told.ts";

interface ConversationHead {
  readonly head_id: string | null;
  readonly title: string;
  readonly personas: string;
}

interface Asked {
  readonly input: string | null;
  readonly text: string;
}

interface Placed {
  readonly role: "user" | "assistant";
  readonly parent_id: string | null;
}

/** The work of one start, to be run inside a transaction. Throws FacetError not-found, invalid-input or conflict. */
export function openStart(
  fast: Databases["fast"],
  fieldsOf: (personaId: string) => PersonaFields,
): (owner: string, run: NewRun) => StartedRun {
  const addConversation = fast.prepare(
    "insert into conversations (conversation_id, owner, title, remembers, created_at, updated_at) values (?, ?, ?, ?, ?, ?)",
  );
  const conversationOf = fast.prepare(
    "select head_id, title, personas from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const placeOf = fast.prepare("select role, parent_id from messages where message_id = ? and conversation_id = ?");
  const addMessage = fast.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input,
       document_ids, image_ids, text, told, beside, created_at)
     values (@messageId, @owner, @conversationId, @parentId, @role, @persona, @version, @runId, @input, @documents, @images, @text,
       @told, @beside, @at)`,
  );
  const addRun = fast.prepare(
    `insert into runs (run_id, owner, conversation_id, question_id, answer_id, parent_id, head, persona_id, persona_version,
       model_id, input, document_ids, image_ids, status, created_at)
     values (@runId, @owner, @conversationId, @questionId, @answerId, @parentId, @head, @persona, @version, @model, @input,
       @documents, @images, 'queued', @at)`,
  );
  const addDocument = fast.prepare(
    `insert or ignore into conversation_documents (conversation_id, document_id)
     select ?, document_id from documents where document_id = ? and owner = ?`,
  );
  const imageOf = fast.prepare("select 1 from images where image_id = ? and owner = ?");
  const documentOf = fast.prepare("select 1 from documents where document_id = ? and owner = ?");
  const askedIn = fast.prepare("select input, text from messages where message_id = ?");
  const isAnswering = fast.prepare("select 1 from runs where question_id = ? and status in ('queued', 'running')");
  const moveHead = fast.prepare(
    `update conversations set head_id = ?, title = ?, updated_at = ?, personas = ?, message_count = message_count + ?
     where conversation_id = ?`,
  );

  /** The answer to continue from: the one named, or the head of the active branch. */
  const parentOf = (conversationId: string, named: string | null | undefined, head: string | null): string | null => {
    const id = named === undefined ? head : named;
    if (id === null) return null;
    const { role, parent_id: before } = found<Placed>(placeOf.get(id, conversationId), "message");
    if (role === "assistant") return id;
    // A branch that ends with a question, its answers deleted: another question stands beside it.
    if (named === undefined) return before;
    throw new FacetError("invalid-input", { field: "parentId", reason: "follows-no-answer" }, { next: ["edit"] });
  };

  return (owner, run) => {
    const at = now();
    const conversationId = run.conversationId ?? newId();
    if (run.conversationId === undefined)
      addConversation.run(conversationId, owner, titleOf(run.text), run.remembers === false ? 0 : 1, at, at);
    const conversation = found<ConversationHead>(conversationOf.get(conversationId, owner), "conversation");
    if (run.conversationId !== undefined && run.remembers !== undefined)
      throw new FacetError("invalid-input", { field: "remembers", reason: "has-begun" }, { next: ["edit"] });
    const parentId = parentOf(conversationId, run.parentId, conversation.head_id);
    const questionId = run.questionId ?? newId();
    if (run.questionId !== undefined && isAnswering.get(run.questionId) !== undefined) throw conflict();
    const documents = JSON.stringify(run.documentIds ?? []);
    // A question that is answered once more keeps its documents and pictures, those that are gone too: others would not be what it is about.
    if (run.questionId === undefined) {
      for (const documentId of run.documentIds ?? []) found(documentOf.get(documentId, owner), "document");
      for (const imageId of run.imageIds ?? []) found(imageOf.get(imageId, owner), "image");
    }
    for (const documentId of run.documentIds ?? []) addDocument.run(conversationId, documentId, owner);
    const images = run.imageIds?.length ? JSON.stringify(run.imageIds) : null;
    const shared = { owner, conversationId, documents, images, at };
    const answers = [run, ...(run.alongside ?? [])].map((each) => ({
      ...each,
      runId: newId(),
      answerId: newId(),
      stamp: { persona: each.persona.id, version: each.persona.version },
    }));
    const [first, ...others] = answers as [(typeof answers)[number], ...typeof answers];
    const asked =
      run.questionId === undefined
        ? { input: storedInput(run.input, run.text), text: run.text }
        : found<Asked>(askedIn.get(questionId), "message");
    if (run.questionId === undefined) {
      const told = toldQuestion(run.input, run.text, fieldsOf(run.persona.id));
      const question = { role: "user", messageId: questionId, parentId, text: run.text, told, beside: null };
      addMessage.run({ ...shared, ...first.stamp, ...question, runId: first.runId, input: asked.input });
    }
    const head = run.questionId ?? parentId ?? conversationId;
    for (const [index, { runId, answerId, input, modelId: model, stamp }] of answers.entries()) {
      const beside = index === 0 ? null : first.answerId;
      const answer = { role: "assistant", messageId: answerId, parentId: questionId, text: "", told: null, beside };
      addMessage.run({ ...shared, ...stamp, ...answer, runId, input: null, documents: "[]", images: null });
      // One run at a time goes on from a head; those beside the first have heads of their own.
      const own = index === 0 ? head : `${questionId} ${index}`;
      const stored = storedInput(input, asked.text);
      const its = stored === asked.input ? asQuestion : stored;
      const rest = { runId, questionId, answerId, parentId, head: own, model, input: its };
      try {
        addRun.run({ ...shared, ...stamp, ...rest });
      } catch (thrown) {
        throw isTaken(thrown) ? conflict(thrown) : thrown;
      }
    }
    const personas = withPersonas(
      conversation.personas,
      answers.map(({ stamp }) => stamp.persona),
    );
    const added = answers.length + (run.questionId === undefined ? 1 : 0);
    moveHead.run(first.answerId, conversation.title || titleOf(run.text), at, personas, added, conversationId);
    const alongside = others.map(({ runId, answerId }) => ({ runId, answerId }));
    return { runId: first.runId, conversationId, messageId: questionId, answerId: first.answerId, alongside };
  };
}

/** The list of personas, as JSON, in order of first use. */
function withPersonas(known: string, ids: readonly string[]): string {
  return JSON.stringify([...new Set([...(JSON.parse(known) as string[]), ...ids])]);
}

const conflict = (cause?: unknown) =>
  new FacetError("conflict", { what: "run" }, { kept: ["conversation"], next: ["wait"], cause });

/** The unique index said that the branch head has an active run. */
const isTaken = (thrown: unknown) =>
  thrown instanceof Error && "code" in thrown && thrown.code === "SQLITE_CONSTRAINT_UNIQUE";
