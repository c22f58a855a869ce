import { expect, test } from "vitest";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { removeEverywhere } from "../../../server/vectors/remove-everywhere.ts";

const record = (id: string, documentId: string) => ({ id, vector: [1, 0], metadata: { documentId } });
const collectionOf = (embedder: string) => `of-${embedder}`;
const wanted = { documentId: "moon" };

test("vectors that are added behind the removal are told, and not counted as gone", async () => {
  using index = openExactIndex(":memory:");
  await index.add("of-a", [record("1", "moon")]);
  const remove: typeof index.remove = async (collection, where) => {
    const gone = await index.remove(collection, where);
    await index.add(collection, [record("2", "moon")]);
    return gone;
  };
  const removing = removeEverywhere({ index: { remove }, embedders: ["a"], embedder: null, collectionOf }, wanted);
  await expect(removing).rejects.toThrow("came back");
});

test("vectors go under every embedder there was and the one in use, and no others with them", async () => {
  using index = openExactIndex(":memory:");
  for (const each of ["a", "b", "c", "d"])
    await index.add(collectionOf(each), [record("1", "moon"), record("2", "sun"), record("3", "moon")]);
  const embedders = ["a", "b"];
  expect(await removeEverywhere({ index, embedders, embedder: "c", collectionOf }, wanted)).toBe(6);
  const left = await Promise.all(["a", "b", "c", "d"].map((each) => index.count(collectionOf(each))));
  expect(left).toEqual([1, 1, 1, 3]);
  expect(await removeEverywhere({ index, embedders, embedder: "a", collectionOf }, wanted)).toBe(0);
});
