// Reads a whole conversation out of its rows, and writes one into new rows.
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import type { ConversationCopies, ConversationCopy, CopiedFact, CopiedMessage } from "./conversation-copy.ts";
import type { Store } from "../../pipelines/engine/ports.ts";
import { changeColumns, changeOf } from "./code-versions.ts";
import type { ChangeRow } from "./code-versions.ts";
import type { Databases } from "./database.ts";
import { newId, now } from "./rows.ts";
import { openStoredAnswers } from "./stored-answer.ts";
import { storedInput } from "./stored-input.ts";
import { toldAnswer, toldQuestion } from "./told.ts";

type FieldsOf = (personaId: string) => PersonaFields;
type Rows<Row> = readonly Row[];
type FeedbackRow = Omit<ConversationCopy["feedback"][number], "labels"> & { readonly labels: string };

export function openCopies(
  { sure, fast }: Databases,
  { conversations, messages }: Pick<Store, "conversations" | "messages">,
  fieldsOf: FieldsOf,
): ConversationCopies {
  const head = fast.prepare("select head_id from conversations where conversation_id = ?").pluck();
  const remembered = fast.prepare(
    "select message_id as id, facts_read, forgotten from messages where conversation_id = ?",
  );
  const facts = fast.prepare(
    `select memory_id as id, message_id as message, persona_id as persona, kind, subject, text, replaces, edited, created_at as at
     from memories where conversation_id = ? order by memories.id`,
  );
  const summaries = fast.prepare(
    `select through_id as through, text, made_by as madeBy, created_at as at from summaries where conversation_id = ?
     order by rowid`,
  );
  const feedback = fast.prepare(
    `select message_id as message, verdict, labels, comment, f.created_at as at from feedback f join messages m using (message_id)
     where conversation_id = ? order by m.rowid`,
  );
  const changes = fast.prepare(`select ${changeColumns} from code_versions where conversation_id = ? order by rowid`);
  const write = sure.transaction(openWriting(sure, fieldsOf));

  return {
    read: fast.transaction((owner: string, conversationId: string): ConversationCopy => {
      const { title, createdAt, pinned, remembers } = conversations.get(owner, conversationId);
      type Remembered = { id: string; facts_read: number | null; forgotten: number };
      const known = new Map((remembered.all(conversationId) as Rows<Remembered>).map((row) => [row.id, row]));
      const copied = messages.tree(owner, conversationId).map((message): CopiedMessage => {
        const { messageId: id, parentId: parent, at, text } = message;
        const memory = known.get(id);
        const marks = { factsRead: memory?.facts_read === 1, forgotten: memory?.forgotten === 1 };
        const base = { id, parent, at, text, ...marks };
        if (message.role === "user") {
          const { persona, input, documentIds, imageIds } = message;
          return { ...base, role: "user", persona, input, documentIds, imageIds };
        }
        const { beside, persona = { id: "", version: "" } } = message;
        return { ...base, role: "assistant", persona, beside, answer: message };
      });
      return {
        title,
        createdAt,
        pinned,
        remembers,
        messages: copied,
        head: head.get(conversationId) as string | null,
        facts: (facts.all(conversationId) as Rows<CopiedFact>).map((row) => ({ ...row, edited: Boolean(row.edited) })),
        summaries: summaries.all(conversationId) as ConversationCopy["summaries"],
        changes: (changes.all(conversationId) as Rows<ChangeRow>).map((row) => {
          const { versionId: id, ...change } = changeOf(row);
          return { ...change, id, message: row.messageId };
        }),
        feedback: (feedback.all(conversationId) as Rows<FeedbackRow>).map((row) => ({
          ...row,
          labels: JSON.parse(row.labels) as FeedbackLabel[],
        })),
      };
    }),
    write: (owner, copy) => conversations.get(owner, write(owner, copy)),
  };
}

function openWriting(sure: Databases["sure"], fieldsOf: FieldsOf): (owner: string, copy: ConversationCopy) => string {
  // The title came with the file: no model makes another.
  const addConversation = sure.prepare(
    `insert into conversations (conversation_id, owner, title, titled_by, pinned, remembers, head_id, personas, message_count,
       created_at, updated_at) values (?, ?, ?, 'person', ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addMessage = sure.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input,
       document_ids, image_ids, answer, text, told, cited, beside, facts_read, forgotten, created_at)
     values (@id, @owner, @conversationId, @parent, @role, @persona, @version, @runId, @input, @documents, @images, @answer, @text,
       @told, @cited, @beside, @factsRead, @forgotten, @at)`,
  );
  const addFact = sure.prepare(
    `insert into memories (memory_id, owner, conversation_id, message_id, persona_id, kind, subject, text, replaces, edited,
       created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addSummary = sure.prepare("insert into summaries values (?, ?, ?, ?, ?, ?, ?)");
  const addChange = sure.prepare("insert into code_versions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const addFeedback = sure.prepare("insert into feedback values (?, ?, ?, ?, ?, ?)");
  const addDocument = sure.prepare(
    `insert or ignore into conversation_documents (conversation_id, document_id)
     select ?, document_id from documents where document_id = ? and owner = ?`,
  );
  const isHere = sure.prepare("select 1 from documents where document_id = ? and owner = ?");

  const answers = openStoredAnswers({ fast: sure });

  const columnsOf = (owner: string, message: CopiedMessage) => {
    const fields = fieldsOf(message.persona.id);
    if (message.role === "user") {
      const { input, documentIds, imageIds, text } = message;
      const told = toldQuestion(input, text, fields);
      const images = imageIds.length > 0 ? JSON.stringify(imageIds) : null;
      const own = { input: storedInput(input, text), documents: JSON.stringify(documentIds), images };
      return { ...own, answer: null, told, cited: "[]", beside: null };
    }
    const { told, cited } = toldAnswer(message.answer.outputs, fields);
    // Documents that are not here: the file itself is where the answer comes from, and may be told.
    const here = cited.filter((documentId) => isHere.get(documentId, owner) !== undefined);
    const own = {
      answer: answers.stored(owner, message.answer, message.text),
      cited: JSON.stringify(here),
      beside: message.beside,
    };
    return { ...own, told: told === message.text ? null : told, input: null, documents: "[]", images: null };
  };

  return (owner, copy) => {
    const conversationId = newId();
    const ids = new Map<string, string>();
    /** The id here of one in the copy: a new one when it is met first. */
    const here = (id: string | null): string | null => {
      if (id === null) return null;
      const known = ids.get(id) ?? newId();
      ids.set(id, known);
      return known;
    };
    const answers = copy.messages.filter(({ role }) => role === "assistant");
    const personas = JSON.stringify([...new Set(answers.map(({ persona }) => persona.id))]);
    const flags = [copy.pinned ? 1 : 0, copy.remembers ? 1 : 0];
    const counts = [here(copy.head), personas, copy.messages.length, copy.createdAt, now()];
    addConversation.run(conversationId, owner, copy.title, ...flags, ...counts);
    for (const message of copy.messages) {
      const { id, parent, role, persona, at, text, factsRead, forgotten } = message;
      const own = columnsOf(owner, message);
      addMessage.run({
        ...own,
        id: here(id),
        owner,
        conversationId,
        parent: here(parent),
        role,
        persona: persona.id,
        version: persona.version,
        runId: newId(),
        text,
        beside: here(own.beside),
        factsRead: factsRead ? 1 : null,
        forgotten: forgotten ? 1 : 0,
        at,
      });
      if (message.role === "user")
        for (const documentId of message.documentIds) addDocument.run(conversationId, documentId, owner);
    }
    for (const { id, message, persona, kind, subject, text, replaces, edited, at } of copy.facts) {
      const own = [here(message), persona, kind, subject, text, here(replaces), edited ? 1 : 0, at];
      addFact.run(here(id), owner, conversationId, ...own);
    }
    for (const { through, text, madeBy, at } of copy.summaries)
      addSummary.run(newId(), owner, conversationId, here(through), text, madeBy, at);
    for (const { id, message, origin, title, fixId, restores, files, at } of copy.changes) {
      const own = [here(message), origin, title, fixId, here(restores), files && JSON.stringify(files), at];
      addChange.run(here(id), owner, conversationId, ...own);
    }
    for (const { message, verdict, labels, comment, at } of copy.feedback)
      addFeedback.run(here(message), owner, verdict, JSON.stringify(labels), comment, at);
    return conversationId;
  };
}
