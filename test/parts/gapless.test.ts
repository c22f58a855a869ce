import { expect, test } from "vitest";
import { openLeanPage } from "../bench/lean-page.ts";
import { cutRuns } from "../bench/gapless.ts";
import { testSeed, withSeed } from "../bench/seed.ts";
import { openCuttingProxy } from "../support/cutting-proxy.ts";
import { listening } from "../support/listening.ts";
import { scriptedModels } from "../support/scripted-model.ts";
import { openServices } from "../support/services.ts";

test("a page whose connection is dropped, refused and reloaded over and over ends with the same words, and the model is asked once", async () => {
  const runs = await cutRuns(testSeed, 5, 8);
  for (const { identical, saved, gaps, repeats, calls, seed } of runs) {
    expect({ identical, saved, gaps, repeats, calls }, `${withSeed}, run ${seed}`).toEqual({
      identical: true,
      saved: true,
      gaps: 0,
      repeats: 0,
      calls: 1,
    });
  }
  const cuts = runs.flatMap((run) => Object.values(run.cuts)).reduce((sum, count) => sum + count, 0);
  expect(cuts, withSeed).toBeGreaterThan(20);
});

test("a page that was away for thousands of events is given all of them, compressed", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  const { store } = facet.services;
  const question = { persona: { id: "guide", version: "1" }, input: {}, text: "q", modelId: null };
  const run = store.runs.get("local", (await store.runs.start("local", question)).runId);
  const words = Array.from({ length: 3000 }, (_, at) => `some words ${at}`);
  store.events.append(
    run,
    words.map((text) => ({ type: "text-delta", field: "answer", text })),
  );
  const seen: string[] = [];
  const all = Promise.withResolvers<void>();
  const page = await openLeanPage(server.url, {
    onEvent: ({ event }) => {
      if (event.type === "text-delta" && seen.push(event.text) === words.length) all.resolve();
    },
  });
  await all.promise;
  page.close();
  expect(seen).toEqual(words);
});

test("the relay cuts at the byte it was told, refuses while it is told to, and counts what passed", async () => {
  await using facet = await openServices({ models: scriptedModels([]) });
  await using server = await listening(facet.services);
  await using proxy = await openCuttingProxy(server.url);
  expect(await (await fetch(`${proxy.url}/healthz`)).text()).toBe("ok");
  const whole = proxy.bytes.down;
  expect(whole).toBeGreaterThan(100);
  const cut = proxy.cutAfter(10);
  await expect(fetch(`${proxy.url}/healthz`)).rejects.toThrow();
  await cut;
  expect(proxy.bytes.down).toBe(whole + 10);
  proxy.refuseFor(60_000);
  expect((await fetch(`${proxy.url}/healthz`)).status).toBe(503);
  proxy.spare();
  expect((await fetch(`${proxy.url}/healthz`)).status).toBe(200);
});
