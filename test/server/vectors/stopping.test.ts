// Stopping while the Chroma of CHROMA_URL is away: nobody is waited for who waits for it.
import { join } from "node:path";
import Database from "better-sqlite3";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openAccountDatabase } from "../../../server/auth/account-database.ts";
import { loadConfig } from "../../../server/config.ts";
import { freePort } from "../../../server/processes/free-port.ts";
import { startFacet } from "../../../server/start.ts";
import { openVectors } from "../../../server/vectors/open-vectors.ts";
import { openWithDocuments, read, stageOf, upload } from "../../support/moon-documents.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

/** Milliseconds; a container is killed after 10 s, and vectors are waited for 30 s. */
const stopsWithin = 3000;

async function openAway(folder: string) {
  const url = `http://127.0.0.1:${await freePort()}`;
  return openVectors({
    config: loadConfig({ FACET_DATA: folder, CHROMA_URL: url }),
    log: pino({ level: "silent" }),
  });
}

test("who waits for vectors that are away is let go, and nobody waits any more", async () => {
  using folder = tmpFolder();
  await using vectors = await openAway(folder.path);
  const adding = vectors.index.add("kept", [{ id: "a", vector: [1, 0], metadata: {} }]);
  const begun = performance.now();
  vectors.stopWaiting();
  await expect(adding).rejects.toThrow("aborted");
  await expect(vectors.index.count("kept")).rejects.toThrow("aborted");
  expect(performance.now() - begun).toBeLessThan(stopsWithin);
});

test("Facet stops at once while a document waits for them", async () => {
  using folder = tmpFolder();
  await using vectors = await openAway(folder.path);
  const adding = Promise.withResolvers<void>();
  const add: typeof vectors.index.add = (...given) => {
    adding.resolve();
    return vectors.index.add(...given);
  };
  const facet = await openWithDocuments({ vectors: { ...vectors, index: { ...vectors.index, add } } });
  const { documentId } = await facet.as("local").documents.ingest({ fileId: await upload(facet, "moon.pdf") });
  await stageOf(facet, documentId, "embedding");
  await adding.promise;
  const begun = performance.now();
  await facet[Symbol.asyncDispose]();
  expect(performance.now() - begun).toBeLessThan(stopsWithin);
}, 60_000);

test("the whole server stops at once while what a removed person had here waits for them", async () => {
  using folder = tmpFolder();
  {
    await using facet = await openWithDocuments({ folder: folder.path, keep: true });
    await read(facet, "moon.pdf", "ada");
  }
  const accounts = openAccountDatabase(folder.path);
  accounts.prepare("insert into facet_leaving values ('ada', ?)").run(new Date().toISOString());
  accounts.close();
  const facet = await startFacet({
    FACET_DATA: folder.path,
    FACET_CACHE: folder.path,
    FACET_OFFLINE: "1",
    FACET_AUTH: "password",
    FACET_LOG: "silent",
    FACET_PORT: String(await freePort()),
    CHROMA_URL: `http://127.0.0.1:${await freePort()}`,
  });
  const rows = new Database(join(folder.path, "facet.db"), { readonly: true });
  const begun = () => rows.prepare("select count(*) from vectors_to_remove").pluck().get();
  await expect.poll(() => begun()).toBe(1);
  rows.close();
  const since = performance.now();
  await facet[Symbol.asyncDispose]();
  expect(performance.now() - since).toBeLessThan(stopsWithin);
}, 60_000);
