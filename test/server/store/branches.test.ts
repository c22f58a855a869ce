import Database from "better-sqlite3";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openTestStore } from "../../support/document-rows.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";
import { answered, endWith, newQuestion } from "../../support/told-run.ts";

const conflict = expect.objectContaining({ data: expect.objectContaining({ code: "conflict" }) });
const notFound = expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) });
const thrownBy = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (thrown) {
    return thrown;
  }
};

describe("undo", () => {
  test("shows the conversation as it was before, and the next question begins a branch there", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    const two = await answered(store, "two", "2", { conversationId });
    store.messages.setHead("local", conversationId, one.answerId);
    expect(store.messages.path("local", conversationId)).toEqual([one.messageId, one.answerId]);
    const other = await answered(store, "other", "2b", { conversationId });
    expect(store.messages.pathTo("local", other.answerId)).toEqual([
      one.messageId,
      one.answerId,
      other.messageId,
      other.answerId,
    ]);
    expect(store.messages.select("local", two.messageId)).toContain(two.answerId);
    store.messages.setHead("local", conversationId, null);
    expect(store.messages.path("local", conversationId)).toEqual([]);
    const root = await answered(store, "again", "0", { conversationId });
    expect(store.messages.path("local", conversationId)).toEqual([root.messageId, root.answerId]);
  });

  test("leads to no question, and to no answer of another conversation or owner", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const other = await answered(store, "other", "2");
    const set = (owner: string, id: string) => thrownBy(() => store.messages.setHead(owner, one.conversationId, id));
    expect(set("local", one.messageId)).toEqual(notFound);
    expect(set("local", other.answerId)).toEqual(notFound);
    expect(set("ada", one.answerId)).toEqual(notFound);
    expect(thrownBy(() => store.messages.pathTo("ada", one.answerId))).toEqual(notFound);
    expect(thrownBy(() => store.messages.subtree("ada", one.answerId))).toEqual(notFound);
    expect(thrownBy(() => store.messages.remove("ada", one.answerId))).toEqual(notFound);
  });
});

describe("removing a message", () => {
  test("takes every branch that grows from it, and goes on with the branch beside it", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    const persona = { id: "researcher", version: "1" };
    const kept = await answered(store, "two", "2", { conversationId });
    const keptMore = await answered(store, "two and more", "2+", { conversationId });
    const gone = await answered(store, "three", "3", { conversationId, parentId: one.answerId, persona });
    const goneMore = await answered(store, "four", "4", { conversationId, persona });
    expect(store.messages.subtree("local", gone.messageId)).toEqual([
      gone.messageId,
      gone.answerId,
      goneMore.messageId,
      goneMore.answerId,
    ]);
    store.messages.remove("local", gone.messageId);
    expect(store.messages.path("local", conversationId).at(-1)).toBe(keptMore.answerId);
    expect(store.conversations.get("local", conversationId)).toMatchObject({ messageCount: 6, personas: ["guide"] });
    for (const id of [gone.messageId, goneMore.answerId])
      expect(thrownBy(() => store.messages.get("local", id))).toEqual(notFound);
    expect(thrownBy(() => store.messages.select("local", gone.answerId))).toEqual(notFound);
    expect(thrownBy(() => store.runs.get("local", goneMore.runId))).toEqual(notFound);
    expect(store.events.ofRun("local", goneMore.runId, 0)).toEqual([]);
    expect(store.messages.search("local", "three", 5)).toEqual([]);
    expect(store.messages.search("local", "two", 5)).not.toEqual([]);
    // A branch that is not shown goes without moving the one that is.
    store.messages.setHead("local", conversationId, kept.answerId);
    store.messages.remove("local", keptMore.messageId);
    expect(store.messages.path("local", conversationId).at(-1)).toBe(kept.answerId);
  });

  test("goes back to the answer before it where no branch stands beside it, and to the beginning at last", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    const two = await answered(store, "two", "2", { conversationId });
    store.messages.remove("local", two.messageId);
    expect(store.messages.path("local", conversationId)).toEqual([one.messageId, one.answerId]);
    store.messages.remove("local", one.messageId);
    expect(store.messages.path("local", conversationId)).toEqual([]);
    expect(store.conversations.get("local", conversationId)).toMatchObject({ messageCount: 0, personas: [] });
  });

  test("goes to the newest of the other beginnings", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    const two = await answered(store, "two", "2", { conversationId, parentId: null });
    store.messages.remove("local", two.messageId);
    expect(store.messages.path("local", conversationId)).toEqual([one.messageId, one.answerId]);
  });

  test("may leave a question without an answer: it is answered anew, or another stands beside it", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId, messageId } = one;
    store.messages.remove("local", one.answerId);
    expect(store.messages.path("local", conversationId)).toEqual([messageId]);
    const again = await answered(store, "one", "1b", { conversationId, questionId: messageId, parentId: null });
    expect(store.messages.path("local", conversationId)).toEqual([messageId, again.answerId]);
    store.messages.remove("local", again.answerId);
    const other = await answered(store, "two", "2", { conversationId });
    expect(store.messages.path("local", conversationId)).toEqual([other.messageId, other.answerId]);
  });

  test("waits for what is being written in it, not for what is written beside it", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    const two = await answered(store, "two", "2", { conversationId });
    const running = await store.runs.start("local", newQuestion("three", { conversationId, parentId: one.answerId }));
    expect(thrownBy(() => store.messages.remove("local", one.messageId))).toEqual(conflict);
    expect(thrownBy(() => store.messages.subtree("local", running.answerId))).toEqual(conflict);
    store.messages.remove("local", two.messageId);
    endWith(store, running.runId, { answer: "3" });
    expect(store.messages.path("local", conversationId).at(-1)).toBe(running.answerId);
  });

  test("leaves no word of it in the file", async () => {
    using folder = tmpFolder();
    const path = join(folder.path, "facet.db");
    const store = openTestStore(path);
    const one = await answered(store, "one", "1");
    const two = await answered(store, "Zanzibarquestion", "Zanzibaranswer", { conversationId: one.conversationId });
    store.messages.remove("local", two.messageId);
    const database = new Database(path);
    database.pragma("wal_checkpoint(truncate)");
    expect(database.serialize().toString("latin1").toLowerCase()).not.toContain("zanzibar");
    database.close();
  });
});

describe("answers side by side", () => {
  const creator = {
    persona: { id: "researcher", version: "2" },
    input: { question: "q", mode: "answer" },
    modelId: "big",
  };

  test("are begun together: one question, a run each, the first is the branch", async () => {
    const store = openTestStore();
    const started = await store.runs.start("local", newQuestion("q", { alongside: [creator] }));
    const { conversationId, messageId, answerId, alongside } = started;
    const [other] = alongside;
    expect(store.messages.path("local", conversationId)).toEqual([messageId, answerId]);
    expect(store.conversations.get("local", conversationId)).toMatchObject({
      messageCount: 3,
      personas: ["guide", "researcher"],
      active: true,
    });
    expect(store.runs.get("local", other?.runId ?? "")).toMatchObject({
      questionId: messageId,
      persona: creator.persona,
      input: creator.input,
      modelId: "big",
      parentId: null,
    });
    endWith(store, started.runId, { answer: "1" });
    endWith(store, other?.runId ?? "", { summary: "2" });
    const beside = store.messages.tree("local", conversationId).map((each) => each.role === "assistant" && each.beside);
    expect(beside).toEqual([false, null, answerId]);
    // When the first of the pair is deleted, the other stands alone.
    store.messages.remove("local", answerId);
    expect(store.messages.get("local", other?.answerId ?? "")).toMatchObject({ beside: null, text: "2" });
  });

  test.each([0, 1])("are versions like any others once answer %i of them is chosen", async (choice) => {
    const store = openTestStore();
    const started = await store.runs.start("local", newQuestion("q", { alongside: [creator] }));
    const answers = [started, ...started.alongside];
    for (const { runId } of answers) endWith(store, runId, { answer: "1" });
    const chosen = answers[choice]?.answerId ?? "";
    expect(store.messages.select("local", chosen)).toEqual([started.messageId, chosen]);
    for (const { answerId } of answers) expect(store.messages.get("local", answerId)).toMatchObject({ beside: null });
  });

  test("cannot be begun where an answer is being written, and then nothing of them is", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId } = one;
    await store.runs.start("local", newQuestion("two", { conversationId, parentId: one.answerId }));
    const start = newQuestion("q", { conversationId, parentId: one.answerId, alongside: [creator] });
    await expect(store.runs.start("local", start)).rejects.toEqual(conflict);
    expect(store.conversations.get("local", conversationId)).toMatchObject({ messageCount: 4, personas: ["guide"] });
    await expect(
      store.runs.start(
        "local",
        newQuestion("two", { conversationId, questionId: one.messageId, alongside: [creator] }),
      ),
    ).resolves.toMatchObject({ messageId: one.messageId });
  });

  test("one taken back before it began leaves the branch to the other", async () => {
    const store = openTestStore();
    const started = await store.runs.start("local", newQuestion("q", { alongside: [creator] }));
    const { conversationId, messageId, answerId, runId } = started;
    const other = started.alongside[0] ?? { runId: "", answerId: "" };
    const stop = (id: string) =>
      store.runs.end(store.runs.get("local", id), {
        type: "run-end",
        status: "stopped",
        usage: { promptTokens: 0, completionTokens: 0 },
        ms: 0,
      });
    stop(runId);
    expect(store.messages.path("local", conversationId)).toEqual([messageId, other.answerId]);
    expect(store.runs.get("local", other.runId).status).toBe("queued");
    stop(other.runId);
    expect(store.messages.path("local", conversationId)).toEqual([]);
    expect(store.messages.get("local", answerId)).toMatchObject({ status: "stopped" });
  });

  test("an answer tried again and taken back before it began gives way to the one before", async () => {
    const store = openTestStore();
    const one = await answered(store, "one", "1");
    const { conversationId, messageId } = one;
    const two = await answered(store, "two", "2", { conversationId });
    const again = await store.runs.start(
      "local",
      newQuestion("one", { conversationId, questionId: messageId, parentId: null }),
    );
    store.runs.end(store.runs.get("local", again.runId), {
      type: "run-end",
      status: "stopped",
      usage: { promptTokens: 0, completionTokens: 0 },
      ms: 0,
    });
    expect(store.messages.path("local", conversationId)).toEqual([
      messageId,
      one.answerId,
      two.messageId,
      two.answerId,
    ]);
  });
});
