// What recall must do whatever is behind it: words alone, the exact index, a Chroma server.
import { expect, onTestFinished, test } from "vitest";
import type { Remembering } from "./remembering.ts";

export function memoryContract(open: () => Remembering): void {
  const opened = () => {
    const parts = open();
    onTestFinished(() => parts[Symbol.asyncDispose]());
    return parts;
  };

  test("A turn is recalled by its words, with where and when it was told", async () => {
    const { memory, tell, settled } = opened();
    const run = await tell("The greenhouse in Bonn holds 300 orchids.");
    await tell("What is the capital of Peru?", { answer: "Lima.", conversationId: run.conversationId });
    await settled();
    const { conversationId } = run;
    const [best] = await memory.search("local", { conversationId, query: "greenhouse orchids", k: 3 });
    expect(best).toMatchObject({
      text: expect.stringContaining("300 orchids"),
      messageId: run.questionId,
      persona: "guide",
    });
    expect(Date.parse(best?.at ?? "")).toBeGreaterThan(0);
  });

  test("Nothing is recalled of another conversation or owner", async () => {
    const { tell, settled, recalled } = opened();
    const orchids = "The greenhouse in Bonn holds 300 orchids.";
    const mine = await tell("Hello.");
    await tell(orchids);
    const other = await tell(orchids, { owner: "ada" });
    await settled();
    expect(await recalled(mine.conversationId, "greenhouse orchids")).not.toContain(orchids);
    expect(await recalled(other.conversationId, "greenhouse orchids", 5, "ada")).toContain(orchids);
    await expect(recalled(other.conversationId, "greenhouse orchids")).rejects.toThrow("not-found");
  });

  test("Nothing is recalled of an abandoned branch, and all of it again when it is taken up", async () => {
    const { tell, settled, recalled, store } = opened();
    const first = await tell("Let us plan a garden.");
    const { conversationId } = first;
    const left = await tell("The greenhouse holds 300 orchids.", { conversationId });
    await tell("The pond holds nine carps.", { conversationId, parentId: first.answerId });
    await settled();
    expect((await recalled(conversationId, "greenhouse orchids")).join()).not.toContain("orchids");
    store.messages.select("local", left.answerId);
    expect((await recalled(conversationId, "greenhouse orchids")).join()).toContain("orchids");
    expect((await recalled(conversationId, "pond carps")).join()).not.toContain("carps");
  });

  test("After a correction the old fact is not recalled, neither as a fact nor as a turn", async () => {
    const { tell, settled, recalled } = opened();
    const { conversationId } = await tell("The project deadline is Monday.", { answer: "Noted: Monday it is." });
    await tell("Thanks.", { conversationId });
    await tell("Actually, the project deadline is Friday.", { conversationId, answer: "Then Friday." });
    await settled();
    const found = await recalled(conversationId, "When is the project deadline?", 10);
    expect(found.join()).toContain("Friday");
    expect(found.join()).not.toContain("Monday");
  });

  test("On a branch that does not hold the correction the fact still counts", async () => {
    const { tell, settled, recalled, store } = opened();
    const { conversationId, answerId } = await tell("The project deadline is Monday.");
    await tell("Actually, the project deadline is Friday.", { conversationId });
    const without = await tell("Tell me a joke.", { conversationId, parentId: answerId });
    await settled();
    store.messages.select("local", without.answerId);
    const found = await recalled(conversationId, "When is the project deadline?", 10);
    expect(found.join()).toContain("Monday");
    expect(found.join()).not.toContain("Friday");
  });

  test("A fact that is kept for all conversations is recalled in each of them, and in no other owner's", async () => {
    const { memory, tell, settled, recalled } = opened();
    const { conversationId } = await tell("My name is Ada Lovelace.");
    const other = await tell("Hello again.");
    const foreign = await tell("Hello.", { owner: "eve" });
    await settled();
    const [fact] = memory.list("local", conversationId).memories;
    expect((await recalled(other.conversationId, "What is my name?")).join()).not.toContain("Ada");
    memory.keepForAll("local", fact?.memoryId ?? "", true);
    await settled();
    expect((await recalled(other.conversationId, "What is my name?")).join()).toContain("Ada");
    expect((await recalled(foreign.conversationId, "What is my name?", 5, "eve")).join()).not.toContain("Ada");
    memory.keepForAll("local", fact?.memoryId ?? "", false);
    await settled();
    expect((await recalled(other.conversationId, "What is my name?")).join()).not.toContain("Ada");
  });

  test("What is forgotten is never recalled again", async () => {
    const { memory, tell, settled, recalled } = opened();
    const { conversationId } = await tell("My cat is called Minka.", { answer: "Minka is a fine name for a cat." });
    await settled();
    const [fact] = memory.list("local", conversationId).memories;
    expect(fact?.text).toContain("Minka");
    expect((await memory.forget("local", fact?.memoryId ?? "")).memories).toBeGreaterThanOrEqual(2);
    expect((await recalled(conversationId, "What is my cat called?", 10)).join()).not.toContain("Minka");
    await settled();
    expect((await recalled(conversationId, "What is my cat called?", 10)).join()).not.toContain("Minka");
  });

  test("Any text is remembered, and any question may be asked", async () => {
    const { tell, settled, recalled } = opened();
    const texts = [
      "我的猫叫米卡。",
      "اسمي ليلى وأعيش في بيروت",
      "🧪🧪 42",
      "\u0000\ud800",
      "' OR 1=1; --",
      "word ".repeat(40_000),
    ];
    const { conversationId } = await tell("Start.");
    for (const text of texts) await tell(text, { conversationId });
    await settled();
    for (const query of [...texts, '"', "*", "NEAR(", "   ", "a AND", "\u202e"]) {
      expect((await recalled(conversationId, query, 50)).length).toBeLessThanOrEqual(50);
    }
    expect(await recalled(conversationId, "اسمي ليلى")).toContain("اسمي ليلى وأعيش في بيروت");
  });
}
