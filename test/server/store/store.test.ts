import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { RunEvent } from "../../../pipelines/engine/events.ts";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import type { NewRun, Run } from "../../../pipelines/engine/conversations.ts";
import type { Store } from "../../../pipelines/engine/ports.ts";
import { openStore } from "../../../server/store/open-store.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "facet-store-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function open(path = join(folder(), "facet.db")): Store {
  const store = openStore(path, () => ({}));
  onTestFinished(() => store.close());
  return store;
}

const question = (text: string, rest: Partial<NewRun> = {}): NewRun => ({
  persona: { id: "guide", version: "1" },
  input: { question: text },
  text,
  modelId: null,
  ...rest,
});
const end: Extract<RunEvent, { type: "run-end" }> = {
  type: "run-end",
  status: "done",
  usage: { promptTokens: 1, completionTokens: 1 },
  ms: 5,
};

/** Plays a run to its end with this answer. */
async function answered(store: Store, text: string, answer: string, rest: Partial<NewRun> = {}) {
  const started = await store.runs.start("local", question(text, rest));
  const run = store.runs.get("local", started.runId);
  store.runs.markStarted(run);
  store.events.append(run, [
    { type: "run-start", persona: "guide", version: "1", model: null },
    { type: "step-start", step: "answer" },
    { type: "text-delta", field: "answer", text: answer },
    { type: "step-end", step: "answer", ms: 1 },
  ]);
  store.runs.end(run, end);
  return { ...started, run };
}

describe("the tree of messages", async () => {
  test("a question asked again is a branch; the other one stays and can be chosen", async () => {
    const store = open();
    const first = await answered(store, "one", "1");
    const { conversationId } = first;
    const second = await answered(store, "two", "2", { conversationId });
    const edited = await answered(store, "two, again", "2b", { conversationId, parentId: first.answerId });
    expect(store.messages.path("local", conversationId)).toEqual([
      first.messageId,
      first.answerId,
      edited.messageId,
      edited.answerId,
    ]);
    expect(store.messages.select("local", second.messageId)).toEqual([
      first.messageId,
      first.answerId,
      second.messageId,
      second.answerId,
    ]);
    expect(store.messages.tree("local", conversationId)).toHaveLength(6);
    expect(store.messages.turnsBefore("local", edited.messageId).map((turn) => turn.text)).toEqual(["one", "1"]);
  });

  test("an answer tried again stands beside the first under one question", async () => {
    const store = open();
    const first = await answered(store, "one", "1");
    const again = await answered(store, "one", "1b", {
      conversationId: first.conversationId,
      questionId: first.messageId,
    });
    expect(again.messageId).toBe(first.messageId);
    expect(store.messages.path("local", first.conversationId)).toEqual([first.messageId, again.answerId]);
    expect(store.messages.tree("local", first.conversationId).map((each) => each.text)).toEqual(["one", "1", "1b"]);
  });

  test("the root can have branches too", async () => {
    const store = open();
    const first = await answered(store, "one", "1");
    const other = await answered(store, "uno", "1b", { conversationId: first.conversationId, parentId: null });
    expect(store.messages.path("local", first.conversationId)).toEqual([other.messageId, other.answerId]);
    expect(store.messages.turnsBefore("local", other.messageId)).toEqual([]);
  });

  test("a question cannot follow a question, an unknown message or one of another conversation", async () => {
    const store = open();
    const first = await answered(store, "one", "1");
    const elsewhere = await answered(store, "else", "2");
    const { conversationId } = first;
    await expect(
      store.runs.start("local", question("x", { conversationId, parentId: first.messageId })),
    ).rejects.toThrow("parentId");
    await expect(store.runs.start("local", question("x", { conversationId, parentId: "nowhere" }))).rejects.toThrow(
      "not-found",
    );
    await expect(
      store.runs.start("local", question("x", { conversationId, parentId: elsewhere.answerId })),
    ).rejects.toThrow("not-found");
    expect(store.messages.tree("local", conversationId)).toHaveLength(2);
  });
});

describe("another owner", async () => {
  test("sees no row and cannot tell that there is one", async () => {
    const store = open();
    const { conversationId, runId, messageId, answerId } = await answered(store, "mine", "yes");
    const calls: (() => unknown)[] = [
      () => store.conversations.get("other", conversationId),
      () => store.conversations.rename("other", conversationId, "x"),
      () => store.conversations.pin("other", conversationId, true),
      () => store.conversations.remove("other", conversationId),
      () => store.conversations.restore("other", conversationId),
      () => store.messages.path("other", conversationId),
      () => store.messages.get("other", messageId),
      () => store.messages.select("other", answerId),
      () => store.messages.turnsBefore("other", messageId),
      () => store.runs.get("other", runId),
    ];
    for (const call of calls) expect(call).toThrow("not-found");
    await expect(store.runs.start("other", question("x", { conversationId }))).rejects.toThrow("not-found");
    expect(store.conversations.list("other")).toEqual([]);
    expect(store.messages.tree("other", conversationId)).toEqual([]);
    expect(store.events.ofRun("other", runId, 0)).toEqual([]);
    expect(store.events.after("other", 0, 100)).toEqual([]);
    expect(store.events.cursor("other")).toBe(0);
  });
});

describe("conversations", async () => {
  test("are named after their first question, and found by words of any message", async () => {
    const store = open();
    await answered(store, "  How does\n a heat pump work?  ", "It moves 100% of the heat.");
    await answered(store, "x".repeat(300), "Long.");
    const titles = store.conversations.list("local").map((each) => each.title);
    expect(titles).toContain("How does a heat pump work?");
    expect(titles.every((title) => title.length <= 80)).toBe(true);
    const find = (query: string) => store.conversations.titled("local", query, 10).map((each) => each.title);
    expect(find("HEAT PUMP")).toEqual(["How does a heat pump work?"]);
    expect(find("heat%work")).toEqual([]);
    const hits = (query: string) => store.messages.search("local", query, 10).map((each) => each.role);
    expect(hits("100%")).toEqual(["assistant"]);
  });

  test("that were removed come back until they are purged", async () => {
    const store = open();
    const { conversationId } = await answered(store, "one", "1");
    expect(store.conversations.remove("local", conversationId)).toEqual({ messages: 2 });
    expect(store.conversations.list("local")).toEqual([]);
    await expect(store.runs.start("local", question("x", { conversationId }))).rejects.toThrow("not-found");
    expect(store.conversations.purge(new Date(Date.now() - 1000))).toEqual([]);
    expect(store.conversations.restore("local", conversationId)).toMatchObject({ conversationId, messageCount: 2 });
    store.conversations.remove("local", conversationId);
    const soon = () => new Date(Date.now() + 1000);
    expect(store.conversations.purge(soon())).toEqual([{ owner: "local", conversationId }]);
    expect(store.conversations.purge(soon())).toEqual([]);
    expect(() => store.conversations.restore("local", conversationId)).toThrow("not-found");
  });
});

describe("the log", async () => {
  test("of a run that ended becomes one event that replays the whole answer", async () => {
    const store = open();
    const { run, answerId } = await answered(store, "one", "Heat moves.");
    const before = foldAll(store.events.ofRun("local", run.runId, 0).map((each) => each.event));
    expect(store.events.compact(new Date(Date.now() + 1000))).toBe(1);
    const events = store.events.ofRun("local", run.runId, 0);
    expect(events).toHaveLength(1);
    expect(foldAll(events.map((each) => each.event))).toEqual(before);
    expect(store.messages.get("local", answerId)).toMatchObject({ outputs: before.outputs, steps: before.steps });
    expect(store.events.compact(new Date(Date.now() + 1000))).toBe(0);
  });

  test("what work behind the answer tells after the end goes with the rest, however late it comes", async () => {
    const store = open();
    const { run, conversationId } = await answered(store, "one", "Heat moves.");
    const soon = () => new Date(Date.now() + 1000);
    store.events.append(run, [{ type: "conversation-titled", conversationId, title: "Heat" }]);
    const before = foldAll(store.events.ofRun("local", run.runId, 0).map((each) => each.event));
    const types = () => store.events.ofRun("local", run.runId, 0).map((each) => each.event.type);
    expect(store.events.compact(soon())).toBe(1);
    expect(types()).toEqual(["run-end"]);
    const [late] = store.events.append(run, [{ type: "memories-kept", conversationId, count: 2 }]);
    // A follower has its time to hear of it, though the run ended long before.
    expect(store.events.compact(new Date(late?.at ?? ""))).toBe(0);
    expect(types()).toEqual(["run-end", "memories-kept"]);
    expect(store.events.compact(soon())).toBe(1);
    expect(types()).toEqual(["run-end"]);
    expect(foldAll(store.events.ofRun("local", run.runId, 0).map((each) => each.event))).toEqual(before);
    expect(store.events.compact(soon())).toBe(0);
  });

  test("a follower that was behind when it was compacted still ends with the whole answer", async () => {
    const store = open();
    const { run } = await answered(store, "one", "Heat moves.");
    const seen = store.events.ofRun("local", run.runId, 0).slice(0, 2);
    store.events.compact(new Date(Date.now() + 1000));
    const late = store.events.after("local", seen.at(-1)?.seq ?? 0, 100);
    expect(foldAll([...seen, ...late].map((each) => each.event)).outputs).toEqual({ answer: "Heat moves." });
  });

  test("following begins before the first event of what is still running", async () => {
    const store = open();
    await answered(store, "one", "1");
    const started = await store.runs.start("local", question("two"));
    const run: Run = store.runs.get("local", started.runId);
    expect(store.events.activeCursor("local")).toBe(store.events.cursor("local"));
    store.events.append(run, [{ type: "run-start", persona: "guide", version: "1", model: null }]);
    const from = store.events.activeCursor("local");
    store.events.append(run, [{ type: "step-start", step: "answer" }]);
    expect(store.events.after("local", from, 10).map((each) => each.event.type)).toEqual(["run-start", "step-start"]);
  });

  test("appends made together are told after the transaction, to the owner's followers only", async () => {
    const store = open();
    const run = store.runs.get("local", (await store.runs.start("local", question("two"))).runId);
    const told: number[] = [];
    store.events.onAppend("local", (events) => told.push(events.length));
    store.events.onAppend("other", () => told.push(-1));
    store.events.together(() => {
      store.events.append(run, [
        { type: "step-start", step: "a" },
        { type: "step-end", step: "a", ms: 1 },
      ]);
      store.events.append(run, [{ type: "step-start", step: "b" }]);
      expect(told).toEqual([]);
    });
    expect(told).toEqual([2, 1]);
  });
});
