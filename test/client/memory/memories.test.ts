import { TRPCClientError } from "@trpc/client";
import { createRoot, createSignal } from "solid-js";
import { describe, expect, it } from "vitest";
import type { Api } from "../../../client/api.ts";
import { createMemories } from "../../../client/memory/memories.ts";
import { createNewMemory } from "../../../client/memory/new-memory.ts";
import { shownOf } from "../../../client/memory/shown-memory.ts";
import type { KeptMemory } from "../../../client/memory/shown-memory.ts";

const at = "2026-11-12T10:00:00.000Z";
const fact = (memoryId: string, over: Partial<KeptMemory> = {}): KeptMemory => ({
  memoryId,
  conversationId: "c",
  kind: "fact",
  text: `fact ${memoryId}`,
  corrects: null,
  messageId: null,
  persona: null,
  edited: false,
  at,
  ...over,
});
const turn = {
  memoryId: "turn",
  kind: "turn",
  text: "Long ago.",
  score: 1,
  messageId: "q",
  persona: "guide",
  at,
} as const;

/** A server that keeps facts in a list and counts what it was asked. */
function open(initial: readonly KeptMemory[], conversationId: string | null = "c") {
  let facts = [...initial];
  const gone: KeptMemory[] = [];
  const asked: string[] = [];
  const failing = new Map<string, unknown>();
  const answer = <Input, Output>(name: string, give: (input: Input) => Output) => {
    const call = async (input: Input) => {
      asked.push(name);
      if (failing.has(name)) throw failing.get(name);
      return give(input);
    };
    return { query: call, mutate: call };
  };
  const change = (memoryId: string, over: Partial<KeptMemory>) => {
    const next = { ...fact(memoryId), ...facts.find((each) => each.memoryId === memoryId), ...over };
    facts = [next, ...facts.filter((each) => each.memoryId !== memoryId)];
    return next;
  };
  const server = {
    list: answer("list", () => ({ remembers: true, memories: facts, summary: null })),
    aboutYou: answer("aboutYou", () => ({ memories: facts.filter(({ kind }) => kind === "about-you") })),
    add: answer("add", ({ text }: { text: string }) => change(`new-${asked.length}`, { text })),
    edit: answer("edit", ({ memoryId, text }: { memoryId: string; text: string }) =>
      change(memoryId === "turn" ? "of-turn" : memoryId, { text, edited: true }),
    ),
    forget: answer("forget", ({ memoryId }: { memoryId: string }) => {
      gone.push(...facts.filter((each) => each.memoryId === memoryId));
      facts = facts.filter((each) => each.memoryId !== memoryId);
      return { forgotten: { memories: 1, vectors: 1 } };
    }),
    restore: answer("restore", ({ memoryId }: { memoryId: string }) => {
      const back = gone.find((each) => each.memoryId === memoryId);
      if (back === undefined) throw refused("not-found");
      facts = [...facts, back];
      return back;
    }),
    keepForAll: answer("keepForAll", ({ memoryId, forAll }: { memoryId: string; forAll: boolean }) =>
      change(memoryId, { kind: forAll ? "about-you" : "fact" }),
    ),
    setRemembers: answer("setRemembers", () => ({ forgotten: { memories: 7, vectors: 9 } })),
  };
  const [id, setId] = createRoot(() => createSignal(conversationId));
  const fresh = createNewMemory(undefined);
  const memories = createMemories(id, fresh, { memories: server as unknown as Api["memories"] });
  const kept = () => memories.kept()?.memories.map(({ text }) => text);
  return { memories, fresh, asked, failing, setId, kept };
}

function refused(code: string): TRPCClientError<never> {
  const facet = { code, facts: {}, kept: [], next: [] };
  return TRPCClientError.from({ error: { message: code, code: -32_000, data: { facet } } } as never);
}

describe("the memory of the open conversation", () => {
  it("is asked for only where it is shown: an answer that forgets does not fetch the list", async () => {
    const { memories, asked } = open([fact("a")]);
    await memories.forget(shownOf(fact("a")));
    expect(asked).toEqual(["forget"]);
  });

  it("shows what was added, changed and forgotten", async () => {
    const { memories, kept } = open([fact("a"), fact("b")]);
    await memories.refresh();
    await memories.add("By hand.");
    await memories.edit("a", "Other words.");
    await memories.forget(shownOf(fact("b")));
    expect(kept()).toEqual(["Other words.", "By hand."]);
  });

  it("is nothing yet when another conversation is opened, until its own is there", async () => {
    const { memories, setId } = open([fact("a")]);
    await memories.refresh();
    setId("other");
    expect(memories.kept()).toBeNull();
  });

  it("does not show the list of a conversation that was left while it was asked for", async () => {
    const { memories, setId } = open([fact("a")]);
    const first = memories.refresh();
    setId("other");
    await first;
    expect(memories.kept()).toBeNull();
  });

  it("of a new conversation is what is kept for all of them", async () => {
    const { memories, asked, kept } = open([fact("a"), fact("b", { kind: "about-you" })], null);
    await memories.refresh();
    expect([asked, kept()]).toEqual([["aboutYou"], ["fact b"]]);
  });

  it("is switched off before the first message without the server, and for that conversation alone", async () => {
    const { memories, fresh, asked, setId } = open([fact("a", { kind: "about-you" })], null);
    await memories.refresh();
    await memories.setRemembers(false);
    expect([memories.kept()?.remembers, fresh.remembers(), asked]).toEqual([false, false, ["aboutYou"]]);
    setId("c");
    await memories.refresh();
    expect(memories.kept()?.remembers).toBe(true);
    fresh.begun();
    setId(null);
    await memories.refresh();
    expect(memories.kept()?.remembers).toBe(true);
  });

  it("tells how many memories went when it is switched off, and only there", async () => {
    const { memories, setId } = open([fact("a")]);
    memories.setAsking(true);
    await memories.setRemembers(false);
    expect([memories.lastForgotten(), memories.asking()]).toEqual([7, false]);
    setId("other");
    expect(memories.lastForgotten()).toBeNull();
  });

  it("says why it could not be read, and forgets that when it could", async () => {
    const { memories, failing } = open([fact("a")]);
    failing.set("list", refused("storage-full"));
    await memories.refresh();
    expect(memories.failure()).toMatchObject({ kind: "error", error: { code: "storage-full" } });
    failing.clear();
    await memories.refresh();
    expect(memories.failure()).toBeNull();
  });
});

describe("a memory that an answer was given", () => {
  it("is shown in its new words, also when a message became a fact and that one was changed again", async () => {
    const { memories } = open([]);
    const shown = shownOf(turn);
    await memories.edit("turn", "In other words.");
    const { memory } = memories.currentOf(shown);
    expect([memory.kind, memory.text]).toEqual(["fact", "In other words."]);
    await memories.edit(memory.memoryId, "In better words.");
    expect(memories.currentOf(shown).memory.text).toBe("In better words.");
    await memories.forget(memories.currentOf(shown).memory);
    expect(memories.currentOf(shown)).toMatchObject({ forgotten: true, memory: { text: "In better words." } });
  });

  it("is struck through when it is forgotten, and the same one again when that is undone", async () => {
    const told = fact("a", { kind: "about-you", messageId: "q", persona: "guide", corrects: "fact b" });
    const { memories, asked } = open([told]);
    const shown = shownOf(told);
    await memories.forget(shown);
    expect(memories.currentOf(shown).forgotten).toBe(true);
    await memories.restore(shown);
    expect(memories.currentOf(shown)).toEqual({ forgotten: false, memory: shown });
    expect(asked).toEqual(["forget", "restore"]);
  });

  it("counts as forgotten where it was gone already, and not where the server could not do it", async () => {
    const { memories, failing } = open([fact("a"), fact("b")]);
    failing.set("forget", refused("not-found"));
    await memories.forget(shownOf(fact("a")));
    failing.set("forget", refused("storage-full"));
    await expect(memories.forget(shownOf(fact("b")))).rejects.toThrow();
    expect([fact("a"), fact("b")].map((each) => memories.currentOf(shownOf(each)).forgotten)).toEqual([true, false]);
  });
});
