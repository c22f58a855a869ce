// Gives an owner something of every kind there is: a row in every table that says whose it is, with the bytes and the vectors behind it.
import { Readable } from "node:stream";
import type { Database } from "better-sqlite3";
import { expect } from "vitest";
import { untilRead } from "../../server/documents/until-read.ts";
import { pictureBytes } from "./made-pictures.ts";
import { fakeFileId } from "./services.ts";
import type { TestServices } from "./services.ts";
import { endWith, newQuestion } from "./told-run.ts";

/** Vectors for services that are filled: any will do. */
export const anyVectors = async (texts: readonly string[]): Promise<readonly (readonly number[])[]> =>
  texts.map((text) => [text.length, 1]);

/** `word` is in every text; each owner has the same bytes as well in one file. Resolves when all of it is remembered, and embedded where there is an embedder. */
export async function fill({ as, services }: TestServices, owner: string, word: string): Promise<void> {
  const { documents, memory, store } = services;
  const own = as(owner);
  const { signal } = new AbortController();
  const put = (name: string, bytes: string | Buffer) =>
    documents.files.put(owner, name, Readable.from([bytes]), signal);
  const { fileId } = await put("notes.txt", `The notes of ${word}.`);
  await put("not-sent.txt", `Never sent by ${word}.`);
  await put("same.txt", "Everyone has this one.");
  const { documentId } = await own.documents.ingest({ fileId });
  await untilRead(documents, { owner, documentId }, AbortSignal.timeout(30_000));
  const { imageId } = await own.images.add({ fileId: (await put("a.png", pictureBytes("alpha.png"))).fileId });
  const asked = newQuestion(`Is ${word} there?`, { documentIds: [documentId], imageIds: [imageId] });
  const { conversationId, answerId, runId } = await store.runs.start(owner, asked);
  endWith(store, runId, { answer: `Here is ${word}.` }, owner);
  store.documents.link(owner, conversationId, [documentId]);
  await own.memories.add({ conversationId, text: `Knows ${word}.` });
  const summary = { conversationId, throughId: answerId, text: `Of ${word}.`, madeBy: "code" };
  store.memories.addSummary(owner, summary);
  store.feedback.put(owner, { messageId: answerId, verdict: "like", labels: [], comment: `Good, says ${word}.` });
  await own.shares.add({ conversationId });
  const files = [{ name: "a.py", language: "python" as const, text: `x = "${word}"` }];
  store.versions.add(owner, conversationId, { origin: "edited", title: null, fixId: null, restores: null, files });
  await own.keys.add({ name: `Key of ${word}` });
  store.settings.set(owner, "creator.voices", [{ name: word }]);
  store.saidTurns.add(owner, `hash of ${word}`, answerId);
  memory.start();
  const embedder = services.models.list().some(({ role }) => role === "embed") ? fakeFileId : null;
  const waiting = () => [
    ...store.memories.toRemember(embedder, 1),
    ...(embedder === null ? [] : store.memories.factsToEmbed(embedder, 1)),
  ];
  await expect.poll(waiting).toEqual([]);
}

/** Names of the tables whose rows say whose they are. */
export const ownedTables = (database: Database): readonly string[] =>
  database
    .prepare<[], string>(
      "select m.name from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'owner' order by 1",
    )
    .pluck()
    .all();

/** Every row of the owner, by table. */
export const rowsOf = (database: Database, owner: string): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    ownedTables(database).map((table) => [
      table,
      database.prepare(`select * from ${table} where owner = ? order by 1, 2`).all(owner),
    ]),
  );
