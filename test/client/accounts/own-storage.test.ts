// What a browser keeps of one person's words, when another signs in there.
import { expect, test } from "vitest";
import { claimStorage } from "../../../client/accounts/own-storage.ts";

function storageOf(given: Readonly<Record<string, string>>) {
  const kept = new Map(Object.entries(given));
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const words = {
  "facet.draft.new.guide": "mine",
  "facet.outbox": "[]",
  "facet.theme": "dark",
  "facet.persona": "guide",
};

test("another person's drafts and waiting messages go, in both storages; looks and what is not ours stay", () => {
  const lasting = storageOf({ ...words, "facet.owner": "ada", "other.page": "x" });
  const passing = storageOf({ "facet.edits.1": "code" });
  claimStorage("bob", [lasting, passing]);
  expect(Object.fromEntries(lasting.kept)).toEqual({ "facet.theme": "dark", "facet.owner": "bob", "other.page": "x" });
  expect(passing.kept.size).toBe(0);
});

test.each([
  ["the same person", { ...words, "facet.owner": "ada" }, "ada"],
  ["the first account, which has what was here before accounts", words, "local"],
])("%s finds everything", (_claim, given, owner) => {
  const lasting = storageOf(given);
  claimStorage(owner, [lasting]);
  expect(Object.fromEntries(lasting.kept)).toEqual(given);
});

test("after accounts were switched off, what one of them has written is not the first owner's", () => {
  const lasting = storageOf({ ...words, "facet.owner": "bob" });
  claimStorage("local", [lasting]);
  expect(lasting.kept.has("facet.outbox")).toBe(false);
});

test("a browser that keeps nothing has nothing to give", () => {
  expect(() => claimStorage("bob", [])).not.toThrow();
});
