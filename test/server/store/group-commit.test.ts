import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openGroupCommit } from "../../../server/store/group-commit.ts";

function table() {
  const database = new Database(":memory:");
  onTestFinished(() => void database.close());
  database.exec("create table numbers (n integer unique)");
  const insert = database.prepare("insert into numbers values (?)");
  return {
    database,
    add: (n: number) => insert.run(n).changes,
    all: () => database.prepare("select n from numbers order by n").pluck().all(),
  };
}

const disk = { toDisk: async () => {} };

test("a disk that fails is told to everyone in the group", async () => {
  const { database, add } = table();
  const durably = openGroupCommit(database, { toDisk: () => Promise.reject(new Error("no disk")) });
  const both = await Promise.allSettled([durably(() => add(1)), durably(() => add(2))]);
  expect(both).toMatchObject([1, 2].map(() => ({ status: "rejected", reason: new Error("no disk") })));
});

test("what is written can be read before it is on the disk, and who asked waits until it is", async () => {
  const { database, add, all } = table();
  const arrived = Promise.withResolvers<void>();
  const durably = openGroupCommit(database, { toDisk: () => arrived.promise });
  const read: unknown[] = [];
  let answers = 0;
  const both = Promise.all(
    [1, 2].map((n) =>
      durably(
        () => add(n),
        () => read.push(all()),
      ).then(() => (answers += 1)),
    ),
  );
  await expect
    .poll(() => read)
    .toEqual([
      [1, 2],
      [1, 2],
    ]);
  await new Promise(setImmediate);
  expect(answers).toBe(0);
  arrived.resolve();
  await both;
  expect(answers).toBe(2);
});

test("works that arrive together are one transaction, and each gets its own answer", async () => {
  const { database, add, all } = table();
  const durably = openGroupCommit(database, disk);
  const inside: boolean[] = [];
  const results = await Promise.all(
    [1, 2, 3].map((n) => durably(() => (inside.push(database.inTransaction), add(n) + n))),
  );
  expect(results).toEqual([2, 3, 4]);
  expect(inside).toEqual([true, true, true]);
  expect(all()).toEqual([1, 2, 3]);
});

test("a work that throws undoes what it did and nothing of its neighbours", async () => {
  const { database, add, all } = table();
  const durably = openGroupCommit(database, disk);
  const broken = durably(() => {
    add(10);
    throw new Error("no");
  });
  const settled = await Promise.allSettled([
    durably(() => add(1)),
    broken,
    durably(() => add(1)),
    durably(() => add(2)),
  ]);
  expect(settled.map((each) => each.status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(all()).toEqual([1, 2]);
});

test("a commit that fails is told to everyone in the group", async () => {
  const { database, add } = table();
  const durably = openGroupCommit(database, disk);
  const both = Promise.allSettled([durably(() => add(1)), durably(() => add(2))]);
  database.close();
  expect((await both).map((each) => each.status)).toEqual(["rejected", "rejected"]);
});
