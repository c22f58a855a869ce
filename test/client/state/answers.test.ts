import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnswers } from "../../../client/state/answers.ts";
import type { LoggedEvent, RunEvent } from "../../../pipelines/engine/events.ts";
import { emptyAnswer, foldAll } from "../../../pipelines/engine/fold.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = {
  id: "guide",
  outputs: [
    { key: "answer", component: "markdown" },
    { key: "tags", component: "tags" },
  ],
} as unknown as CataloguePersona;
const components = { answer: "markdown", tags: "tags" } as const;
const open = () =>
  createAnswers(
    (id) => (id === "guide" ? persona : undefined),
    () => 1000,
  );

const start: RunEvent = { type: "run-start", persona: "guide", version: "1", model: "m" };
const end: RunEvent = { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 2 }, ms: 5 };

const middle = fc.array(
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 5 }).map((text): RunEvent => ({ type: "text-delta", field: "answer", text })),
    fc.constantFrom<RunEvent>(
      { type: "run-queued", position: 1, size: 2, etaMs: null },
      { type: "step-start", step: "a" },
      { type: "step-end", step: "a", ms: 3 },
      { type: "step-start", step: "b" },
      { type: "output-delta", field: "tags", delta: { at: 0, value: "x" } },
      { type: "note", level: "info", key: "k", values: {} },
      { type: "run-resumed", step: "b" },
    ),
  ),
  { maxLength: 25 },
);
const log = fc.tuple(middle, fc.boolean()).map(([events, ended]) => [start, ...events, ...(ended ? [end] : [])]);

/** Gives each run's events seqs as one owner's log would: all runs interleaved. */
function interleave(logs: readonly (readonly RunEvent[])[], order: readonly number[]): LoggedEvent[] {
  const left = logs.map((events) => [...events]);
  const all: LoggedEvent[] = [];
  for (let turn = 0; left.some((events) => events.length > 0); turn += 1) {
    const open = left.flatMap((events, run) => (events.length > 0 ? [run] : []));
    const run = open[(order[turn % order.length] ?? 0) % open.length] ?? 0;
    all.push({ runId: `run-${run}`, seq: all.length + 1, at: "2026-01-01T00:00:00.000Z", event: left[run]!.shift()! });
  }
  return all;
}

const folded = (events: readonly LoggedEvent[], runId: string) =>
  foldAll(
    events.filter((each) => each.runId === runId).map((each) => each.event),
    components,
  );

describe("the answers of the open conversation", () => {
  it("are what their whole log says, wherever the snapshot was taken and whenever it came", () => {
    const order = fc.array(fc.nat(5), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(log, { minLength: 1, maxLength: 3 }),
        order,
        fc.tuple(fc.nat(), fc.nat(), fc.nat()),
        (logs, turns, [snapshotAt, arrivesAt, from]) => {
          const all = interleave(logs, turns);
          const cursor = snapshotAt % (all.length + 1);
          // The stream begins at or before the snapshot, and the snapshot arrives after any of its events.
          const streamed = all.slice(from % (cursor + 1));
          const arrival = arrivesAt % (streamed.length + 1);
          const answers = open();
          answers.receive(streamed.slice(0, arrival));
          const runs = [...new Set(all.slice(0, cursor).map((each) => each.runId))];
          answers.load(
            runs.map((runId) => ({ runId, answer: folded(all.slice(0, cursor), runId) })),
            cursor,
          );
          const { unknown } = answers.receive(streamed.slice(arrival));
          for (const runId of runs) expect(answers.get(runId)?.answer).toEqual(folded(all, runId));
          // A run that began after the snapshot is asked for, and whole once it is named.
          for (const runId of unknown) {
            answers.begin(runId);
            expect(answers.get(runId)?.answer).toEqual(folded(all, runId));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("take no event twice", () => {
    const answers = open();
    answers.begin("run-0");
    const [event] = interleave([[start]], [0]);
    expect(answers.receive([event!]).changed.size).toBe(1);
    expect(answers.receive([event!]).changed.size).toBe(0);
  });

  it("keep the events of a run that was started here until its id is known", () => {
    const answers = open();
    const events = interleave([[start, { type: "text-delta", field: "answer", text: "hi" }]], [0]);
    expect(answers.receive(events).unknown).toEqual(new Set(["run-0"]));
    answers.begin("run-0");
    expect(answers.get("run-0")?.answer.outputs).toEqual({ answer: "hi" });
  });

  it("forget the events of another conversation's run", () => {
    const answers = open();
    const events = interleave([[start]], [0]);
    answers.receive(events);
    answers.ignore("run-0");
    expect(answers.receive(events)).toEqual({ changed: new Set(), unknown: new Set() });
    expect(answers.get("run-0")).toBeUndefined();
  });

  it("stand still after a stop, until the end says what is kept", () => {
    const answers = open();
    const text = (part: string): RunEvent => ({ type: "text-delta", field: "answer", text: part });
    const seen = foldAll([start, text("seen")], components);
    const kept: RunEvent = { ...end, status: "stopped", answer: { ...seen, status: "stopped" } };
    const events = interleave([[start, text("seen"), text(" not seen"), kept]], [0]);
    answers.begin("run-0");
    answers.receive(events.slice(0, 2));
    answers.freeze("run-0", true);
    expect(answers.receive(events.slice(2, 3)).changed.size).toBe(0);
    expect(answers.get("run-0")).toMatchObject({ seq: 2, answer: { outputs: { answer: "seen" } } });
    answers.receive(events.slice(3));
    expect(answers.get("run-0")?.answer).toMatchObject({ status: "stopped", outputs: { answer: "seen" } });
  });

  it("catch up when a stop did not reach the server", () => {
    const answers = open();
    const events = interleave([[start, { type: "text-delta", field: "answer", text: "more" }]], [0]);
    answers.begin("run-0");
    answers.receive(events.slice(0, 1));
    answers.freeze("run-0", true);
    answers.receive(events.slice(1));
    expect(answers.freeze("run-0", false).changed).toEqual(new Set(["run-0"]));
    expect(answers.get("run-0")?.answer.outputs).toEqual({ answer: "more" });
  });

  it("are whole where the answer had ended before the stop came", () => {
    const answers = open();
    const events = interleave([[start, { type: "text-delta", field: "answer", text: "all of it" }, end]], [0]);
    answers.begin("run-0");
    answers.receive(events.slice(0, 1));
    answers.freeze("run-0", true);
    answers.receive(events.slice(1, 2));
    expect(answers.receive(events.slice(2)).changed).toEqual(new Set(["run-0"]));
    expect(answers.get("run-0")?.answer).toMatchObject({ status: "done", outputs: { answer: "all of it" } });
  });

  it("know when a run began by this page's clock", () => {
    const answers = open();
    answers.load([{ runId: "run-0", answer: emptyAnswer }], 0);
    expect(answers.get("run-0")?.startedAt).toBeUndefined();
    answers.receive(interleave([[start]], [0]));
    expect(answers.get("run-0")?.startedAt).toBe(1000);
  });

  it("keep when their run began here, when a snapshot is taken once more", () => {
    const answers = open();
    answers.begin("run-0");
    answers.receive([{ runId: "run-0", seq: 1, at: "2026-01-01T00:00:00.000Z", event: start }]);
    answers.load([{ runId: "run-0", answer: emptyAnswer }], 1);
    expect(answers.get("run-0")?.startedAt).toBe(1000);
  });
});
