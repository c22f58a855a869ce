import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BaseCheckpointSaver } from "@langchain/langgraph";
import Database from "better-sqlite3";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openCheckpoints } from "../../../server/queue/checkpoints.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const silent = pino({ level: "silent" });
const ofThread = (thread: string) => ({ configurable: { thread_id: thread, checkpoint_ns: "" } });

async function put(saver: BaseCheckpointSaver, thread: string): Promise<void> {
  const checkpoint = { v: 4, id: "1", ts: "", channel_values: {}, channel_versions: {}, versions_seen: {} };
  await saver.put(ofThread(thread), checkpoint, { source: "input", step: -1, parents: {} }, {});
}

test("a file that could not be opened once is opened with the next run, and closing throws nothing", async () => {
  using folder = tmpFolder();
  const place = join(folder.path, "later");
  await using never = openCheckpoints(join(folder.path, "nowhere", "checkpoints.db"), silent);
  await expect(never.saver()).rejects.toThrow();
  await using checkpoints = openCheckpoints(join(place, "checkpoints.db"), silent);
  await expect(checkpoints.saver()).rejects.toThrow();
  mkdirSync(place);
  expect(await checkpoints.saver()).toBe(await checkpoints.saver());
});

test("a sound file is left where it is, with what it holds", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "checkpoints.db");
  const before = openCheckpoints(path, silent);
  await put(await before.saver(), "a");
  await before[Symbol.asyncDispose]();
  await using checkpoints = openCheckpoints(path, silent);
  expect(await (await checkpoints.saver()).getTuple(ofThread("a"))).toBeDefined();
  expect(checkpoints.beganAnew()).toBe(false);
  expect(existsSync(`${path}.damaged`)).toBe(false);
});

test.each(["a run", "the tidying at the start"])(
  "a damaged file that %s meets is put aside under a name that is logged, and a new one serves",
  async (who) => {
    using folder = tmpFolder();
    const path = join(folder.path, "checkpoints.db");
    const lines: string[] = [];
    writeFileSync(path, "no database ".repeat(1000));
    writeFileSync(`${path}.damaged`, "of an earlier time");
    await using checkpoints = openCheckpoints(path, pino({}, { write: (line) => void lines.push(line) }));
    if (who === "a run") await checkpoints.saver();
    else await checkpoints.sweep(new Set());
    expect(checkpoints.beganAnew()).toBe(true);
    expect(readFileSync(`${path}.damaged`, "utf8")).toMatch(/^no database/);
    expect(lines.join("")).toContain("checkpoints.db.damaged");
    const saver = await checkpoints.saver();
    await put(saver, "a");
    expect(await saver.getTuple(ofThread("a"))).toBeDefined();
  },
);

test("a file that is damaged while it is in use is put aside, and what is under way goes on in a new one", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "checkpoints.db");
  await using checkpoints = openCheckpoints(path, silent);
  const saver = await checkpoints.saver();
  await put(saver, "a");
  using other = closing(new Database(path));
  // What the saver remembers of the file is outdated, and all of it is in the file.
  other.database.exec("create table foreign_rows (value)");
  other.database.pragma("wal_checkpoint(truncate)");
  const page = other.database.pragma("page_size", { simple: true }) as number;
  other[Symbol.dispose]();
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill("no page ", page), { flag: "r+" });
  await put(saver, "b");
  expect(await saver.getTuple(ofThread("b"))).toBeDefined();
  expect(checkpoints.beganAnew()).toBe(true);
  expect(existsSync(`${path}.damaged`)).toBe(true);
});

test("while another program holds the file, who writes waits, and everything else goes on", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "checkpoints.db");
  await using checkpoints = openCheckpoints(path, silent);
  const saver = await checkpoints.saver();
  await put(saver, "a");
  using other = closing(new Database(path));
  other.database.exec("begin immediate");
  let turns = 0;
  const pulse = setInterval(() => {
    turns += 1;
    if (turns === 20) other.database.exec("commit");
  }, 20);
  try {
    await put(saver, "b");
  } finally {
    clearInterval(pulse);
  }
  expect(turns).toBeGreaterThanOrEqual(20);
  expect(await saver.getTuple(ofThread("b"))).toBeDefined();
  expect(existsSync(`${path}.damaged`)).toBe(false);
});

const closing = (database: Database.Database) => ({ database, [Symbol.dispose]: () => void database.close() });
