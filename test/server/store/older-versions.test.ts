// Data folders as every Facet before left them: each starts, and everything in it is readable, searched and exported.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrations } from "../../../server/store/migrations.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test.each(migrations.map((_, index) => index + 1))(
  "a data folder of schema version %d opens, and what is in it is listed, read, found, exported and asked on",
  async (version) => {
    using folder = tmpFolder();
    const data = join(folder.path, "data");
    oldFolder(data, version);
    const models = scriptedModels(() => ({ text: "By its wheel." }));
    await using facet = await openServices({ models, folder: data, keep: true });
    const { conversations, personas } = facet.as("local");
    expect(await conversations.list()).toMatchObject({
      conversations: [{ title: "Vault", messageCount: 2 }],
      total: 1,
    });
    const { messages, path } = await conversations.get({ conversationId: "c" });
    expect(path).toEqual(["q", "a"]);
    expect(messages).toMatchObject([
      { text: "The vault?", input: { question: "The vault?" } },
      { text: "It opens.", outputs: { answer: "It opens." } },
    ]);
    expect((await conversations.search({ query: "opens" })).hits).toMatchObject([{ messageId: "a" }]);
    const file = await conversations.export({ conversationId: "c", format: "json" });
    expect(JSON.stringify(file)).toContain("It opens.");
    const { runId } = await personas.guide.start({ conversationId: "c", input: { question: "How?", action: "ask" } });
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
    const left = readdirSync(data).filter((name) => name.endsWith(".backup"));
    expect(left).toEqual(version === migrations.length ? [] : [`facet.db.v${version}.backup`]);
  },
);

/** As a Facet of that version left it: one question with its answer. */
function oldFolder(data: string, version: number): void {
  mkdirSync(data);
  const database = new Database(join(data, "facet.db"));
  database.pragma("journal_mode = wal");
  for (const step of migrations.slice(0, version)) database.exec(step);
  database.pragma(`user_version = ${version}`);
  const at = "2026-01-31T12:00:00.000Z";
  const answer = { status: "done", steps: [], outputs: { answer: "It opens." }, writtenBy: {}, sources: [], notes: [] };
  database.exec(`insert into conversations (conversation_id, owner, title, head_id, personas, message_count, created_at, updated_at)
    values ('c', 'local', 'Vault', 'a', '["guide"]', 2, '${at}', '${at}')`);
  const add = database.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input, answer,
       text, created_at) values (?, 'local', 'c', ?, ?, 'guide', '1', 'r', ?, ?, ?, '${at}')`,
  );
  add.run("q", null, "user", '{"question":"The vault?"}', null, "The vault?");
  add.run("a", "q", "assistant", null, JSON.stringify(answer), "It opens.");
  database.close();
}
