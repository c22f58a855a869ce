import { createRoot, createSignal } from "solid-js";
import { expect, test } from "vitest";
import { createDraft } from "../../../client/conversation/draft.ts";
import { createDrafts } from "../../../client/conversation/drafts.ts";
import type { CataloguePersona } from "../../../server/api.ts";

const guide = { id: "guide", inputs: [{ key: "question" }] } as unknown as CataloguePersona;

test("words that could not be sent come back in the conversation they were written in, not in the open one", () => {
  const drafts = createDrafts(undefined);
  const pictures: unknown[] = [];
  const [id, setId] = createSignal<string | null>("a");
  const draft = createRoot(() =>
    createDraft({ persona: () => guide }, id, drafts, (imageIds, to) => pictures.push([imageIds, to])),
  );
  setId("b");
  draft.setInput({ question: "of b" });
  draft.putBack(guide, { question: "of a" }, ["i"], "a");
  expect(draft.input()).toEqual({ question: "of b" });
  expect(pictures).toEqual([[["i"], "a"]]);
  setId("a");
  expect(draft.input()).toEqual({ question: "of a" });
});

test("words that come back stand in front of what has been typed since", () => {
  const draft = createRoot(() => createDraft({ persona: () => guide }, () => "a", createDrafts(undefined)));
  draft.setInput({ question: "since" });
  draft.putBack(guide, { question: "before" });
  expect(draft.input()).toEqual({ question: "before\n\nsince" });
});
