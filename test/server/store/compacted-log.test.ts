import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { openTestStore } from "../../support/document-rows.ts";
import { newQuestion } from "../../support/told-run.ts";

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
