import { expect, test } from "vitest";
import { createPathAsking } from "../../../client/guide/ask-guide.ts";
import type { Step } from "../../../client/guide/ask-guide.ts";
import { guideActions } from "../../../pipelines/steps/guide/guide.ts";
import { heatPath } from "../../support/told-path.ts";

const field = (key: string, component: string) => ({ key, component });
const guide = {
  id: "guide",
  inputs: [
    field("question", "textarea"),
    field("depth", "select"),
    field("sources", "select"),
    field("node", "hidden"),
  ],
};
const path = { personaId: "guide", outline: heatPath(2) };

/** A session at rest, which notes what it is asked and what the composer becomes. */
function session(change: { readonly isActive?: boolean; readonly isSending?: boolean } = {}) {
  const asked: unknown[] = [];
  let draft: object = { question: "half a sentence", depth: "curious", sources: "general", node: "l9" };
  const parts = {
    ask: async (_: unknown, input: object) => asked.push(input) > 0,
    live: { active: () => (change.isActive ? {} : undefined) },
    sending: () => change.isSending === true,
    valuesOf: () => draft,
    next: { persona: () => guide, input: () => draft, setInput: (input: object) => (draft = input) },
  };
  const made = parts as unknown as Parameters<typeof createPathAsking>[0];
  const asking = createPathAsking(made, { personaById: (id) => (id === "guide" ? (guide as never) : undefined) });
  return { ...asking, asked, draft: () => draft };
}

test("a step asks with the button's words, at the path's depth, with the composer's sources and none of its words", async () => {
  const { ask, asked, draft } = session();
  expect(await ask(path, "Go deeper.", { action: "deeper", node: "l3" })).toBe(true);
  expect(asked).toEqual([
    { question: "Go deeper.", depth: "school", sources: "general", action: "deeper", node: "l3" },
  ]);
  expect(draft()).toMatchObject({ question: "half a sentence", depth: "curious" });
});

test("a step to another depth takes the composer's picker with it", async () => {
  const { ask, asked, draft } = session();
  await ask(path, "Expert: The loop", { action: "again", node: "l3", depth: "expert" });
  expect(asked).toMatchObject([{ action: "again", depth: "expert" }]);
  expect(draft()).toMatchObject({ question: "half a sentence", depth: "expert" });
});

test.each([
  ["an answer is being written", { isActive: true }],
  ["a question is on its way", { isSending: true }],
])("nothing is asked while %s", async (_, change) => {
  const { ask, asked, busy } = session(change);
  expect(busy()).toBe(true);
  expect(await ask(path, "Go deeper.", { action: "deeper" })).toBe(false);
  expect(asked).toEqual([]);
});

test("nothing is asked of a persona that is gone", async () => {
  const { ask } = session();
  expect(await ask({ ...path, personaId: "sage" }, "Go deeper.", { action: "deeper" })).toBe(false);
});

test("every step is one the Guide knows", () => {
  const steps: Record<Step["action"], true> = {
    open: true,
    next: true,
    again: true,
    deeper: true,
    simpler: true,
    example: true,
    why: true,
    compare: true,
    skip: true,
    quiz: true,
    arrange: true,
  };
  expect(guideActions).toEqual(expect.arrayContaining(Object.keys(steps)));
});
