// What becomes of questions, and of what lies on the disk, when a data process ends before its time.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSession } from "../../../server/data/data-session.ts";
import { childrenOf, signalTo } from "../../support/child-processes.ts";
import { cities, testData } from "../../support/data-files.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test("nothing of a table is left in the temporary folder, also where its process is ended in the middle of reading it", async () => {
  using folder = tmpFolder();
  using place = tmpFolder();
  vi.stubEnv("TMPDIR", place.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  const path = join(folder.path, "table");
  // No UTF-8: it is read from a copy, for a second or more.
  writeFileSync(path, Buffer.from(`Stadt,Preis\n${"Köln,3.5\n".repeat(2_000_000)}`, "latin1"));
  const file = { documentId: "table", path, name: "table.csv", mediaType: "text/csv" };
  const session = openSession([file], { log: pino({ level: "silent" }), queryMs: 3000 });
  const copies = () => readdirSync(place.path, { recursive: true }).filter((each) => String(each).endsWith(".csv"));
  await expect.poll(copies, { interval: 5 }).toHaveLength(1);
  await session.end();
  expect(readdirSync(place.path)).toEqual([]);
});

test("a query behind one that ends its process is answered all the same", async () => {
  await using parts = testData();
  const stop = new AbortController();
  const endless = "with recursive r as (select 1 as n union all select n + 1 from r) select max(n) from r";
  const file = parts.file("behind.csv", "n\n6\n");
  await parts.data.query([file], "from behind");
  const first = parts.data.query([file], endless, stop.signal);
  const behind = parts.data.query([file], "select n + 1 from behind");
  setTimeout(() => stop.abort(), 300);
  await expect(first).rejects.toMatchObject({ name: "AbortError" });
  expect((await behind).rows).toEqual([[7]]);
});

test.runIf(process.platform === "linux")(
  "a process that died while nobody asked is replaced by one with the tables",
  async () => {
    await using parts = testData();
    const ask = (sql: string) => parts.data.query([parts.file("cities.csv", cities)], sql);
    expect((await ask("select 1 as one")).rows).toEqual([[1]]);
    await signalTo(() => childrenOf(process.pid, "server/data/child.ts")[0], "SIGKILL");
    // Also for who asks before its death is told.
    expect(await ask("select count(*) from cities")).toMatchObject({ rows: [[3]] });
  },
);

test.runIf(process.platform === "linux")(
  "a query whose process is ended is asked once more; one that ends two is told to take too much memory",
  async () => {
    await using parts = testData();
    const file = parts.file("cities.csv", cities);
    const ask = (sql: string) => parts.data.query([file], sql);
    const slow = "select max(a.range * b.range) from range(60000) a, range(60000) b";
    const reader = () => childrenOf(process.pid, "server/data/child.ts")[0];
    await ask("select 1 as one");
    const asking = ask(slow);
    asking.catch(() => {});
    const first = await signalTo(reader, "SIGKILL");
    await signalTo(() => (reader() === first ? undefined : reader()), "SIGKILL");
    await expect(asking).rejects.toMatchObject({ data: { code: "sandbox-limit", facts: { ending: "SIGKILL" } } });
    expect(await ask("select count(*) from cities")).toMatchObject({ rows: [[3]] });
  },
);
