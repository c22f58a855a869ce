// A prompt that a model's server refuses as too long: made shorter and asked once more, and told where that does not help.
import { expect, test } from "vitest";
import { FacetError } from "../../../pipelines/engine/errors.ts";
import { foldAll } from "../../../pipelines/engine/fold.ts";
import guide from "../../../pipelines/guide.ts";
import { startRun } from "../../../server/start-run.ts";
import { testPersona } from "../../support/personas.ts";
import { scriptedModels } from "../../support/scripted-model.ts";
import { openServices } from "../../support/services.ts";
import type { TestServices } from "../../support/services.ts";

const writer = testPersona([
  {
    name: "write",
    run: async (state, context) => {
      context.emit({ type: "note", level: "info", key: "begun", values: {} });
      const turns = [{ role: "user" as const, text: String(state["question"]) }];
      return { answer: await context.chat({ turns, field: "answer", maxTokens: 50 }) };
    },
  },
  { name: "measure", run: async (_, { model }) => ({ list: [String(model.info.capabilities.context)] }) },
]);
const answerOf = (facet: TestServices, runId: string) =>
  foldAll(facet.services.store.events.ofRun("local", runId, 0).map(({ event }) => event));

/** Asked once, with the answer when it has ended. */
async function ask(models: ReturnType<typeof scriptedModels>) {
  await using facet = await openServices({ models, personas: [writer] });
  const { runId } = await startRun(facet.services, "local", writer, { input: { question: "q" }, modelId: undefined });
  await facet.ended(runId);
  return answerOf(facet, runId);
}

const refusal = (facts: { tokens?: number; limit?: number; prompt?: number }) => ({
  error: new FacetError("model-overflow", facts, { kept: ["question"], next: ["edit", "new-conversation"] }),
});

test("one that is refused twice is told, with what to do, and not asked a third time", async () => {
  const models = scriptedModels(() => refusal({ tokens: 5012, limit: 4096, prompt: 5012 }));
  expect(await ask(models)).toMatchObject({
    status: "failed",
    error: { code: "model-overflow", facts: { tokens: 5012, limit: 4096 }, next: ["edit", "new-conversation"] },
  });
  expect(models.llm.asked).toHaveLength(2);
});

test("where nothing would be shorter it is not asked again: the limit was known, and the tokens were counted right", async () => {
  const models = scriptedModels(() => refusal({ tokens: 9000, limit: 8192, prompt: 1 }));
  expect(await ask(models)).toMatchObject({ status: "failed", error: { code: "model-overflow" } });
  expect(models.llm.asked).toHaveLength(1);
});

test("words that have come are kept, and not written a second time", async () => {
  const models = scriptedModels([{ text: ["half"], ...refusal({ tokens: 5012, limit: 4096 }) }]);
  expect(await ask(models)).toMatchObject({ status: "failed", outputs: { answer: "half" } });
  expect(models.llm.asked).toHaveLength(1);
});

test("the second try is the answer: what the first had told is gone, and later steps know the smaller context", async () => {
  const models = scriptedModels([refusal({ tokens: 5012, limit: 4096, prompt: 5012 }), { text: ["all"] }]);
  const { status, outputs, notes, error } = await ask(models);
  expect({ status, outputs, error }).toEqual({ status: "done", outputs: { answer: "all", list: ["4096"] } });
  expect(notes.map(({ key }) => key)).toEqual(["begun"]);
});

/** Of all that is asked, as the server counts. */
type Sized = {
  readonly turns: readonly { readonly text: string }[];
  readonly options: { maxTokens?: number | undefined };
};
const said =
  "A heat pump moves heat from a cold place to a warm one, and that takes less power than to make it. ".repeat(15);

/** Five questions with long answers; then the sixth, of a model whose server takes less than it seemed to. */
async function afterFive(refused: (asked: Sized) => { error: FacetError } | null) {
  let isStrict = false;
  let refusals = 0;
  const models = scriptedModels((asked) => {
    const refusing = isStrict ? refused(asked) : null;
    if (refusing) refusals += 1;
    return refusing ?? { text: said };
  });
  await using facet = await openServices({ models });
  let place: { conversationId?: string; parentId?: string } = {};
  let runId = "";
  for (let at = 1; at <= 6; at += 1) {
    isStrict = at === 6;
    const input = { question: `Question ${at}: and why is that?`, action: "ask", sources: "general" };
    const started = await startRun(facet.services, "local", guide, { ...place, input, modelId: undefined });
    ({ runId } = started);
    place = { conversationId: started.conversationId, parentId: started.answerId };
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
  }
  const prompts = models.llm.asked
    .map(({ turns }) => turns.map(({ text }) => text).join("\n"))
    .filter((text) => text.includes("Question 6"));
  return { refusals, answer: answerOf(facet, runId), prompts };
}

const tokensOf = ({ turns }: Sized, charactersPerToken: number) =>
  Math.ceil(turns.reduce((sum, { text }) => sum + text.length, 0) / charactersPerToken);

test.each<[string, (asked: Sized) => { error: FacetError } | null]>([
  [
    "has a smaller context than it seemed",
    (asked) => {
      const prompt = tokensOf(asked, 3.5);
      const tokens = prompt + (asked.options.maxTokens ?? 0);
      return tokens > 3000 ? refusal({ tokens, limit: 3000, prompt }) : null;
    },
  ],
  [
    "counts three times as many tokens as are counted here",
    (asked) => {
      const prompt = tokensOf(asked, 1);
      const tokens = prompt + (asked.options.maxTokens ?? 0);
      return tokens > 8192 ? refusal({ tokens, limit: 8192, prompt }) : null;
    },
  ],
  ["says no numbers", (asked) => (tokensOf(asked, 3.5) > 1900 ? refusal({}) : null)],
])(
  "a long conversation whose server %s is answered without its oldest turns, and says how many",
  async (_, refused) => {
    const { refusals, answer, prompts } = await afterFive(refused);
    expect(refusals).toBe(1);
    expect(answer).toMatchObject({ status: "done", outputs: { answer: expect.stringContaining("A heat pump") } });
    expect(answer.context?.leftOut).toBeGreaterThan(0);
    const [first = "", second = ""] = prompts;
    expect(second).toContain("Question 5");
    expect(second.length).toBeLessThan(first.length - said.length);
  },
);
