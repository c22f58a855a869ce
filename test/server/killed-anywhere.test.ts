// A folder as a SIGKILL after any write leaves it: the next start finds it sound, with all bytes of its rows and none beside them.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { startRun } from "../../server/start-run.ts";
import { testSeed, withSeed } from "../bench/seed.ts";
import { copyAfterEveryWrite } from "../support/every-write.ts";
import { anyVectors, fill } from "../support/full-owner.ts";
import { testPersona } from "../support/personas.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

/** One copy of so many is opened; which ones, the seed says. */
const oneOf = 3;
const asker = testPersona([{ name: "answer", run: async () => ({ answer: "Here." }) }]);
const open = (folder?: string) =>
  openServices({
    models: scriptedModels(() => ({ text: "a" })),
    personas: [asker],
    embed: anyVectors,
    ...(folder === undefined ? {} : { folder, keep: true }),
  });

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name)
    .toSorted();

test("everything a person adds and takes away, killed after any of its writes", async () => {
  await using first = await open();
  using copies = copyAfterEveryWrite(first.folder);
  await fill(first, "local", "xylophone");
  const own = first.as("local");
  for (const { conversationId } of (await own.conversations.list({ limit: 9 })).conversations)
    await own.conversations.remove({ conversationId });
  for (const { documentId } of (await own.documents.list({})).documents) await own.documents.remove({ documentId });
  const folders = copies.taken();
  expect(folders.length).toBeGreaterThan(30);
  for (const folder of folders.filter((_, at) => at % oneOf === testSeed % oneOf)) {
    await using again = await open(folder);
    const { services } = again;
    services.queue.wake();
    services.documents.start();
    services.images.start();
    services.memory.start();
    using database = closing(new Database(join(folder, "facet.db"), { readonly: true }));
    const all = (sql: string) => database.prepare(sql).pluck().all();
    await expect
      .poll(() => all("select stage from documents where stage <> 'ready'"), { message: withSeed })
      .toEqual([]);
    await expect
      .poll(() => all("select run_id from runs where status in ('queued', 'running')"), { message: withSeed })
      .toEqual([]);
    await expect.poll(() => all("select document_id from vectors_to_remove"), { message: withSeed }).toEqual([]);
    await expect.poll(() => all("select id from memory_vectors_to_remove"), { message: withSeed }).toEqual([]);
    expect(all("select * from pragma_foreign_key_check"), withSeed).toEqual([]);
    expect(all("pragma integrity_check"), withSeed).toEqual(["ok"]);
    expect(filesIn(join(folder, "files")), withSeed).toEqual(all("select distinct sha256 from files order by 1"));
    expect(filesIn(join(folder, "images")), withSeed).toEqual(all("select image_id from images order by 1"));
    const { runId } = await startRun(services, "local", asker, { input: { question: "q" }, modelId: undefined });
    expect(await again.ended(runId), withSeed).toMatchObject({ status: "done" });
  }
});

const closing = (database: Database.Database) =>
  Object.assign(database, { [Symbol.dispose]: () => void database.close() });
