// The Developer in the small tier with everything real: tools, sandbox and the embedded chat model, on one QuixBugs program.
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldAll } from "../../pipelines/engine/fold.ts";
import developer from "../../pipelines/developer.ts";
import type { DeveloperOutputs } from "../../pipelines/steps/code/explain/outputs.ts";
import { startRun } from "../../server/start-run.ts";
import { embeddedModel } from "../eval/refusal.ts";
import { quixbug } from "../support/open-developer.ts";
import { openServices } from "../support/services.ts";
import type { TestServices } from "../support/services.ts";

let models: Awaited<ReturnType<typeof embeddedModel>>;
let facet: TestServices;

beforeAll(async () => {
  models = await embeddedModel();
  facet = await openServices({ models });
});
afterAll(async () => {
  await facet?.[Symbol.asyncDispose]();
  await models?.[Symbol.asyncDispose]();
});

async function ask(input: Readonly<Record<string, unknown>>) {
  const { runId } = await startRun(facet.services, "local", developer, { input, modelId: undefined });
  expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  const events = facet.services.store.events.ofRun("local", runId, 0).map((each) => each.event);
  return { events, outputs: foldAll(events).outputs as unknown as DeveloperOutputs };
}

test("a wrong name in a real program is found, mended by a change that was run, and told with what was proven", async () => {
  const { name, buggy, cases } = quixbug("bucketsort");
  const { events, outputs } = await ask({
    question: "It sorts wrongly. Find the bug.",
    wish: "bugs",
    files: [{ name, text: buggy }],
    tests: cases,
  });
  const [fix] = outputs.fixes;
  expect(fix).toMatchObject({
    purpose: "bug",
    by: "search",
    proof: { kind: "proven", after: { passed: 7, total: 7 } },
  });
  expect(fix?.changes[0]?.after).toContain("enumerate(counts)");
  expect(outputs.explanation).toMatch(/^6 of 7 tests fail\. A fix is proven/);
  // Weights that only stand in are not asked for a cause.
  expect(events.some(({ type }) => type === "context-built")).toBe(false);
});

test("a question about code is answered with nothing that the code does not hold", async () => {
  const { outputs } = await ask({
    question: "What does line 2 do?",
    files: [{ name: "add.py", text: "def add(a, b):\n    return a + b\n" }],
  });
  expect(outputs.explanation).toContain("`add`: function, 2 lines");
  expect(outputs.explanation).not.toMatch(/\bline (?:[3-9]|\d{2,})\b/i);
  expect(outputs.fixes).toEqual([]);
}, 240_000);
