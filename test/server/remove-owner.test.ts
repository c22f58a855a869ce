// Everything of one owner is taken away, whatever it is and wherever it lies, and nothing of anyone else's.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { removeOwner } from "../../server/remove-owner.ts";
import { openExactIndex } from "../../server/vectors/exact-index.ts";
import { collectionName } from "../../server/vectors/collection-name.ts";
import { anyVectors, fill, ownedTables, rowsOf } from "../support/full-owner.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { fakeFileId, openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";
import { tmpFolder } from "../support/tmp-folder.ts";

const { signal } = new AbortController();
const models = () => scriptedModels(() => ({ text: "answer" }));
const rowsIn = ({ folder }: TestServices): Database.Database => {
  const database = new Database(join(folder, "facet.db"));
  onTestFinished(() => void database.close());
  return database;
};
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
const namesIn = (folder: string) =>
  filesIn(folder)
    .map(({ name }) => name)
    .toSorted();
/** Names of the files that hold the word. */
const holding = (folder: string, word: string) =>
  filesIn(folder)
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1").toLowerCase().includes(word))
    .map(({ name }) => name);

test("nothing is left in any table, in any file and among the vectors; another's things are as they were", async () => {
  await using facet = await openServices({ models: models(), embed: anyVectors });
  await fill(facet, "ada", "zanzibar");
  await fill(facet, "bob", "kilimanjaro");
  const database = rowsIn(facet);
  const { index } = facet.services.vectors;
  const vectors = (owner: string) =>
    Promise.all(
      (["passages", "memories"] as const).map((what) => index.count(collectionName(what, owner, fakeFileId))),
    );
  expect((await vectors("ada")).every((count) => count > 0)).toBe(true);
  const [bobs, bobsVectors] = [rowsOf(database, "bob"), await vectors("bob")];
  // Left by removals of before.
  facet.services.store.memories.rememberVectors([{ owner: "ada", key: "memoryId", value: "gone" }]);
  database.prepare("insert into vectors_to_remove values ('gone', 'ada')").run();
  // A new table stands here with nothing in it: give it a row in test/support/full-owner.ts.
  const before = rowsOf(database, "ada");
  expect(ownedTables(database).filter((table) => before[table]?.length === 0)).toEqual([]);

  await expect.poll(() => removeOwner(facet.services, "ada", signal)).toBe(0);

  expect(Object.values(rowsOf(database, "ada")).flat()).toEqual([]);
  expect(database.pragma("foreign_key_check")).toEqual([]);
  expect(await vectors("ada")).toEqual([0, 0]);
  database.pragma("wal_checkpoint(truncate)");
  expect(holding(facet.folder, "zanzibar")).toEqual([]);
  expect(holding(facet.folder, "kilimanjaro")).toEqual(expect.arrayContaining(["facet.db"]));

  expect(rowsOf(database, "bob")).toEqual(bobs);
  expect(await vectors("bob")).toEqual(bobsVectors);
  const column = (sql: string) => database.prepare<[], string>(sql).pluck().all();
  expect(namesIn(join(facet.folder, "files"))).toEqual(column("select distinct sha256 from files order by 1"));
  expect(namesIn(join(facet.folder, "images"))).toEqual(column("select image_id from images order by 1"));
});

test("an answer that is being written is stopped, and one that waits is not begun", async () => {
  const hanging = scriptedModels(() => ({ text: "half an", hang: true }), { limit: 1 });
  await using facet = await openServices({ models: hanging });
  const ask = (owner: string) => facet.as(owner).personas.guide.start({ input: { question: "Why?" } });
  const first = await ask("ada");
  await expect.poll(() => hanging.llm.asked.length).toBeGreaterThan(0);
  for (let at = 0; at < 5; at += 1) await ask("ada");
  const bobs = await ask("bob");
  expect(await removeOwner(facet.services, "ada", signal)).toBe(0);
  expect(hanging.llm.aborts.length).toBeGreaterThan(0);
  const active = facet.services.store.runs.active().map(({ runId }) => runId);
  expect(active).toEqual([bobs.runId]);
  expect(() => facet.services.store.runs.get("ada", first.runId)).toThrow();
});

test("of the first owner what all share stays: which models there are, and which one answers", async () => {
  await using facet = await openServices({ models: models() });
  const { settings } = facet.services.store;
  settings.set("local", "models.servers", [{ url: "http://127.0.0.1:1/v1" }]);
  settings.set("local", "creator.voices", [{ name: "Ada" }]);
  settings.set("ada", "models.of-another-time", "x");
  expect(await removeOwner(facet.services, "local", signal)).toBe(0);
  expect(await removeOwner(facet.services, "ada", signal)).toBe(0);
  expect(settings.get("local", "models.servers")).toHaveLength(1);
  expect([settings.get("local", "creator.voices"), settings.get("ada", "models.of-another-time")]).toEqual([
    undefined,
    undefined,
  ]);
});

test("while vectors cannot be reached it says so and keeps what leads to them, and later all of it goes", async () => {
  using folder = tmpFolder();
  using exact = openExactIndex(join(folder.path, "vectors.db"));
  let isAway = false;
  const remove: typeof exact.remove = async (collection, where) => {
    if (isAway) throw new Error("away");
    return exact.remove(collection, where);
  };
  const vectors = {
    index: { ...exact, remove },
    status: () => ({ kind: "exact", state: "ready", detail: null }) as const,
  };
  await using facet = await openServices({ models: models(), embed: anyVectors, vectors });
  await fill(facet, "ada", "zanzibar");
  await fill(facet, "bob", "kilimanjaro");
  const database = rowsIn(facet);
  const bobs = rowsOf(database, "bob");
  isAway = true;
  await expect(removeOwner(facet.services, "ada", signal)).rejects.toMatchObject({
    data: { code: "model-unreachable" },
  });
  const left = rowsOf(database, "ada");
  expect([left["conversations"], left["documents"], left["embedders"]?.length]).toEqual([[], [], 1]);
  // Nothing is forgotten by trying again too early.
  expect(await removeOwner(facet.services, "ada", signal)).toBeGreaterThan(0);
  isAway = false;
  await expect.poll(() => removeOwner(facet.services, "ada", signal)).toBe(0);
  expect(await exact.count(collectionName("passages", "ada", fakeFileId))).toBe(0);
  expect(await exact.count(collectionName("memories", "ada", fakeFileId))).toBe(0);
  expect(rowsOf(database, "bob")).toEqual(bobs);
});
