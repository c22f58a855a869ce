// Runs: begun with their question in one durable transaction, ended with their answer in another.
import { FacetError } from "../../pipelines/engine/errors.ts";
import { fold, foldAll } from "../../pipelines/engine/fold.ts";
import type { OutputComponents } from "../../pipelines/engine/fold.ts";
import type { NewRun, StartedRun, Store } from "../../pipelines/engine/ports.ts";
import type { Databases } from "./database.ts";
import type { openEvents } from "./events.ts";
import { answerText, found, loggedOf, newId, now, runOf } from "./rows.ts";
import type { EventRow, RunRow } from "./rows.ts";

/** Characters of a question that become the title of its conversation. */
const titleLength = 80;
/** Runs whose durations make an estimate. */
const durationSample = 20;

const active = "status in ('queued', 'running')";

export function openRuns(
  { sure, fast }: Databases,
  events: ReturnType<typeof openEvents>,
  componentsOf: (personaId: string) => OutputComponents,
): Store["runs"] {
  const one = fast.prepare("select * from runs where run_id = ? and owner = ?");
  const allActive = fast.prepare(`select * from runs where ${active} order by rowid`);
  const activeAnswer = fast.prepare(`select 1 from runs where answer_id = ? and ${active}`);
  const started = fast.prepare("update runs set status = 'running', attempts = attempts + 1, started_at = ? where run_id = ?");
  const durations = fast
    .prepare("select ms from runs where persona_id = ? and model_id is ? and status = 'done' order by rowid desc limit ?")
    .pluck();

  return {
    start: (owner, run) => start(sure, owner, run),
    get: (owner, runId) => runOf(found<RunRow>(one.get(runId, owner), "run")),
    active: () => (allActive.all() as RunRow[]).map(runOf),
    isActiveAnswer: (answerId) => activeAnswer.get(answerId) !== undefined,
    markStarted: (run) => void started.run(now(), run.runId),
    durations: (personaId, modelId) => durations.all(personaId, modelId, durationSample) as number[],
    end: (run, end, shown = Number.MAX_SAFE_INTEGER) => {
      const components = componentsOf(run.persona.id);
      const logged = sure.transaction(() => {
        const rows = sure.prepare("select seq, run_id, at, event from events where run_id = ? order by seq").all(run.runId) as EventRow[];
        const seen = rows.filter((row) => row.seq <= shown).map((row) => loggedOf(row).event);
        const answer = fold(foldAll(seen, components), end, components);
        const event = seen.length === rows.length ? end : { ...end, answer };
        const at = now();
        const { lastInsertRowid } = sure
          .prepare("insert into events (owner, run_id, at, event) values (?, ?, ?, ?)")
          .run(run.owner, run.runId, at, JSON.stringify(event));
        sure.prepare("update runs set status = ?, ended_at = ?, ms = ? where run_id = ?").run(end.status, at, end.ms, run.runId);
        sure
          .prepare("update messages set answer = ?, text = ? where message_id = ?")
          .run(JSON.stringify(answer), answerText(answer), run.answerId);
        const takenBack = end.status === "stopped" && seen.every((each) => each.type === "run-queued");
        if (takenBack) leaveBranch(run.answerId, run.questionId);
        return { runId: run.runId, seq: Number(lastInsertRowid), at, event };
      })();
      events.tell(run.owner, [logged]);
      return logged;
    },
  };

  /** A question taken back before it began leaves the active branch; the tree keeps it. */
  function leaveBranch(answerId: string, questionId: string): void {
    const parent = "(select parent_id from messages where message_id = ?)";
    sure.prepare(`update conversations set head_id = ${parent} where head_id = ?`).run(questionId, answerId);
  }
}

function start(sure: Databases["sure"], owner: string, run: NewRun): StartedRun {
  const begin = sure.transaction((): StartedRun => {
    const at = now();
    const conversationId = run.conversationId ?? newId();
    if (run.conversationId === undefined) {
      sure
        .prepare("insert into conversations (conversation_id, owner, title, created_at, updated_at) values (?, ?, ?, ?, ?)")
        .run(conversationId, owner, titleOf(run.text), at, at);
    }
    const conversation = found<{ head_id: string | null; title: string }>(
      sure
        .prepare("select head_id, title from conversations where conversation_id = ? and owner = ? and removed_at is null")
        .get(conversationId, owner),
      "conversation",
    );
    const parentId = run.parentId === undefined ? conversation.head_id : run.parentId;
    if (parentId !== null) checkParent(sure, conversationId, parentId);
    const runId = newId();
    const answerId = newId();
    const questionId = run.questionId ?? newId();
    const { id: personaId, version } = run.persona;
    const input = JSON.stringify(run.input);
    const insert = sure.prepare(
      `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input, text, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    if (run.questionId === undefined) {
      insert.run(questionId, owner, conversationId, parentId, "user", personaId, version, runId, input, run.text, at);
    }
    insert.run(answerId, owner, conversationId, questionId, "assistant", personaId, version, runId, null, "", at);
    const head = run.questionId ?? parentId ?? conversationId;
    sure
      .prepare(
        `insert into runs (run_id, owner, conversation_id, question_id, answer_id, parent_id, head, persona_id, persona_version, model_id, input, status, created_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
      )
      .run(runId, owner, conversationId, questionId, answerId, parentId, head, personaId, version, run.modelId, input, at);
    const title = conversation.title === "" ? titleOf(run.text) : conversation.title;
    sure.prepare("update conversations set head_id = ?, title = ?, updated_at = ? where conversation_id = ?").run(answerId, title, at, conversationId);
    return { runId, conversationId, messageId: questionId, answerId };
  });
  try {
    return begin();
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
    if (code !== "SQLITE_CONSTRAINT_UNIQUE") throw thrown;
    throw new FacetError("conflict", { what: "run" }, { kept: ["conversation"], next: ["wait"], cause: thrown });
  }
}

function checkParent(sure: Databases["sure"], conversationId: string, parentId: string): void {
  const parent = sure.prepare("select role from messages where message_id = ? and conversation_id = ?").get(parentId, conversationId);
  const { role } = found<{ role: string }>(parent, "message");
  if (role !== "assistant") throw new FacetError("invalid-input", { field: "parentId", reason: "a question can only follow an answer" }, { next: ["edit"] });
}

function titleOf(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= titleLength ? line : `${line.slice(0, titleLength - 1).trimEnd()}…`;
}

