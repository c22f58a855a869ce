import fc from "fast-check";
import { expect, test } from "vitest";
import type { Turn } from "../../../pipelines/engine/conversations.ts";
import { neutralise, shapeTurns } from "../../../pipelines/engine/turns.ts";
import { contextWords } from "../../../pipelines/memory/words.ts";
import { buildContext } from "../../../pipelines/steps/build-context.ts";
import { estimateTokens } from "../../../server/models/estimate-tokens.ts";
import { anyText } from "../../support/any-turns.ts";
import { builtContext, pair, recalledOf, rememberedContext, smallContext, turnOf } from "../../support/remembered.ts";

const request = { system: "Be kind.", question: "And now?", answerTokens: 20, words: contextWords };
const long = (many: number) => "wörd ".repeat(many).trim();

/** Of both: one word a token is far from characters, and hostile characters cost the most by the estimate. */
const counters = {
  words: async (text: string) => text.split(/\s+/).filter(Boolean).length,
  characters: async (text: string) => estimateTokens(text),
};
const anyHistory = fc.array(
  fc.tuple(
    fc.constantFrom<Turn["role"]>("user", "assistant"),
    fc.oneof(
      anyText,
      fc.lorem({ maxCount: 60 }),
      fc.integer({ min: 1, max: 900 }).map((many) => long(many)),
    ),
  ),
  { maxLength: 24 },
);

test.each(Object.entries(counters))(
  "whatever the conversation, the prompt keeps to its budget (%s)",
  async (_, countTokens) => {
    const rules = fc.record({ systemRole: fc.boolean(), alternates: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.integer({ min: 60, max: 1500 }),
        fc.record({
          summary: fc.option(anyText),
          memories: fc.array(anyText, { maxLength: 5 }),
          turnsAtMost: fc.option(fc.nat(30)),
        }),
        rules,
        async (all, limit, more, template) => {
          const history = all.map(([role, told]) => turnOf(role, told));
          const throughId = history[Math.floor(history.length / 2)]?.messageId ?? "";
          const { context, events } = rememberedContext({
            history,
            summary: more.summary === null ? null : { summaryId: "s", throughId, text: more.summary },
            memories: more.memories.map((text) => recalledOf(text)),
            info: { ...smallContext(limit), template },
            countTokens,
          });
          const wanted = {
            ...request,
            answerTokens: 20,
            ...(more.turnsAtMost !== null && { turnsAtMost: more.turnsAtMost }),
          };
          const { turns } = await buildContext(wanted, context);
          const shaped = shapeTurns(turns, template);
          let used = 0;
          for (const { text } of shaped) used += (await countTokens(text)) + 5;
          expect(used).toBeLessThanOrEqual(limit - 20);
          const { parts, leftOut, firstMessageId } = builtContext(events);
          expect(parts.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(limit - 20);
          // The last turns, in order, whole or shortened; what is not told is in the summary, or counted.
          const first =
            firstMessageId === null ? history.length : history.findIndex((turn) => turn.messageId === firstMessageId);
          const said = history
            .slice(first)
            .map((turn) => neutralise(turn.told).trim())
            .filter(Boolean);
          const told = turns.slice(1, -1).filter(({ text }) => !text.startsWith("<summary>"));
          expect(told.length).toBe(said.length);
          for (const [at, { text }] of told.entries()) {
            const whole = said[at] ?? "";
            expect(
              text === whole || (text.endsWith("[… shortened]") && whole.startsWith(text.slice(0, -14).trimEnd())),
            ).toBe(true);
          }
          const inSummary = parts.some(({ kind }) => kind === "summary")
            ? history.findIndex((turn) => turn.messageId === throughId) + 1
            : 0;
          const missing = history
            .slice(inSummary, Math.max(first, inSummary))
            .filter((turn) => neutralise(turn.told).trim() !== "");
          expect(leftOut).toBe(missing.length);
        },
      ),
      { numRuns: 400 },
    );
  },
);

test("in a long conversation most prompts begin as the one before, so that a model that keeps what it has read reads little anew", async () => {
  const all = Array.from({ length: 90 }, (_, at) => pair(`Question ${at}?`, long(20 + ((at * 37) % 60)))).flat();
  let [before, same, asked, least]: [readonly { text: string }[], number, number, number] = [[], 0, 0, Infinity];
  for (let said = 60; said <= all.length; said += 2) {
    const { context, events } = rememberedContext({
      history: all.slice(0, said),
      memories: [recalledOf(`Told for ${said}.`)],
      info: smallContext(1500),
    });
    const { turns } = await buildContext({ ...request, question: `And at ${said}?` }, context);
    // All but the question, which had its own memories.
    const begins = before.slice(0, -1);
    if (begins.length > 0) asked += 1;
    if (begins.length > 0 && begins.every(({ text }, at) => turns[at]?.text === text)) same += 1;
    before = turns;
    least = Math.min(
      least,
      builtContext(events).parts.reduce((sum, { tokens }) => sum + tokens, 0),
    );
  }
  expect(asked).toBe(60);
  expect(same).toBeGreaterThan(asked * 0.75);
  // And the context is not left empty for it.
  expect(least).toBeGreaterThan(1500 * 0.5);
});

test("a turn that is shortened in the middle of a control token ends with no half of one", async () => {
  for (let before = 0; before < 16; before += 1) {
    const history = pair(`${"a".repeat(before)}${"<start_of_turn>".repeat(40)}`, "Yes.");
    const { context } = rememberedContext({ history, info: smallContext(150), countTokens: counters.characters });
    const { turns } = await buildContext(request, context);
    const [, told] = turns;
    expect(told?.text).toContain("shortened");
    expect(told?.text).not.toContain("<");
  }
});
