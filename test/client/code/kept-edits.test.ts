// What is being changed in the code panel, over a reload and in a browser that keeps nothing.
import { expect, test } from "vitest";
import { createKeptEdits } from "../../../client/code/kept-edits.ts";

function storage(held: Record<string, string> = {}) {
  return {
    getItem: (key: string) => held[key] ?? null,
    setItem: (key: string, value: string) => void (held[key] = value),
    removeItem: (key: string) => void delete held[key],
  };
}
const full = {
  ...storage(),
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
};
const edit = { versionId: "v1", texts: { "a.py": "x = 1\n" } };

test("an edit is there after a reload, in its conversation alone, until it is kept or thrown away", () => {
  const tab = storage();
  createKeptEdits(tab).set("c1", edit);
  const reloaded = createKeptEdits(tab);
  expect(reloaded.get("c1")).toEqual(edit);
  expect(reloaded.get("c2")).toBeNull();
  expect(reloaded.get(null)).toBeNull();
  reloaded.set("c1", null);
  expect(createKeptEdits(tab).get("c1")).toBeNull();
});

test("where the browser keeps nothing, or what it kept of an earlier state no longer fits, the page still knows it", () => {
  const edits = createKeptEdits(full);
  edits.set("c1", edit);
  expect(edits.get("c1")).toEqual(edit);
  expect(createKeptEdits(undefined).get("c1")).toBeNull();
});

test.each(["", "{", "[]", '"v1"', '{"versionId":1,"texts":{}}', '{"versionId":"v1","texts":{"a.py":1}}'])(
  "what was kept and is no edit is none: %s",
  (text) => {
    expect(createKeptEdits(storage({ "facet.code-edit.c1": text })).get("c1")).toBeNull();
  },
);
