import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import { startRun } from "../../../server/start-run.ts";
import { copyAfterEveryWrite } from "../../support/every-write.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";

const names = ["look", "find", "write"] as const;

/** Each step tells a note; the first and the last an output too. */
const told = testPersona(
  names.map((name) => ({
    name,
    run: async (_state, { emit }) => {
      // What passes at once is not written between two steps.
      await setTimeout(25);
      emit({ type: "note", level: "info", key: name, values: {} });
      return { look: { list: ["found"] }, find: { found: 1 }, write: { answer: "written" } }[name];
    },
  })),
);

test("a run that is killed after any write goes on to the same answer, each step told once", async () => {
  const models = scriptedModels([]);
  await using first = await openServices({ models, personas: [told] });
  const { runId } = await startRun(first.services, "local", told, { input: { question: "q" }, modelId: undefined });
  using copies = copyAfterEveryWrite(first.folder);
  await first.ended(runId);
  const folders = copies.taken();
  // Each step's checkpoint, after what it told.
  expect(folders.length).toBeGreaterThan(names.length);
  const ends: object[] = [];
  for (const folder of folders) {
    await using again = await openServices({ models, personas: [told], folder, keep: true });
    again.services.queue.wake();
    const { status } = await again.ended(runId);
    const events = again.services.store.events.ofRun("local", runId, 0).map(({ event }) => event);
    const { steps, notes, outputs } = foldAll(events);
    for (const event of events) if (event.type === "run-resumed") expect(names).toContain(event.step);
    ends.push({
      status,
      steps: steps.map((each) => `${each.step} ${each.status}`),
      notes: notes.map(({ key }) => key),
      outputs,
    });
  }
  const steps = names.map((name) => `${name} done`);
  const whole = { status: "done", steps, notes: names, outputs: { list: ["found"], answer: "written" } };
  expect(ends).toEqual(folders.map(() => whole));
});
