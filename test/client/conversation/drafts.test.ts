import { describe, expect, it } from "vitest";
import { createDrafts } from "../../../client/conversation/drafts.ts";
import type { DraftStorage } from "../../../client/conversation/drafts.ts";

function storage(held: Record<string, string> = {}): DraftStorage & { readonly held: Record<string, string> } {
  return {
    held,
    getItem: (key) => held[key] ?? null,
    setItem: (key, value) => void (held[key] = value),
    removeItem: (key) => void delete held[key],
  };
}

const full: DraftStorage = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
  removeItem: () => {
    throw new DOMException("no", "SecurityError");
  },
};

describe("what was written and not sent", () => {
  it("is there after a reload", () => {
    const kept = storage();
    createDrafts(kept).set("c1", "guide", { question: "half a" });
    expect(createDrafts(kept).get("c1", "guide")).toEqual({ question: "half a" });
  });

  it("is kept apart by conversation and by persona", () => {
    const drafts = createDrafts(storage());
    drafts.set(null, "guide", { question: "new" });
    drafts.set("c1", "guide", { question: "old" });
    drafts.set("c1", "creator", { brief: "other" });
    expect(drafts.get(null, "guide")).toEqual({ question: "new" });
    expect(drafts.get("c1", "guide")).toEqual({ question: "old" });
    expect(drafts.get("c1", "creator")).toEqual({ brief: "other" });
    expect(drafts.get("c2", "guide")).toEqual({});
  });

  it("leaves nothing behind when it is emptied", () => {
    const kept = storage();
    const drafts = createDrafts(kept);
    drafts.set("c1", "guide", { question: "x" });
    drafts.set("c1", "guide", { question: "", depth: undefined });
    expect(kept.held).toEqual({});
  });

  it.each([
    ["no storage at all", undefined],
    ["a full or forbidden one", full],
  ])("lives as long as the page with %s", (_, kept) => {
    const drafts = createDrafts(kept);
    drafts.set("c1", "guide", { question: "x" });
    expect(drafts.get("c1", "guide")).toEqual({ question: "x" });
    drafts.clear("c1", "guide");
    expect(drafts.get("c1", "guide")).toEqual({});
  });

  it.each(["", "{", "null", "[1]", '"text"', "12"])("is nothing when the storage holds %j", (text) => {
    expect(createDrafts(storage({ "facet.draft.c1.guide": text })).get("c1", "guide")).toEqual({});
  });

  it("is never too long for the storage of everything else", () => {
    const kept = storage();
    const drafts = createDrafts(kept);
    drafts.set("c1", "guide", { question: "x".repeat(600_000) });
    expect(kept.held).toEqual({});
    expect(String(drafts.get("c1", "guide")["question"])).toHaveLength(600_000);
  });
});
