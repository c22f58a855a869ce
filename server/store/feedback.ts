// What a person said of answers, and what each answer was made from.
import type { FeedbackLabel } from "../../pipelines/engine/feedback.ts";
import { emptyAnswer } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import type { Databases } from "./database.ts";
import type { Feedback, FeedbackRecord, FeedbackStore } from "./feedback-store.ts";
import { found, now } from "./rows.ts";
import { openStoredAnswers } from "./stored-answer.ts";
import { readInput } from "./stored-input.ts";

interface FeedbackRow {
  readonly message_id: string;
  readonly conversation_id: string;
  readonly verdict: Feedback["verdict"];
  readonly labels: string;
  readonly comment: string;
  readonly created_at: string;
}

interface RecordRow extends FeedbackRow {
  readonly persona_id: string;
  readonly persona_version: string;
  readonly owner: string;
  readonly answer: string | null;
  readonly text: string;
  readonly question: string;
  readonly input: string | null;
}

const columns = "f.message_id, m.conversation_id, verdict, labels, comment, f.created_at";
const from = "from feedback f join messages m using (message_id) join conversations c using (conversation_id)";
const kept = "f.owner = @owner and c.removed_at is null";

export function openFeedback({ sure, fast }: Databases): FeedbackStore {
  const answers = openStoredAnswers({ fast });
  const answer = fast.prepare(
    `select 1 from messages m join conversations c using (conversation_id)
     where message_id = ? and m.owner = ? and role = 'assistant' and c.removed_at is null`,
  );
  const conversation = fast.prepare(
    "select 1 from conversations where conversation_id = ? and owner = ? and removed_at is null",
  );
  const put = sure.prepare(
    `insert into feedback (message_id, owner, verdict, labels, comment, created_at) values (?, ?, ?, ?, ?, ?)
     on conflict do update set verdict = excluded.verdict, labels = excluded.labels, comment = excluded.comment,
       created_at = excluded.created_at`,
  );
  const drop = sure.prepare("delete from feedback where message_id = ?");
  const one = sure.prepare(`select ${columns} ${from} where f.message_id = ?`);
  const list = fast.prepare(
    `select ${columns} ${from} where ${kept} and (@conversationId is null or m.conversation_id = @conversationId)
     order by f.created_at, f.rowid`,
  );
  const records = fast.prepare(
    `select ${columns}, m.persona_id, m.persona_version, m.owner, m.answer, m.text, q.text as question, q.input
     ${from} join messages q on q.message_id = m.parent_id where ${kept} order by f.created_at, f.rowid`,
  );
  const document = fast.prepare(
    "select d.name, f.sha256 from documents d join files f using (file_id) where document_id = ? and d.owner = ?",
  );

  const passagesOf = (owner: string, { sources }: Pick<Answer, "sources">): FeedbackRecord["passages"] =>
    sources.flatMap(({ documentId, page, text }) => {
      const known = document.get(documentId, owner) as { name: string; sha256: string } | undefined;
      // What was deleted is told to nobody again.
      return known ? [{ document: known.name, sha256: known.sha256, page, text }] : [];
    });
  const recordOf = (owner: string, row: RecordRow): FeedbackRecord => {
    const { sources, outputs, model, promptHash } =
      row.answer === null ? emptyAnswer : answers.read({ ...row, answer: row.answer });
    return {
      ...feedbackOf(row),
      persona: { id: row.persona_id, version: row.persona_version },
      model: model ?? null,
      promptHash: promptHash ?? null,
      question: row.question,
      input: readInput(row.input, row.question),
      outputs,
      passages: passagesOf(owner, { sources }),
    };
  };

  return {
    put: (owner, { messageId, verdict, labels, comment }) => {
      found(answer.get(messageId, owner), "message");
      if (verdict === null && labels.length === 0 && comment === "") {
        drop.run(messageId);
        return null;
      }
      put.run(messageId, owner, verdict, JSON.stringify([...new Set(labels)]), comment, now());
      return feedbackOf(one.get(messageId) as FeedbackRow);
    },
    list: (owner, conversationId) => {
      if (conversationId !== undefined) found(conversation.get(conversationId, owner), "conversation");
      return (list.all({ owner, conversationId: conversationId ?? null }) as FeedbackRow[]).map(feedbackOf);
    },
    records: (owner) => (records.all({ owner }) as RecordRow[]).map((row) => recordOf(owner, row)),
  };
}

function feedbackOf(row: FeedbackRow): Feedback {
  return {
    messageId: row.message_id,
    conversationId: row.conversation_id,
    verdict: row.verdict,
    labels: JSON.parse(row.labels) as FeedbackLabel[],
    comment: row.comment,
    at: row.created_at,
  };
}
