import { expect, test } from "vitest";
import { createTrials, inTurn } from "../../../../client/models/try/trial.ts";
import type { AskModel, Tried } from "../../../../client/models/try/trial.ts";
import type { TryEvent } from "../../../../server/api.ts";

const end: TryEvent = { type: "end", firstTokenMs: 120, tokens: 2, tokensPerSecond: 30, ms: 400 };
const served = (name: string): Tried => ({ modelId: name, name, kind: "served" });
const embedded = (name: string): Tried => ({ modelId: name, name, kind: "embedded" });

/** Models that say each of their words when they are told to go on. */
function scripted() {
  const gates = new Map<string, (event: TryEvent | "cut") => void>();
  const asked: string[] = [];
  const ask: AskModel = async (modelId, _prompt, signal) => {
    asked.push(modelId);
    return (async function* () {
      for (;;) {
        const { promise, resolve } = Promise.withResolvers<TryEvent | "cut">();
        gates.set(modelId, resolve);
        signal.addEventListener("abort", () => resolve("cut"));
        const event = await promise;
        if (event === "cut") return;
        yield event;
        if (event.type === "end" || event.type === "error") return;
      }
    })();
  };
  const say = async (modelId: string, event: TryEvent | "cut") => {
    await expect.poll(() => gates.has(modelId)).toBe(true);
    const go = gates.get(modelId);
    gates.delete(modelId);
    go?.(event);
  };
  return { ask, say, asked };
}

test("two servers write at the same time, each into its own column", async () => {
  const { ask, say } = scripted();
  const { trials, running, run } = createTrials(ask);
  const done = run("Why?", [served("a"), served("b")]);
  await say("b", { type: "text", text: "Be" });
  await say("a", { type: "begin", loadMs: 5 });
  await say("a", { type: "text", text: "Be" });
  await say("a", { type: "text", text: "cause" });
  await say("a", end);
  await say("b", end);
  await done;
  expect(running()).toBe(false);
  expect(trials().map(({ name, text, state }) => [name, text, state])).toEqual([
    ["a", "Because", "ended"],
    ["b", "Be", "ended"],
  ]);
  expect(trials()[0]).toMatchObject({ loadMs: 5, figures: { firstTokenMs: 120, tokens: 2, tokensPerSecond: 30 } });
});

test("two models inside Facet answer one after the other", async () => {
  const { ask, say, asked } = scripted();
  const { trials, run } = createTrials(ask);
  expect(inTurn([embedded("a"), served("b")])).toBe(false);
  const done = run("Why?", [embedded("a"), embedded("b")]);
  await say("a", { type: "text", text: "I" });
  await expect.poll(() => trials().map(({ state }) => state)).toEqual(["writing", "waiting"]);
  expect(asked).toEqual(["a"]);
  await say("a", end);
  await say("b", end);
  await done;
  expect(trials().map(({ state }) => state)).toEqual(["ended", "ended"]);
});

test("stopping keeps what was written, and a model that has not begun is not asked", async () => {
  const { ask, say, asked } = scripted();
  const { trials, run, stop } = createTrials(ask);
  const done = run("Why?", [embedded("a"), embedded("b")]);
  await say("a", { type: "text", text: "I" });
  await expect.poll(() => trials()[0]?.text).toBe("I");
  stop();
  await done;
  expect(trials().map(({ state, text }) => [state, text])).toEqual([
    ["stopped", "I"],
    ["stopped", ""],
  ]);
  expect(asked).toEqual(["a"]);
});

test("what goes wrong with one is told in its column, and the other goes on", async () => {
  const { ask, say } = scripted();
  const { trials, run } = createTrials(ask);
  const done = run("Why?", [served("a"), served("b"), served("c")]);
  await say("a", { type: "error", error: { code: "model-unreachable", facts: {}, kept: [], next: [] } });
  await say("c", "cut");
  await say("b", end);
  await done;
  expect(trials().map(({ state, failure }) => [state, failure?.kind])).toEqual([
    ["failed", "error"],
    ["ended", undefined],
    ["failed", "offline"],
  ]);
});

test("a second question replaces the first, whatever the first still brings", async () => {
  const { ask, say } = scripted();
  const { trials, run } = createTrials(ask);
  const first = run("Why?", [served("a")]);
  await say("a", { type: "text", text: "old" });
  const second = run("How?", [served("b")]);
  await first;
  await say("b", { type: "text", text: "new" });
  await say("b", end);
  await second;
  expect(trials().map(({ name, text }) => [name, text])).toEqual([["b", "new"]]);
});
