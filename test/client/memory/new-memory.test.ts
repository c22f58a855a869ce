import { expect, test } from "vitest";
import { createNewMemory } from "../../../client/memory/new-memory.ts";

function storageOf(initial: Readonly<Record<string, string>> = {}) {
  const held = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

test("a conversation that is switched off before it begins stays so over a reload, until it has begun", () => {
  const storage = storageOf();
  createNewMemory(storage).setRemembers(false);
  const reloaded = createNewMemory(storage);
  expect(reloaded.remembers()).toBe(false);
  reloaded.begun();
  expect(reloaded.remembers()).toBe(true);
  expect(createNewMemory(storage).remembers()).toBe(true);
});

test("where nothing may be stored it is known as long as the page lives", () => {
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const fresh = createNewMemory({ getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  fresh.setRemembers(false);
  expect(fresh.remembers()).toBe(false);
});
