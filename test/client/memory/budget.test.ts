import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetOf } from "../../../client/memory/budget.ts";
import type { BuiltContext, ContextPart } from "../../../pipelines/engine/memory.ts";

const part = (kind: ContextPart["kind"], tokens: number, count = 1): ContextPart => ({ kind, tokens, count });
const built = (parts: readonly ContextPart[], over: Partial<BuiltContext> = {}): BuiltContext => ({
  limit: 8192,
  answer: 1024,
  parts,
  firstMessageId: null,
  leftOut: 0,
  ...over,
});

describe("what the bar of the model's window shows", () => {
  it("the parts always in one order, those that hold nothing left out", () => {
    const { parts } = budgetOf(
      built([part("question", 30), part("memories", 164), part("passages", 0), part("instructions", 412)]),
    );
    expect(parts.map(({ kind }) => kind)).toEqual(["instructions", "memories", "question"]);
  });

  it.each([
    ["half full", built([part("turns", 4096)]), { used: 4096, free: 4096, answer: 1024, over: 0 }],
    ["empty", built([]), { used: 0, free: 8192, answer: 1024, over: 0 }],
    ["exactly full", built([part("turns", 7168)]), { used: 7168, free: 1024, answer: 1024, over: 0 }],
    ["no room for the answer", built([part("turns", 8000)]), { used: 8000, free: 192, answer: 192, over: 832 }],
    ["longer than the window", built([part("question", 9000)]), { used: 9000, free: 0, answer: 0, over: 1832 }],
  ])("%s: what is used, free, kept for the answer and too much", (_name, context, expected) => {
    expect(budgetOf(context)).toMatchObject(expected);
  });

  it("how many messages are told as a summary, and how many not at all", () => {
    expect(budgetOf(built([part("summary", 620, 8)], { leftOut: 3 }))).toMatchObject({ summarised: 8, leftOut: 3 });
    expect(budgetOf(built([part("turns", 620, 8)]))).toMatchObject({ summarised: 0, leftOut: 0 });
  });

  it("never draws more or less than the window, unless the parts alone are longer", () => {
    const tokens = fc.nat({ max: 5000 });
    fc.assert(
      fc.property(tokens, tokens, tokens, fc.integer({ min: 1, max: 8192 }), (turns, passages, answer, limit) => {
        const budget = budgetOf(built([part("turns", turns), part("passages", passages)], { limit, answer }));
        expect(budget.used + budget.free).toBe(Math.max(limit, turns + passages));
        expect(budget.answer).toBeLessThanOrEqual(budget.free);
        expect(budget.over > 0).toBe(turns + passages + answer > limit);
      }),
    );
  });
});
