import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAddressee } from "../../../client/conversation/addressee.ts";
import { createDraft } from "../../../client/conversation/draft.ts";
import { createDrafts } from "../../../client/conversation/drafts.ts";
import type { DraftStorage } from "../../../client/conversation/drafts.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const persona = (id: string, key: string) =>
  ({ id, inputs: [{ key }, { key: "tone" }] }) as unknown as CataloguePersona;
const personas = [persona("guide", "question"), persona("creator", "brief")];
const byId = (id: string) => personas.find((each) => each.id === id);

/** The page, loaded on what is stored. */
function loaded(storage: DraftStorage) {
  return createRoot((end) => {
    const [tab, choose] = createSignal("guide");
    const workbench = { persona: () => byId(tab())!, personaById: byId };
    const [conversationId] = createSignal<string | null>("c1");
    const drafts = createDrafts(storage);
    const draft = createDraft(workbench, conversationId, drafts);
    return { end, choose, draft, next: createAddressee(workbench, conversationId, draft, drafts) };
  });
}

describe("who gets the next message", () => {
  let storage: DraftStorage;
  let page: ReturnType<typeof loaded>;
  beforeEach(() => {
    const held = new Map<string, string>();
    storage = {
      getItem: (key) => held.get(key) ?? null,
      setItem: (key, value) => void held.set(key, value),
      removeItem: (key) => void held.delete(key),
    };
    page = loaded(storage);
  });
  afterEach(() => page.end());

  it("is the chosen tab, with its own draft", () => {
    page.draft.setInput({ question: "half a" });
    expect(page.next.persona().id).toBe("guide");
    expect(page.next.named()).toBeNull();
    expect(page.next.input()).toEqual({ question: "half a" });
  });

  it("is the one that was named, with the same words under its own field and its own other values", () => {
    page.choose("creator");
    page.draft.setInput({ brief: "an old idea", tone: "warm" });
    page.choose("guide");
    page.draft.setInput({ question: "a post of this" });
    page.next.name("creator");
    expect(page.next.persona().id).toBe("creator");
    expect(page.next.input()).toEqual({ brief: "a post of this", tone: "warm" });
    page.next.setInput({ brief: "a post of that", tone: "dry" });
    expect(page.draft.input()).toEqual({ question: "a post of that" });
    page.next.name(null);
    expect(page.next.input()).toEqual({ question: "a post of that" });
    page.choose("creator");
    expect(page.draft.input()).toEqual({ brief: "an old idea", tone: "dry" });
  });

  it("is the tab, when that names itself", () => {
    page.next.name("guide");
    expect(page.next.named()).toBeNull();
  });

  it("is still the named one after a reload, for that tab alone", () => {
    page.next.name("creator");
    const again = loaded(storage);
    expect(again.next.named()?.id).toBe("creator");
    again.choose("creator");
    expect(again.next.named()).toBeNull();
    again.choose("guide");
    again.next.name(null);
    expect(loaded(storage).next.named()).toBeNull();
  });
});
