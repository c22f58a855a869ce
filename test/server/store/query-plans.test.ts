// With ten thousand conversations and a thousand documents nothing that the page lists or searches reads a whole table.
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, afterAll, expect, test } from "vitest";
import { openStore } from "../../../server/store/open-store.ts";
import type { FacetStore } from "../../../server/store/facet-store.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const folder = tmpFolder();
const path = join(folder.path, "facet.db");
const tables = ["conversations", "messages", "runs", "events", "documents", "pages", "passages", "memories", "files"];
/** What the store asked the database, without values. */
const asked = new Set<string>();
let store: FacetStore;

beforeAll(() => {
  // eslint-disable-next-line typescript/unbound-method -- Called with its database below.
  const prepare = Database.prototype.prepare;
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    asked.add(source);
    return prepare.call(this, source);
  } as typeof prepare;
  try {
    store = openStore(path, () => ({}));
  } finally {
    Database.prototype.prepare = prepare;
  }
  seed();
});
afterAll(() => {
  store.close();
  folder[Symbol.dispose]();
});

function seed(): void {
  const database = new Database(path);
  database.exec(`
    with recursive n(i) as (select 0 union all select i + 1 from n where i < 9999)
      insert into conversations (conversation_id, owner, title, personas, message_count, created_at, updated_at)
      select 'c' || i, 'local', 'Conversation ' || i, '["guide"]', 2, datetime(i, 'unixepoch'), datetime(i, 'unixepoch') from n;
    insert into messages (message_id, owner, conversation_id, role, persona_id, persona_version, run_id, text, created_at)
      select 'm' || conversation_id, 'local', conversation_id, 'assistant', 'guide', '1', 'r' || conversation_id, title || ' of heat', created_at
      from conversations;
    insert into runs (run_id, owner, conversation_id, question_id, answer_id, head, persona_id, persona_version, input, status, created_at, ms)
      select run_id, 'local', conversation_id, 'q' || run_id, message_id, conversation_id, 'guide', '1', '{}', 'done', created_at, 5 from messages;
    with recursive n(i) as (select 0 union all select i + 1 from n where i < 999)
      insert into files select 'f' || i, 'local', 'hash' || i, 'paper ' || i, 1, 'text/plain', datetime(i, 'unixepoch') from n;
    insert into documents (document_id, owner, file_id, name, stage, created_at)
      select 'd' || file_id, 'local', file_id, name, 'ready', created_at from files;
    insert into passages (passage_id, document_id, page, start, "end", text, kind, heading)
      select 'p' || document_id, document_id, 1, 0, 10, name || ' moves heat', 'text', name from documents;
    analyze;
  `);
  // As a person's database is, where nobody ever ran it.
  database.exec("drop table if exists sqlite_stat1; drop table if exists sqlite_stat4");
  database.close();
}

/** Parts of the plan that read a table from one end to the other. */
function scans(source: string): readonly string[] {
  const database = new Database(path, { readonly: true });
  try {
    database.function("lower_case", { deterministic: true }, String);
    database.function("named_like", { deterministic: true, varargs: true }, String);
    const plan = database.prepare(`explain query plan ${source}`);
    const rows = plan.all(...valuesFor(source)) as readonly { readonly detail: string }[];
    return rows.map(({ detail }) => detail).filter((detail) => isWholeTable(detail));
  } finally {
    database.close();
  }
}

function isWholeTable(detail: string): boolean {
  if (detail.includes("VIRTUAL TABLE")) return false;
  const name = /^SCAN (\w+)(?! .*USING (?:COVERING )?INDEX)/.exec(detail)?.[1];
  return name !== undefined && tables.some((table) => name === table || aliases.get(name) === table);
}

const aliases = new Map([
  ["c", "conversations"],
  ["m", "messages"],
  ["r", "runs"],
  ["e", "events"],
  ["d", "documents"],
  ["p", "passages"],
  ["f", "files"],
]);

function valuesFor(source: string): readonly unknown[] {
  const named = [...source.matchAll(/@(\w+)/g)].map(([, name = ""]) => [name, null] as const);
  if (named.length > 0) return [Object.fromEntries(named)];
  return [...source.matchAll(/\?/g)].map(() => null);
}

/** Statements that do read a whole table, and why that is right. */
const allowed: readonly (readonly [RegExp, string])[] = [
  [/order by rowid desc limit 1000\)/, "the last thousand runs, and no more"],
  [/from conversations where removed_at < \?/, "once a minute, a few bytes of each conversation"],
  [/from files f where created_at < \?/, "once an hour, and when a document is deleted"],
  [/where d\.stage = 'ready' and exists/, "when an embedder comes or has done all it was given"],
  [/embedded_by <> (?:\?|@embedder)/, "when another embedder takes the place of the one before"],
  [/embedded_by is not null group by/, "when someone opens what is known of the vectors"],
  [/from sqlite_schema m /, "the names of the tables, once at the start"],
  [/^select sum\(n\) from \(/, "when an account is removed with all its person's data"],
  [/from memories where replaces = \?/, "when one fact is forgotten, among a person's facts"],
];

test("no statement that lists or searches reads a whole table", () => {
  const reading = [...asked].filter((source) => /^\s*(?:select|with)/i.test(source));
  expect(reading.length).toBeGreaterThan(50);
  const whole = reading.flatMap((source) => {
    const found = scans(source);
    return found.length > 0 && !allowed.some(([pattern]) => pattern.test(source))
      ? [`${found.join("; ")}: ${source}`]
      : [];
  });
  expect(whole).toEqual([]);
});

test("the rail's page, a search and the library are answered from ten thousand conversations", () => {
  const first = store.conversations.list("local", { limit: 100 });
  expect(first.map(({ conversationId }) => conversationId).slice(0, 2)).toEqual(["c9999", "c9998"]);
  const next = store.conversations.list("local", { limit: 100, after: first.at(-1)?.conversationId ?? "" });
  expect(next[0]?.conversationId).toBe("c9899");
  expect(store.messages.search("local", "heat", 50)).toHaveLength(50);
  expect(store.conversations.titled("local", "conversation 77", 50)).toHaveLength(50);
  const shelf = store.documents.listPart("local", { limit: 50 });
  expect([shelf.documents.length, shelf.documents[0]?.name, shelf.total]).toEqual([50, "paper 999", 1000]);
  expect(store.documents.listPart("local", { limit: 50, query: "paper 77" }).total).toBe(19);
});
