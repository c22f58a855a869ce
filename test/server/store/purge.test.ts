import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openTestStore, withPages } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { answered } from "../../support/told-run.ts";

test("a purged conversation leaves no row in any table, no word in the file, and its vectors to be taken away", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "facet.db");
  const store = openTestStore(path);
  const documentId = withPages(store, "a.txt", ["x"]);
  const { conversationId, messageId, answerId, runId } = await answered(
    store,
    "Zanzibarquestion",
    { answer: "Zanzibaranswer", citations: [{ documentId }] },
    { documentIds: [documentId] },
  );
  const about = { conversationId, persona: null, subject: "name", replaces: null };
  store.memories.addFacts("local", [
    { ...about, messageId, text: "Zanzibarfact one." },
    { ...about, messageId: null, text: "Zanzibarfact two." },
  ]);
  store.memories.addSummary("local", { conversationId, throughId: answerId, text: "Zanzibarsum", madeBy: "code" });
  store.feedback.put("local", { messageId: answerId, verdict: "like", labels: [], comment: "Zanzibarcomment" });
  store.shares.add("local", conversationId, {
    snapshot: { title: "Zanzibartitle", at: "", messages: [] },
    throughId: answerId,
  });
  const other = await answered(store, "kept", "kept");

  const database = new Database(path);
  const tables = database.prepare(
    "select name from pragma_table_list where type = 'table' and name not like 'sqlite_%'",
  );
  const columnsOf = database.prepare("select name from pragma_table_info(?)").pluck();
  /** How many rows of each table name one of the ids, in any column. */
  const naming = (...ids: readonly string[]) =>
    Object.fromEntries(
      (tables.pluck().all() as string[]).map((table) => {
        const columns = columnsOf.all(table) as string[];
        const isNamed = columns.map((column) => `"${column}" in (select value from json_each(@ids))`).join(" or ");
        return [
          table,
          database
            .prepare(`select count(*) from ${table} where ${isNamed}`)
            .pluck()
            .get({ ids: JSON.stringify(ids) }),
        ];
      }),
    );
  const ids = [conversationId, messageId, answerId, runId];
  const before = Object.entries(naming(...ids)).flatMap(([table, count]) => (count === 0 ? [] : [table]));
  expect(before.toSorted()).toEqual(
    [
      "conversation_documents",
      "conversations",
      "events",
      "feedback",
      "memories",
      "messages",
      "runs",
      "shares",
      "summaries",
    ].toSorted(),
  );

  store.conversations.remove("local", conversationId);
  store.conversations.purge(new Date(Date.now() + 1000));
  const after = Object.entries(naming(...ids)).filter(([, count]) => count !== 0);
  expect(after).toEqual([["memory_vectors_to_remove", 1]]);
  expect(store.memories.vectorsToRemove()).toMatchObject([
    { owner: "local", key: "conversationId", value: conversationId },
  ]);
  expect(Object.values(naming(other.conversationId)).filter((count) => count !== 0)).not.toEqual([]);
  database.pragma("wal_checkpoint(truncate)");
  expect(database.serialize().toString("latin1").toLowerCase()).not.toContain("zanzibar");
  database.close();
});
