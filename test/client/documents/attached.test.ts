import { describe, expect, it } from "vitest";
import type { DraftStorage } from "../../../client/conversation/drafts.ts";
import { createAttached } from "../../../client/documents/attached.ts";

function storage(text?: string): DraftStorage {
  let held: string | null = text ?? null;
  return { getItem: () => held, setItem: (_, value) => void (held = value), removeItem: () => void (held = null) };
}

describe("documents of the next message", () => {
  it("are there after a reload, by conversation", () => {
    const kept = storage();
    createAttached(kept).attach(null, "a");
    createAttached(kept).attach("c", "b");
    const again = createAttached(kept);
    expect([again.of(null).attached, again.of("c").attached]).toEqual([["a"], ["b"]]);
  });

  it("move into the conversation when it begins", () => {
    const chosen = createAttached(storage());
    chosen.attach(null, "a");
    chosen.setScope(null, ["a"]);
    chosen.adopt("begun");
    expect([chosen.of("begun"), chosen.of(null)]).toEqual([
      { attached: ["a"], scope: ["a"] },
      { attached: [], scope: [] },
    ]);
  });

  it("are in the scope too where the questions were limited before", () => {
    const chosen = createAttached(storage());
    chosen.attach("c", "a");
    expect(chosen.of("c").scope).toEqual([]);
    chosen.setScope("c", ["b"]);
    chosen.attach("c", "d");
    expect(chosen.of("c").scope).toEqual(["b", "d"]);
  });

  it("are named by nothing when they are gone", () => {
    const chosen = createAttached(storage());
    chosen.attach("c", "a");
    chosen.setScope("c", ["a", "b"]);
    chosen.forget("c", "a");
    expect(chosen.of("c")).toEqual({ attached: [], scope: ["b"] });
  });

  it.each(["", "[]", "null", '{"c": 1}', '{"c": {"attached": [1], "scope": []}}'])(
    "are none when the storage holds %j",
    (text) => {
      expect(createAttached(storage(text)).of("c")).toEqual({ attached: [], scope: [] });
    },
  );
});
