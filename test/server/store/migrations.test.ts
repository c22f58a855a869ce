import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabases } from "../../../server/store/database.ts";
import { migrations } from "../../../server/store/migrations.ts";
import { openStore } from "../../../server/store/open-store.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "facet-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("migrations", () => {
  const next = "create table later (id text primary key) strict;";

  test("bring a file to the newest version and leave a backup beside it", () => {
    const path = join(folder(), "facet.db");
    openStore(path, () => ({})).close();
    const { sure, fast } = openDatabases(path, [...migrations, next]);
    expect(sure.pragma("user_version", { simple: true })).toBe(migrations.length + 1);
    expect(existsSync(`${path}.v${migrations.length}.backup`)).toBe(true);
    expect(existsSync(`${path}.v${migrations.length}.backup.trial`)).toBe(false);
    fast.close();
    sure.close();
  });

  test("leave no trial behind, even where one was cut short", () => {
    const path = join(folder(), "facet.db");
    const trials = ["", "-wal", "-shm"].map((end) => `${path}.v1.backup.trial${end}`);
    for (const trial of trials) writeFileSync(trial, "");
    openStore(path, () => ({})).close();
    expect(trials.filter((trial) => existsSync(trial))).toEqual([]);
  });

  test("leave a backup for thirty days: after that what was deleted since is nowhere", () => {
    const path = join(folder(), "facet.db");
    openStore(path, () => ({})).close();
    const backup = `${path}.v${migrations.length}.backup`;
    const open = () => {
      const { sure, fast } = openDatabases(path, [...migrations, next]);
      fast.close();
      sure.close();
      return existsSync(backup);
    };
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);
    expect(open()).toBe(true);
    utimesSync(backup, daysAgo(29), daysAgo(29));
    expect(open()).toBe(true);
    utimesSync(backup, daysAgo(31), daysAgo(31));
    expect(open()).toBe(false);
  });

  test("that fail on the copy leave the file as it was", () => {
    const path = join(folder(), "facet.db");
    const store = openStore(path, () => ({}));
    store.conversations.create("local", "one");
    store.close();
    expect(() => openDatabases(path, [...migrations, "create table conversations (x text);"])).toThrow(
      "nothing was changed",
    );
    const again = openStore(path, () => ({}));
    expect(again.conversations.list("local")).toHaveLength(1);
    again.close();
  });

  test("refuse a file of a newer version with the next step", () => {
    const path = join(folder(), "facet.db");
    const { sure, fast } = openDatabases(path, [...migrations, next]);
    fast.close();
    sure.close();
    expect(() => openDatabases(path, migrations)).toThrow("Update Facet");
  });
});

test("a file of the version before has its messages in the search, its citations known, and nothing lost", () => {
  const path = join(folder(), "facet.db");
  const { sure, fast } = openDatabases(path, migrations.slice(0, 2));
  const at = "2026-01-31T12:00:00.000Z";
  sure.exec(`
    insert into conversations (conversation_id, owner, title, head_id, personas, message_count, created_at, updated_at)
      values ('c', 'local', 'Vault', 'a2', '["researcher"]', 4, '${at}', '${at}');
    insert into files values ('f', 'local', 'hash', 'a.txt', 1, 'text/plain', '${at}');
    insert into documents (document_id, owner, file_id, name, created_at) values ('d', 'local', 'f', 'a.txt', '${at}');
  `);
  const add = sure.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input, answer,
       text, created_at) values (?, 'local', 'c', ?, ?, 'researcher', '1', ?, ?, ?, ?, '${at}')`,
  );
  const answer = (outputs: object) =>
    JSON.stringify({ status: "done", steps: [], outputs, writtenBy: {}, sources: [], notes: [] });
  const cited = [{ number: 1, documentId: "d" }, { number: 2, documentId: "gone" }, "odd", { documentId: 7 }, null];
  add.run("q1", null, "user", "r1", '{"question":"The vault?"}', null, "The vault?");
  add.run("a1", "q1", "assistant", "r1", null, answer({ summary: "It opens.", citations: cited }), "It opens.");
  add.run("q2", "a1", "user", "r2", '{"question":"And the ladder?"}', null, "And the ladder?");
  add.run(
    "a2",
    "q2",
    "assistant",
    "r2",
    null,
    answer({ summary: "Blue.", citations: "none", table: { documentIds: ["d"] } }),
    "Blue.",
  );
  add.run("q3", "a2", "user", "r3", '{"question":"Running"}', null, "Running");
  add.run("a3", "q3", "assistant", "r3", null, null, "");
  fast.close();
  sure.close();

  const store = openStore(path, () => ({}));
  expect(store.messages.search("local", "ladder", 5)).toMatchObject([{ messageId: "q2" }]);
  expect(store.messages.tree("local", "c").map((each) => each.text)).toEqual([
    "The vault?",
    "It opens.",
    "And the ladder?",
    "Blue.",
    "Running",
    "",
  ]);
  expect(store.conversations.list("local")).toMatchObject([{ title: "Vault", remembers: true }]);
  // The first answer cites a document that is gone; the second only one that is here.
  expect(store.messages.turnsBefore("local", "a2").map((turn) => turn.text)).toEqual(["And the ladder?", "Blue."]);
  expect(store.messages.turnsBefore("local", "a2")[1]?.outputs).toMatchObject({ summary: "Blue." });
  expect(store.memories.messagesById("local", ["a1", "a2"]).map(({ text }) => text)).toEqual(["Blue."]);
  store.documents.remove("local", "d");
  expect(store.messages.turnsBefore("local", "a2")).toEqual([]);
  store.close();
});

test("a file of the third version has its runs' inputs, the ends of its logs and its answers as before, and keeps versions of code", () => {
  const path = join(folder(), "facet.db");
  const { sure, fast } = openDatabases(path, migrations.slice(0, 3));
  const at = "2026-01-31T12:00:00.000Z";
  const input = '{"question":"Why?","depth":"curious"}';
  const files = [{ name: "a.py", language: "python" as const, text: "x = 1" }];
  const answer = {
    status: "done",
    steps: [{ step: "answer", status: "done", ms: 3 }],
    outputs: { answer: null },
    textOf: "answer",
    writtenBy: { answer: "answer" },
    usage: { promptTokens: 1, completionTokens: 2 },
    promptHash: "ab".repeat(32),
    ms: 5,
  };
  sure.exec(`
    insert into conversations (conversation_id, owner, title, head_id, personas, message_count, created_at, updated_at)
      values ('c', 'local', 'Why', 'a1', '["guide"]', 3, '${at}', '${at}');
  `);
  const message = sure.prepare(
    `insert into messages (message_id, owner, conversation_id, parent_id, role, persona_id, persona_version, run_id, input, answer,
       text, created_at) values (?, 'local', 'c', ?, ?, 'guide', '1', ?, ?, ?, ?, '${at}')`,
  );
  message.run("q1", null, "user", "r1", input, null, "Why?");
  message.run("a1", "q1", "assistant", "r1", null, JSON.stringify(answer), "Heat.");
  message.run("a2", "q1", "assistant", "r2", null, JSON.stringify(answer), "Heat.");
  const run = sure.prepare(
    `insert into runs (run_id, owner, conversation_id, question_id, answer_id, head, persona_id, persona_version, input, status,
       created_at, ended_at, ms, compacted) values (?, 'local', 'c', 'q1', ?, ?, 'guide', '1', ?, 'done', '${at}', '${at}', 5, ?)`,
  );
  const other = '{"question":"Why?","depth":"expert"}';
  run.run("r1", "a1", "c", input, 1);
  run.run("r2", "a2", "q1", other, 0);
  const event = sure.prepare("insert into events (owner, run_id, at, event) values ('local', ?, ?, ?)");
  const end = { type: "run-end", usage: answer.usage, ms: 5, promptHash: answer.promptHash, status: "done" };
  event.run("r1", at, JSON.stringify({ ...end, answer: "in its message" }));
  event.run("r2", at, '{"type":"output","field":"answer","value":"in its message"}');
  event.run("r2", at, JSON.stringify(end));
  fast.close();
  sure.close();

  const store = openStore(path, () => ({}));
  expect(store.runs.get("local", "r1").input).toEqual(JSON.parse(input));
  expect(store.runs.get("local", "r2").input).toEqual(JSON.parse(other));
  const whole = store.messages.get("local", "a1");
  expect(whole).toMatchObject({ outputs: { answer: "Heat." }, steps: answer.steps, promptHash: answer.promptHash });
  const [first, ...rest] = store.events.after("local", 0, 10);
  expect(first).toMatchObject({ seq: 1, at, event: { ...end, answer: { outputs: { answer: "Heat." } } } });
  expect(rest.map(({ event: { type } }) => type)).toEqual(["output", "run-end"]);
  expect(store.events.compact(new Date())).toBe(1);
  expect(store.events.after("local", 0, 10).map(({ seq }) => seq)).toEqual([1, 3]);
  const edited = { origin: "edited" as const, title: null, fixId: null, restores: null, files };
  expect(store.versions.add("local", "c", edited)).toMatchObject({ number: 1, messageId: "a1", files });
  store.close();
});
