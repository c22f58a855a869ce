// The Guide's path in a real process: read again, killed in the middle of a layer, branched, exported and imported, it is where it was.
import { expect, test } from "vitest";
import type { Quiz, QuizAnswer } from "../../pipelines/engine/guide/quiz.ts";
import { startFacet } from "../support/facet-process.ts";
import {
  answerOf,
  asked,
  between,
  deeper,
  midLayer,
  reasons,
  said,
  startGuidedModel,
  titles,
  wordOf,
} from "../support/guided-model.ts";
import { guidedPerson } from "../support/guided-person.ts";

const [heat, liquid, loop, power, frost] = titles;

/** All right but the order, which is turned round; the short answer is what the model has to grade. */
function answersTo({ items }: Quiz, short: string): QuizAnswer[] {
  return items.map((item) => {
    const { id } = item;
    switch (item.kind) {
      case "choice":
        return { id, given: item.options.indexOf(asked.choice.options[0]) };
      case "short":
        return { id, given: short };
      case "order":
        return { id, given: asked.order.options.map((each) => item.items.indexOf(each)).toReversed() };
      case "match":
        return { id, given: item.left.map((left) => item.right.indexOf(asked.match.pairs[left] ?? "")) };
    }
  });
}

test("outline, place, known words and quiz results outlive a reload, crashes in the middle of a layer, branches, an export and another persona", async () => {
  await using model = await startGuidedModel();
  await using facet = await startFacet({ modelUrl: model.url });
  const { api, tree, state, until, ended, answered, start, ask } = guidedPerson(facet.url);
  const killedIn = async (title: string, { runId }: { readonly runId: string }) => {
    await until(runId, (event) => event.type === "text-delta" && event.text.includes(title));
    await facet.kill("SIGKILL");
    model.set({ failure: "none" });
    await facet.restart();
  };

  // Killed while the path opens, in its first layer: there is one path, and every paragraph once.
  model.next({}, { failure: "stall", failAfter: midLayer });
  const opened = await start({ question: "How does a heat pump warm a house?", depth: "school" });
  const { conversationId } = opened;
  await killedIn(heat, opened);
  expect((await answered(opened)).answer).toBe(answerOf(heat));
  expect(await state(conversationId)).toMatchObject({ states: "hllll", outline: { depth: "school" } });

  await ask({ question: "next" }, conversationId);
  const second = await start({ question: "Deeper", action: "deeper", depth: "school" }, conversationId);
  await answered(second);
  const atSecond = await state(conversationId);
  expect(atSecond).toMatchObject({ states: "dhlll", place: 1, quiz: null });
  expect(atSecond.words.map(({ word }) => word)).toEqual([wordOf(heat), wordOf(liquid), deeper.word]);

  const { answer } = await ask({ question: "Is ammonia used in them too?" }, conversationId);
  expect(answer).toBe(`${between}\n\n*Back to layer 2: ${liquid}.*`);
  expect(await state(conversationId)).toEqual(atSecond);

  const { quiz } = await ask({ question: "quiz me on everything" }, conversationId);
  if (!quiz) throw new Error("no quiz was made");
  expect(quiz.items.map(({ kind }) => kind)).toEqual(["choice", "short", "order", "match"]);
  for (const isRight of [false, true]) {
    const answers = answersTo(quiz, isRight ? said.right : said.wrong);
    const { quiz: checked } = await ask({ question: "My answers", action: "check", answers }, conversationId);
    const results = checked?.results.map(({ right, by, reason }) => [right, by, reason]);
    const byModel = [isRight, "model", isRight ? reasons.right : reasons.wrong];
    expect(results).toEqual([[true, "code", ""], byModel, [false, "code", ""], [true, "code", ""]]);
    expect(checked?.back).toBe("l2");
  }

  await ask({ question: "Skip this layer", action: "skip", node: "l3" }, conversationId);
  const layers = [
    { id: "l2", title: liquid },
    { id: "l1", title: "Heat" },
    { title: "Noise" },
    ...[loop, power, frost].map((title, at) => ({ id: `l${at + 3}`, title })),
  ];
  await ask({ question: "My path", action: "arrange", layers }, conversationId);
  const arranged = await state(conversationId);
  expect(arranged).toMatchObject({ states: "hdlsll", place: 0, words: atSecond.words, told: atSecond.told });
  expect(arranged.outline?.layers.map(({ id, title, quiz: result }) => [id, title, result])).toEqual([
    ["l2", liquid, { right: 1, asked: 2 }],
    ["l1", "Heat", { right: 2, asked: 2 }],
    ["l6", "Noise", undefined],
    ...layers.slice(3).map(({ title }, at) => [`l${at + 3}`, title, undefined]),
  ]);

  const input = { question: "What do my documents say?" };
  const elsewhere = await api.personas.researcher.start.mutate({ input, conversationId });
  await ended(elsewhere.runId);
  expect(await state(conversationId)).toEqual(arranged);

  // Killed while the next layer is told: what was before it is untouched, and the layer is told to its end.
  model.set({ failure: "stall", failAfter: midLayer });
  const cut = await start({ question: "next" }, conversationId);
  await killedIn("Noise", cut);
  expect(await state(conversationId, elsewhere.answerId)).toEqual(arranged);
  const noise = await answered(cut);
  expect(noise).toMatchObject({ answer: answerOf("Noise"), layer: { node: "l6", way: "next", next: power } });
  expect(await state(conversationId)).toMatchObject({ states: "ddhsll", place: 2, quiz: arranged.quiz });
  const last = await start({ question: "weiter" }, conversationId);
  await answered(last);
  const main = await state(conversationId);
  expect(main).toMatchObject({ states: "dddshl", place: 4, quiz: arranged.quiz });
  const words = [[wordOf(liquid), deeper.word], [wordOf(heat)], [wordOf("Noise")], [], [wordOf(power)], []];
  expect(main.outline?.layers.map((layer) => layer.words)).toEqual(words);
  expect(main.words.map(({ word }) => word).toSorted()).toEqual(words.flat().toSorted());

  // A branch has the state of its own place, and leaves the other alone.
  const fork = await api.messages.edit.mutate({ messageId: second.messageId, input: { question: "next" } });
  expect((await answered(fork)).answer).toBe(answerOf(loop));
  const branch = await state(conversationId);
  expect(branch).toMatchObject({ states: "ddhll", place: 2, quiz: null });
  expect(branch.words.map(({ word }) => word)).toEqual([heat, liquid, loop].map(wordOf));
  expect(await state(conversationId, last.answerId)).toEqual(main);
  await api.messages.select.mutate({ messageId: second.messageId });
  expect(await state(conversationId)).toEqual(main);

  // A file holds both, and what follows on each of them is what follows here.
  const { text: json } = await api.conversations.export.query({ conversationId, format: "json" });
  const copy = await api.conversations.import.mutate({ json });
  expect(await state(copy.conversationId)).toEqual(main);
  const there = (await tree(copy.conversationId)).messages;
  const here = (await tree(conversationId)).messages;
  const copied = there[here.findIndex(({ messageId }) => messageId === fork.answerId)]?.messageId ?? "";
  expect(await state(copy.conversationId, copied)).toEqual(branch);
  for (const [messageId, copiedId, title] of [
    [last.answerId, null, frost],
    [fork.answerId, copied, power],
  ] as const) {
    if (copiedId !== null)
      for (const each of [messageId, copiedId]) await api.messages.select.mutate({ messageId: each });
    const original = await ask({ question: "next" }, conversationId);
    expect(original.answer).toBe(answerOf(title));
    expect(await ask({ question: "next" }, copy.conversationId)).toEqual(original);
    expect(await state(copy.conversationId)).toEqual(await state(conversationId));
  }
}, 120_000);
