import { describe, expect, it } from "vitest";
import { createOutbox } from "../../../client/conversation/outbox.ts";
import type { DraftStorage } from "../../../client/conversation/drafts.ts";

function storage(text?: string): DraftStorage {
  let held: string | null = text ?? null;
  return { getItem: () => held, setItem: (_, value) => void (held = value), removeItem: () => void (held = null) };
}
const unsent = (id: string) => ({
  id,
  conversationId: null,
  personaId: "guide",
  input: { question: id },
  documentIds: [`d${id}`],
  imageIds: [`i${id}`],
});

describe("messages written without a connection", () => {
  it("are there after a reload, in order", () => {
    const kept = storage();
    createOutbox(kept).put(unsent("a"));
    createOutbox(kept).put(unsent("b"));
    expect(
      createOutbox(kept)
        .all()
        .map((each) => each.id),
    ).toEqual(["a", "b"]);
  });

  it("keep the documents they ask about and the pictures they show; an older page kept none", () => {
    const kept = storage('[{"id": "old", "conversationId": null, "personaId": "guide", "input": {}}]');
    createOutbox(kept).put(unsent("a"));
    const all = createOutbox(kept).all();
    expect(all.map((each) => each.documentIds)).toEqual([[], ["da"]]);
    expect(all.map((each) => each.imageIds)).toEqual([[], ["ia"]]);
  });

  it("keep who was to answer side by side, and nothing that is no such wish", () => {
    const kept = storage();
    const beside = { personaId: "researcher", input: { question: "a" } };
    createOutbox(kept).put({ ...unsent("a"), beside });
    expect(createOutbox(kept).all()[0]?.beside).toEqual(beside);
    for (const wrong of ["null", '"researcher"', '{"personaId": 3}']) {
      const text = `[{"id": "x", "conversationId": null, "personaId": "guide", "input": {}, "beside": ${wrong}}]`;
      expect(createOutbox(storage(text)).all()).toEqual([]);
    }
  });

  it("are taken by one tab only", () => {
    const kept = storage();
    const [one, other] = [createOutbox(kept), createOutbox(kept)];
    one.put(unsent("a"));
    expect([one.take("a"), other.take("a")]).toEqual([true, false]);
  });

  it.each(["", "{}", "[1, null, {}]", '[{"id": 1}]'])("are none when the storage holds %j", (text) => {
    expect(createOutbox(storage(text)).all()).toEqual([]);
  });

  it("live as long as the page without storage", () => {
    const outbox = createOutbox(undefined);
    outbox.put(unsent("a"));
    expect(outbox.all()).toHaveLength(1);
    expect(outbox.take("a")).toBe(true);
    expect(outbox.all()).toEqual([]);
  });

  it("are seen to be gone where another tab has sent them, at the latest when they are to be taken", () => {
    const kept = storage();
    const here = createOutbox(kept);
    here.put(unsent("a"));
    here.put(unsent("b"));
    const there = createOutbox(kept);
    there.take("a");
    expect(here.take("a")).toBe(false);
    expect(here.all().map((each) => each.id)).toEqual(["b"]);
    there.take("b");
    here.onStorage({ key: "facet.drafts" });
    expect(here.all()).toHaveLength(1);
    here.onStorage({ key: "facet.outbox" });
    expect(here.all()).toEqual([]);
  });
});
