import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { endOfRun, newQuestion } from "../../support/told-run.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

test.each(["done", "stopped", "failed", "interrupted"] as const)(
  "the log of a run that ended %s tells after its compaction how it ended, as before",
  async (status) => {
    const store = openTestStore();
    const started = await store.runs.start("local", newQuestion("one"));
    const run = store.runs.get("local", started.runId);
    store.runs.markStarted(run);
    store.events.append(run, [{ type: "output", field: "answer", value: "Heat" }]);
    const error = { code: "interrupted", facts: { a: 1 }, kept: [], next: ["retry"] } as const;
    const rest = status === "failed" ? { error } : { promptHash: "ab".repeat(32) };
    const usage = { promptTokens: 7, completionTokens: 8 };
    store.runs.end(run, { type: "run-end", status, usage, ms: 9, ...rest });
    const before = store.events.ofRun("local", run.runId, 0);
    store.events.compact(new Date(Date.now() + 1000));
    const { answer } = store.events.ofRun("local", run.runId, 0)[0]!.event as { answer?: unknown };
    const last = before.at(-1)!;
    expect(store.events.after("local", 0, 10)).toEqual([{ ...last, event: { ...last.event, answer } }]);
    expect(answer).toEqual(foldAll(before.map(({ event }) => event)));
  },
);

test("a log without its end is left as it is, and keeps no other from being compacted", async () => {
  using folder = tmpFolder();
  const path = join(folder.path, "facet.db");
  const store = openTestStore(path);
  const ended = async (text: string) => {
    const { runId } = await store.runs.start("local", newQuestion(text));
    const run = store.runs.get("local", runId);
    store.runs.markStarted(run);
    store.events.append(run, [{ type: "output", field: "answer", value: text }]);
    store.runs.end(run, endOfRun);
    return runId;
  };
  const [broken, whole] = [await ended("one"), await ended("two")];
  const other = new Database(path);
  other.prepare("delete from events where run_id = ? and event like '%run-end%'").run(broken);
  other.close();
  const later = new Date(Date.now() + 1000);
  expect(store.events.compact(later)).toBe(2);
  expect(store.events.compact(later)).toBe(0);
  expect(store.events.ofRun("local", whole, 0)).toHaveLength(1);
  expect(store.events.ofRun("local", broken, 0).map(({ event }) => event.type)).toContain("output");
});
