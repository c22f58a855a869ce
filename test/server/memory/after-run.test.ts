import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { openRemembering } from "../../support/remembering.ts";
import type { Remembering } from "../../support/remembering.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import type { Script } from "../../support/scripted-model.ts";

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await setTimeout(5);
};
const titleOf = ({ store }: Remembering, conversationId: string) =>
  store.conversations.get("local", conversationId).title;
const small = (script: Script, context = 4096) =>
  scriptedModels(script, {
    info: { tier: "small", capabilities: { vision: false, json: false, context, usage: true } },
  });
const noFacts = { text: '{"facts": []}' };

test("a conversation gets the model's title after its first answer, and the page is told", async () => {
  await using parts = openRemembering({ models: small([{ text: "Heat pumps in winter" }]) });
  const run = await parts.tell("How well do heat pumps work in winter?", { answer: "Well enough." });
  await until(() => titleOf(parts, run.conversationId) === "Heat pumps in winter");
  const last = parts.store.events.ofRun("local", run.runId, 0).at(-1)?.event;
  expect(last).toMatchObject({ type: "conversation-titled", title: "Heat pumps in winter" });
});

test.each([
  ["is about something else", { text: "Shopping list" }],
  ["goes on and on", { text: "Heat pumps and everything that anyone might ever want to know about them" }],
  ["has several lines", { text: "Heat pumps\n\nHere is a title" }],
  ["is nothing", { text: "" }],
  ["fails", { error: new Error("out of memory") }],
])("the question stays the title where the model's %s", async (_, round) => {
  const models = small([round]);
  await using parts = openRemembering({ models });
  const run = await parts.tell("How well do heat pumps work?", { answer: "Well enough." });
  await until(() => models.llm.asked.length === 1);
  await setTimeout(30);
  expect(titleOf(parts, run.conversationId)).toBe("How well do heat pumps work?");
});

test("a title that a person gave stays, and later answers ask for none", async () => {
  const models = small([{ text: "Heat pumps", delayMs: 40 }]);
  await using parts = openRemembering({ models });
  const run = await parts.tell("How well do heat pumps work?");
  await until(() => models.llm.asked.length === 1);
  parts.store.conversations.rename("local", run.conversationId, "Mine");
  await parts.tell("And in summer?", { conversationId: run.conversationId });
  await setTimeout(150);
  expect(titleOf(parts, run.conversationId)).toBe("Mine");
  expect(models.llm.asked).toHaveLength(1);
});

test("a title that comes so late that the log of its answer was compacted is told to the page all the same", async () => {
  const writing = Promise.withResolvers<void>();
  const models = small([{ text: "Heat pumps", until: writing.promise }]);
  await using parts = openRemembering({ models });
  const { store, tell } = parts;
  const { runId } = await tell("How well do heat pumps work?");
  await until(() => models.llm.asked.length === 1);
  expect(store.events.compact(new Date(Date.now() + 1000))).toBe(1);
  writing.resolve();
  await until(() => store.events.ofRun("local", runId, 0).at(-1)?.event.type === "conversation-titled");
});

test("whoever waits for the model goes first: the title is stopped, and made afterwards", async () => {
  const models = small([{ text: "Heat pumps", hang: true }, { text: "Heat pumps later" }]);
  await using parts = openRemembering({ models });
  const first = await parts.tell("How well do heat pumps work?");
  await until(() => models.llm.asked.length === 1);
  const { store } = parts;
  const input = { question: "Now me" };
  const persona = { id: "guide", version: "1" };
  const { runId } = await store.runs.start("ada", { persona, input, text: "Now me", modelId: "scripted" });
  await until(() => models.llm.aborts.length === 1);
  await setTimeout(400);
  expect(models.llm.asked).toHaveLength(1);
  const run = store.runs.get("ada", runId);
  store.runs.end(run, { type: "run-end", status: "done", usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
  await until(() => titleOf(parts, first.conversationId) === "Heat pumps later");
});

test("who goes on at once does not meet the work behind the answer", async () => {
  const models = small([{ text: "Heat pumps" }]);
  await using parts = openRemembering({ models, restMs: 4000 });
  const { conversationId } = await parts.tell("How well do heat pumps work?");
  // Longer than the rest together, and far shorter each, on a busy machine too.
  for (let turn = 0; turn < 11; turn += 1) {
    await setTimeout(400);
    await parts.tell("Go on.", { conversationId });
  }
  expect(models.llm.asked).toEqual([]);
});

test("a large model adds the facts that rules do not read, and none that were not said", async () => {
  const facts = [
    { subject: "boat", text: "The boat of Ada is moored in Genoa.", value: "Genoa", correction: false },
    { subject: "name", text: "My name is Ada.", value: "Ada", correction: false },
    { subject: "dog", text: "Ada has a dog.", value: "dog", correction: false },
  ];
  const script: Script = (_, call) => (call === 0 ? { text: "Genoa" } : { text: JSON.stringify({ facts }) });
  await using parts = openRemembering({ models: scriptedModels(script, { info: { tier: "large" } }) });
  const { conversationId } = await parts.tell("My name is Ada. Over in Genoa my boat has her berth.");
  const list = () => parts.memory.list("local", conversationId).memories.map(({ text }) => text);
  await until(() => list().length === 2);
  await setTimeout(30);
  expect(list().toSorted()).toEqual(["My name is Ada.", "The boat of Ada is moored in Genoa."]);
});

test("after an answer that was stopped or failed no model is asked", async () => {
  const models = small([{ text: "Title" }]);
  await using parts = openRemembering({ models });
  const { store, memory } = parts;
  for (const status of ["stopped", "failed", "interrupted"] as const) {
    const persona = { id: "guide", version: "1" };
    const { runId } = await store.runs.start("local", { persona, input: {}, text: "Heat pumps?", modelId: null });
    const run = store.runs.get("local", runId);
    store.events.append(run, [{ type: "output", field: "answer", value: "Heat pumps are" }]);
    store.runs.end(run, { type: "run-end", status, usage: { promptTokens: 1, completionTokens: 1 }, ms: 1 });
    memory.afterRun(run);
  }
  await setTimeout(100);
  expect(models.llm.asked).toEqual([]);
});

test("in the small tier no model is asked for facts", async () => {
  const models = small([{ text: "Genoa" }]);
  await using parts = openRemembering({ models });
  await parts.tell("Over in Genoa my boat has her berth.");
  await until(() => models.llm.asked.length > 0);
  await setTimeout(100);
  expect(models.llm.asked).toHaveLength(1);
});

const long = (word: string) => `${word} ${"and so on ".repeat(60)}`;

test("before its turns stop fitting a branch is summarised, all but the newest of them", async () => {
  await using parts = openRemembering({ models: small(() => ({ text: "Title" })) });
  const { memory, store } = parts;
  const first = await parts.tell(long("Zero"), { answer: long("Answer zero") });
  const { conversationId } = first;
  const runs = [first];
  for (let turn = 1; turn < 6; turn += 1)
    runs.push(await parts.tell(long(`Question ${turn}`), { conversationId, answer: long(`Answer ${turn}`) }));
  await until(() => store.memories.summaries("local", conversationId).length > 0);
  const [summary] = store.memories.summaries("local", conversationId);
  expect(runs.map(({ answerId }) => answerId)).toContain(summary?.throughId);
  expect(summary?.throughId).not.toBe(runs.at(-1)?.answerId);
  expect(summary?.text).toContain("Question");
  const other = await parts.tell("Another way", { conversationId, parentId: first.answerId });
  expect(memory.scoped("local", { conversationId, messageId: other.answerId }).summary()).toBeNull();
});

test("a large model writes the summary from the one before; when it fails, rules do", async () => {
  let isAway = false;
  const asked: string[] = [];
  const script: Script = ({ turns, options }) => {
    if (options.schema !== undefined || JSON.stringify(turns).includes("facts")) return noFacts;
    asked.push(JSON.stringify(turns));
    return isAway ? { error: new Error("away") } : { text: "They spoke of zero." };
  };
  const info = { tier: "large", capabilities: { vision: false, json: true, context: 1500, usage: true } } as const;
  await using parts = openRemembering({ models: scriptedModels(script, { info }) });
  const { store } = parts;
  const { conversationId } = await parts.tell(long("Zero"), { answer: long("Nothing") });
  const texts = () => store.memories.summaries("local", conversationId).map(({ text }) => text);
  for (let turn = 1; texts().length === 0; turn += 1) {
    await parts.tell(long(`Question ${turn}`), { conversationId, answer: long(`Answer ${turn}`) });
    await setTimeout(60);
  }
  expect(texts()).toEqual(["They spoke of zero."]);
  isAway = true;
  for (let turn = 10; texts().length === 1; turn += 1) {
    await parts.tell(long(`Question ${turn}`), { conversationId, answer: long(`Answer ${turn}`) });
    await setTimeout(60);
  }
  expect(asked.at(-1)).toContain("They spoke of zero.");
  expect(texts().at(-1)).toContain("Question");
});

test.each([
  ["says how much fits", { tokens: 5000, limit: 1200 }],
  ["does not say how much fits", {}],
])(
  "where a model's server takes less than it seemed and %s, the summary is asked for once more, in fewer words",
  async (_, facts) => {
    const asked: number[] = [];
    const script: Script = ({ turns, options }) => {
      if (options.schema !== undefined || JSON.stringify(turns).includes("facts")) return noFacts;
      if (options.maxTokens === 16) return { text: "Title" };
      const letters = turns.reduce((sum, { text }) => sum + text.length, 0);
      asked.push(letters);
      return letters > 9000 ? { error: new FacetError("model-overflow", facts) } : { text: "They spoke of zero." };
    };
    const info = { tier: "large", capabilities: { vision: false, json: true, context: 8000, usage: true } } as const;
    await using parts = openRemembering({ models: scriptedModels(script, { info }) });
    const { store } = parts;
    const much = (word: string) => `${word} ${"and so on ".repeat(300)}`;
    const { conversationId } = await parts.tell(much("Zero"), { answer: much("Nothing") });
    for (let turn = 1; asked.length < 2 && turn < 8; turn += 1) {
      await parts.tell(much(`Question ${turn}`), { conversationId, answer: much(`Answer ${turn}`) });
      await setTimeout(60);
    }
    await until(() => store.memories.summaries("local", conversationId).length > 0);
    expect(store.memories.summaries("local", conversationId)[0]?.text).toBe("They spoke of zero.");
    expect(asked[1]).toBeLessThan(asked[0] ?? 0);
  },
);

test("what was forgotten or corrected is in no summary", async () => {
  await using parts = openRemembering({ models: small(() => ({ text: "Title" }), 1024) });
  const { memory, store } = parts;
  const { conversationId } = await parts.tell("My cat is called Minka.", { answer: "Minka sounds fine." });
  await parts.tell("The project deadline is Monday.", { conversationId, answer: "Monday, then." });
  await parts.tell("Actually, the project deadline is Friday.", { conversationId, answer: "Friday." });
  const cat = memory.list("local", conversationId).memories.find(({ text }) => text.includes("Minka"));
  await memory.forget("local", cat?.memoryId ?? "");
  for (let turn = 0; turn < 3; turn += 1) await parts.tell(long(`More ${turn}`), { conversationId });
  await until(() => store.memories.summaries("local", conversationId).length > 0);
  const [summary] = store.memories.summaries("local", conversationId);
  expect(summary?.text).toContain("Friday");
  expect(summary?.text).not.toMatch(/Minka|Monday/);
});

test("where memory is off nothing is summarised", async () => {
  const models = small(() => ({ text: "Title" }), 300);
  await using parts = openRemembering({ models });
  const { conversationId } = await parts.tell(long("Zero"));
  await parts.memory.setRemembers("local", conversationId, false);
  await parts.tell(long("One"), { conversationId });
  await setTimeout(100);
  expect(parts.store.memories.summaries("local", conversationId)).toEqual([]);
});
