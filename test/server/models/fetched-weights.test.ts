import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { followWeights } from "../../../server/models/fetched-weights.ts";
import { openWeights } from "../../../server/models/weights.ts";
import type { Weights } from "../../../server/models/weights.ts";
import { entryOf, fileOf } from "../../support/catalogue-entry.ts";
import { openFakeHub } from "../../support/fake-hub.ts";
import { noWeights } from "../../support/no-weights.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) % 256));
const file = fileOf("model.gguf", bytes);
const entry = entryOf("tiny", [file], [{ kind: "hub", repository: "someone/tiny", revision: "abc123" }]);
const soon = { timeout: 10_000 };

/** A hub that falls silent after a third, and a cache before it. */
async function opened() {
  const cache = tmpFolder();
  const hub = await openFakeHub({ files: { [file.name]: bytes }, breaks: [{ after: 100_000, how: "stall" }] });
  const open = () => {
    const weights = openWeights({
      config: { FACET_CACHE: cache.path, FACET_HUB_URL: hub.url, FACET_HUB_TOKEN: undefined, FACET_OFFLINE: false },
      log: pino({ level: "silent" }),
      entries: [entry],
      free: () => Promise.resolve(1e12),
      patience: { answerMs: 5000, stallMs: 60_000, tries: 7, waitMs: 1 },
    });
    return followWeights(weights, () => {});
  };
  const followed = open();
  onTestFinished(async () => {
    followed.close();
    await hub[Symbol.asyncDispose]();
    cache[Symbol.dispose]();
  });
  const begun = () =>
    expect.poll(() => followed.state("tiny"), soon).toMatchObject({ name: "fetching", done: 100_000 });
  return { followed, open, begun, path: join(cache.path, "models", "tiny", file.name) };
}

test("A download that is paused stays where it is, and goes on from there", async () => {
  const { followed, begun, path } = await opened();
  const first = followed.fetch("tiny");
  const ended = first.catch((thrown: unknown) => thrown);
  await begun();
  await followed.pause("tiny");
  expect(await ended).toMatchObject({ name: "AbortError" });
  expect(followed.state("tiny")).toEqual({ name: "paused", done: 100_000, total: bytes.length });
  expect(existsSync(path)).toBe(false);
  await followed.fetch("tiny");
  expect(readFileSync(path)).toEqual(bytes);
  expect(followed.state("tiny")).toMatchObject({ name: "here" });
});

test("What was begun before a restart is shown as paused", async () => {
  const { followed, open, begun } = await opened();
  followed.fetch("tiny").catch(() => {});
  await begun();
  await followed.pause("tiny");
  expect(open().state("tiny")).toMatchObject({ name: "paused", done: 100_000 });
});

test("A download that goes on at once after a pause waits until the paused one has let go", async () => {
  const { followed, begun, path } = await opened();
  followed.fetch("tiny").catch(() => {});
  await begun();
  const pausing = followed.pause("tiny");
  const again = followed.fetch("tiny");
  await pausing;
  await again;
  expect(readFileSync(path)).toEqual(bytes);
});

test("Weights that are removed are gone, whole or begun, and what they took is told", async () => {
  const { followed, begun, path } = await opened();
  followed.fetch("tiny").catch(() => {});
  await begun();
  expect(await followed.remove("tiny")).toBe(100_000);
  expect(followed.state("tiny")).toEqual({ name: "missing" });
  await followed.fetch("tiny");
  expect(await followed.remove("tiny")).toBe(bytes.length);
  expect(existsSync(path)).toBe(false);
  expect(followed.state("tiny")).toEqual({ name: "missing" });
});

test("Pausing what is not on its way changes nothing", async () => {
  const { followed } = await opened();
  await followed.pause("tiny");
  expect(followed.state("tiny")).toEqual({ name: "missing" });
});

test("Resumed twice at once it is fetched once, and a pause ends that one", async () => {
  let running = 0;
  let most = 0;
  const weights: Weights = {
    ...noWeights,
    fetch: (_id, _progress, signal) =>
      new Promise((_resolve, reject) => {
        most = Math.max(most, (running += 1));
        signal.addEventListener("abort", () => {
          running -= 1;
          reject(signal.reason as Error);
        });
      }),
  };
  const followed = followWeights(weights, () => {});
  const fetch = () => void followed.fetch("tiny").catch(() => {});
  fetch();
  const pausing = followed.pause("tiny");
  fetch();
  fetch();
  await pausing;
  await expect.poll(() => running, soon).toBe(1);
  await followed.pause("tiny");
  expect([running, most]).toEqual([0, 1]);
});

test("A fetch that begins while its files are removed waits until they are gone", async () => {
  const done: string[] = [];
  const removing = Promise.withResolvers<number>();
  const weights: Weights = {
    ...noWeights,
    remove: async () => removing.promise.finally(() => done.push("removed")),
    fetch: async () => {
      done.push("fetched");
      return {};
    },
  };
  const followed = followWeights(weights, () => {});
  const removed = followed.remove("tiny");
  await Promise.resolve();
  const fetched = followed.fetch("tiny");
  removing.resolve(7);
  expect(await removed).toBe(7);
  await fetched;
  expect(done).toEqual(["removed", "fetched"]);
});
