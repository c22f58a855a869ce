// A question is readable at once, acknowledged when it is on the disk, and nothing of its answer is told before that.
import { expect, test } from "vitest";
import { openDatabases } from "../../../server/store/database.ts";
import { openEvents } from "../../../server/store/events.ts";
import { openRuns } from "../../../server/store/runs.ts";
import { shareSync } from "../../../server/store/shared-sync.ts";
import { newQuestion } from "../../support/told-run.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

function openedOn(write: () => Promise<void>) {
  const folder = tmpFolder();
  const databases = openDatabases(`${folder.path}/facet.db`);
  const sync = { ...shareSync(write), [Symbol.dispose]: () => {} };
  const events = openEvents({ ...databases, sync });
  const runs = openRuns({ ...databases, sync }, events, () => ({ inputs: {}, outputs: {} }));
  const close = () => {
    databases.sync[Symbol.dispose]();
    databases.fast.close();
    databases.sure.close();
    folder[Symbol.dispose]();
  };
  return { events, runs, [Symbol.dispose]: close };
}

test("a disk that fails is told to who asked, and the next question finds it well again", async () => {
  let fails = true;
  using store = openedOn(async () => {
    if (fails) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
  });
  await expect(store.runs.start("local", newQuestion("one"))).rejects.toMatchObject({ code: "ENOSPC" });
  fails = false;
  await expect(store.runs.start("local", newQuestion("two"))).resolves.toMatchObject({ alongside: [] });
});

test("the run begins beside the write to the disk; who asked, and who reads along, wait for it", async () => {
  const disk = Promise.withResolvers<void>();
  using store = openedOn(() => disk.promise);
  const told: string[] = [];
  store.events.onAppend("local", (events) => told.push(...events.map(({ event }) => event.type)));
  const written = Promise.withResolvers<void>();
  const started = store.runs.start("local", newQuestion("one"), written.resolve).then(() => told.push("acknowledged"));
  await written.promise;
  const [run] = store.runs.active();
  if (!run) throw new Error("the run cannot be read");
  store.events.append(run, [{ type: "text-delta", field: "answer", text: "A" }]);
  store.events.append(run, [{ type: "note", level: "info", key: "k", values: {} }]);
  await new Promise(setImmediate);
  expect(told).toEqual([]);
  disk.resolve();
  await started;
  expect(told.toSorted()).toEqual(["acknowledged", "note", "text-delta"]);
  expect(told.filter((type) => type !== "acknowledged")).toEqual(["text-delta", "note"]);
});
