import { describe, expect, test } from "vitest";
import { foldAll } from "../../pipelines/engine/fold.ts";
import { listening } from "../support/listening.ts";
import { openPage } from "../support/page-client.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

const words = Array.from({ length: 60 }, (_, index) => ` w${index}`);
const answer = words.join("");

describe("following", () => {
  test("one stream carries all runs of the page, each whole and in order", async () => {
    await using facet = await openServices({ models: scriptedModels(() => ({ text: words, delayMs: 1 })) });
    await using server = await listening(facet.services);
    const page = openPage(server.url);
    const runs = await Promise.all(
      [1, 2, 3].map((each) => page.api.personas.guide.start.mutate({ input: { question: String(each) } })),
    );
    for (const { runId } of runs) await page.ended(runId);
    page.close();
    for (const { runId } of runs) {
      const own = page.events.filter((each) => each.runId === runId);
      expect(foldAll(own.map((each) => each.event)).outputs).toMatchObject({ answer });
    }
    const seqs = page.events.map((each) => each.seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });

  test("a second page attaches to a running answer and ends with the same words", async () => {
    const gate = Promise.withResolvers<void>();
    await using facet = await openServices({
      models: scriptedModels([{ text: words, until: gate.promise, untilPiece: 30 }]),
    });
    await using server = await listening(facet.services);
    const first = openPage(server.url);
    const { runId } = await first.api.personas.guide.start.mutate({ input: { question: "q" } });
    await first.until(() => first.events.some(({ event }) => event.type === "text-delta"));
    const second = openPage(server.url);
    await second.until(() => second.events.some(({ event }) => event.type === "text-delta"));
    gate.resolve();
    await Promise.all([first.ended(runId), second.ended(runId)]);
    for (const page of [first, second]) {
      page.close();
      expect(foldAll(page.events.map((each) => each.event)).outputs).toMatchObject({ answer });
    }
  });

  test("closing every page does not stop a run", async () => {
    const models = scriptedModels([{ text: words, delayMs: 2 }]);
    await using facet = await openServices({ models });
    await using server = await listening(facet.services);
    const page = openPage(server.url);
    const { runId } = await page.api.personas.guide.start.mutate({ input: { question: "q" } });
    page.close();
    expect(await facet.ended(runId)).toMatchObject({ status: "done" });
    expect(models.llm.aborts).toEqual([]);
  });

  test("without SSE, runs.events waits for news and says when the run has ended", async () => {
    await using facet = await openServices({ models: scriptedModels([{ text: words, delayMs: 3 }]) });
    await using server = await listening(facet.services);
    const { api, close } = openPage(server.url);
    const { runId } = await api.personas.guide.start.mutate({ input: { question: "q" } });
    const events: { seq: number; event: Parameters<typeof foldAll>[0][number] }[] = [];
    for (let ended = false; !ended;) {
      const news = await api.runs.events.query({ runId, after: events.at(-1)?.seq ?? 0, waitMs: 5000 });
      events.push(...(news.events as typeof events));
      ended = news.ended;
    }
    close();
    expect(foldAll(events.map((each) => each.event)).outputs).toMatchObject({ answer });
    expect(events.at(-1)?.event.type).toBe("run-end");
  });

  test("a follower that reads slowly gets every event", async () => {
    await using facet = await openServices({ models: scriptedModels([]) });
    const { store } = facet.services;
    const { followEvents } = await import("../../server/queue/follow.ts");
    const run = store.runs.get(
      "local",
      (await store.runs.start("local", { persona: { id: "guide", version: "1" }, input: {}, text: "q", modelId: null }))
        .runId,
    );
    const abort = new AbortController();
    const seen: number[] = [];
    const total = 6000;
    const reader = (async () => {
      for await (const { seq } of followEvents(store, "local", 0, abort.signal)) {
        seen.push(seq);
        if (seen.length % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
        if (seen.length === total) return;
      }
    })();
    for (let each = 0; each < total / 10; each += 1) {
      store.events.append(
        run,
        Array.from({ length: 10 }, () => ({ type: "text-delta", field: "answer", text: "x" }) as const),
      );
      if (each % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await reader;
    abort.abort();
    expect(seen).toEqual(Array.from({ length: total }, (_, index) => (seen[0] ?? 0) + index));
  });
});
