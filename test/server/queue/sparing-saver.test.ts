import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SparingSaver } from "../../../server/queue/sparing-saver.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

// How long a step takes is the test's to say.
beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const ofThread = (thread: string) => ({ configurable: { thread_id: thread, checkpoint_ns: "" } });

/** A saver, and the file as another program sees it. */
async function opened() {
  const folder = tmpFolder();
  const path = `${folder.path}/checkpoints.db`;
  const before: string[][] = [];
  const log = { isBehind: false };
  const keepTold = () => before.push(written()) > 0 && !log.isBehind;
  const saver = new SparingSaver({ path, onDamage: () => {}, keepTold });
  // Makes the tables.
  await saver.deleteThread("nobody");
  const other = new Database(path, { timeout: 0 });
  const all = other.prepare("select thread_id || ' ' || checkpoint_id from checkpoints order by 1").pluck();
  const written = () => all.all() as string[];
  const put = (thread: string, id: string) =>
    saver.put(
      ofThread(thread),
      { v: 4, id, ts: "", channel_values: {}, channel_versions: {}, versions_seen: {} },
      { source: "loop", step: 0, parents: {} },
    );
  const close = async () => {
    other.close();
    if (saver.db.open) await saver.close();
    folder[Symbol.dispose]();
  };
  return { saver, log, other, before, written, put, [Symbol.asyncDispose]: close };
}

test("another program that holds the file holds up no step that passes at once", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  facet.other.exec("begin immediate");
  await facet.put("run", "1");
  facet.other.exec("commit");
  expect(facet.written()).toEqual([]);
});

test("what work of some length gave is written before the run goes on, after what it told", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  await facet.put("run", "1");
  vi.advanceTimersByTime(25);
  await facet.put("run", "2");
  expect(facet.written()).toEqual(["run 2"]);
  expect(facet.before).toEqual([[]]);
  // Counted anew from there.
  await facet.put("run", "3");
  expect(facet.written()).toEqual(["run 2"]);
});

test("a checkpoint never gets ahead of the log: it waits until what its run has told is kept", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  facet.log.isBehind = true;
  vi.advanceTimersByTime(25);
  await facet.put("run", "1");
  expect(facet.written()).toEqual([]);
  // Driven on in this process, which still holds what was told.
  expect(await facet.saver.getTuple(ofThread("run"))).toMatchObject({
    config: { configurable: { thread_id: "run", checkpoint_ns: "", checkpoint_id: "1" } },
    checkpoint: { id: "1" },
    metadata: { source: "loop" },
  });
  expect(facet.written()).toEqual([]);
  facet.log.isBehind = false;
  await facet.put("run", "2");
  expect(facet.written()).toEqual(["run 2"]);
});

test("the end of the process writes no checkpoint that is ahead of the log", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  facet.log.isBehind = true;
  await facet.put("run", "1");
  await facet.saver.close();
  expect(facet.written()).toEqual([]);
});

test("a run that an earlier process left is looked for in the file, and one that begins is not", async () => {
  await using facet = await opened();
  await facet.put("left", "1");
  facet.saver.begin("new");
  expect(await facet.saver.getTuple(ofThread("new"))).toBeUndefined();
  expect((await facet.saver.getTuple(ofThread("left")))?.checkpoint.id).toBe("1");
});

test("who looks for a run that is driven on finds what was not written", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  await facet.put("run", "1");
  expect((await facet.saver.getTuple(ofThread("run")))?.checkpoint.id).toBe("1");
});

test("a run that has ended leaves nothing, written or not", async () => {
  await using facet = await opened();
  for (const thread of ["short", "long"]) facet.saver.begin(thread);
  await facet.put("short", "1");
  vi.advanceTimersByTime(25);
  await facet.put("long", "1");
  expect(facet.written()).toEqual(["long 1"]);
  for (const thread of ["short", "long"]) await facet.saver.deleteThread(thread);
  expect(facet.written()).toEqual([]);
  const { other, written } = facet;
  const left = written();
  await facet.saver.close();
  expect([left, other.prepare("select * from checkpoints").all()]).toEqual([[], []]);
});

test("the end of the process writes what was not, so that the run goes on where it stood", async () => {
  await using facet = await opened();
  facet.saver.begin("run");
  await facet.put("run", "1");
  await facet.saver.close();
  expect(facet.written()).toEqual(["run 1"]);
});
