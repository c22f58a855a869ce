// Weights from the hub, against a fake one; the real hub has not been asked.
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { reasonWords } from "../../../pipelines/engine/error-sentences.ts";
import { FacetError, isAbort } from "../../../pipelines/engine/errors.ts";
import { openWeights } from "../../../server/models/weights.ts";
import { entryOf, fileOf } from "../../support/catalogue-entry.ts";
import { openFakeHub } from "../../support/fake-hub.ts";
import type { FakeHubBehaviour } from "../../support/fake-hub.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const bytes = randomBytes(600_000);
const file = "model.gguf";
const described = fileOf(file, bytes);
const entry = entryOf("tiny", [described], [{ kind: "hub", repository: "someone/tiny", revision: "abc123" }]);
const patience = { answerMs: 1000, stallMs: 800, tries: 3, waitMs: 1 };
const forever = new AbortController().signal;
/** An address where nobody listens any more. */
const nowhere = await (async () => {
  await using hub = await openFakeHub({ files: {} });
  return hub.url;
})();

interface Given {
  readonly hub?: Partial<FakeHubBehaviour>;
  readonly config?: {
    readonly FACET_OFFLINE?: boolean;
    readonly FACET_HUB_TOKEN?: string;
    readonly FACET_HUB_URL?: string;
  };
  readonly free?: () => Promise<number>;
}

async function setUp({ hub: behaviour, config, free = () => Promise.resolve(1e12) }: Given = {}) {
  await using stack = new AsyncDisposableStack();
  const cache = stack.use(tmpFolder()).path;
  const hub = stack.use(await openFakeHub({ files: { [file]: bytes }, ...behaviour }));
  const open = () =>
    openWeights({
      config: {
        FACET_CACHE: cache,
        FACET_HUB_URL: hub.url,
        FACET_HUB_TOKEN: undefined,
        FACET_OFFLINE: false,
        ...config,
      },
      log: pino({ level: "silent" }),
      entries: [entry],
      free,
      patience,
    });
  const path = join(cache, "models", "tiny", file);
  const parts = stack.move();
  return { hub, open, weights: open(), path, part: `${path}.part`, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

const fetched = (weights: ReturnType<typeof openWeights>, signal = forever) => weights.fetch("tiny", () => {}, signal);
const failureOf = async (promise: Promise<unknown>): Promise<FacetError> => {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FacetError)) throw new Error("expected a FacetError", { cause: thrown });
  return thrown;
};

describe("weights that cannot be had from the hub", () => {
  test.each<[string, Given, string, RegExp]>([
    [
      "are gated and nobody accepted the terms",
      { hub: { status: 401 } },
      "model-missing",
      /accept them at http.*someone\/tiny and set FACET_HUB_TOKEN/,
    ],
    [
      "are forbidden to this token",
      { hub: { status: 403 }, config: { FACET_HUB_TOKEN: "t" } },
      "model-missing",
      /FACET_HUB_TOKEN to a token of that account/,
    ],
    ["are not there", { hub: { files: {} } }, "model-missing", /has no model\.gguf/],
    [
      "have other bytes",
      { hub: { files: { [file]: randomBytes(600_000) } } },
      "model-missing",
      /sha256 differs\) and was deleted/,
    ],
    [
      "are longer than they should be",
      { hub: { files: { [file]: randomBytes(900_000) } } },
      "model-missing",
      /sha256 differs/,
    ],
    [
      "have another hash by the hub's own word",
      { hub: { linkedHash: "0".repeat(64) } },
      "model-missing",
      /another model\.gguf than expected/,
    ],
    ["come from a hub that stays broken", { hub: { status: 503 } }, "model-missing", /did not send model\.gguf/],
    [
      "come from a hub that is not there",
      { config: { FACET_HUB_URL: nowhere } },
      "model-missing",
      /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    ],
    ["do not fit the disk", { free: () => Promise.resolve(1e6) }, "storage-full", /257 MB/],
    ["are wanted offline", { config: { FACET_OFFLINE: true } }, "model-missing", /FACET_OFFLINE/],
  ])("that %s", async (_, given, code, words) => {
    await using set = await setUp(given);
    const { data } = await failureOf(fetched(set.weights));
    expect(data.code).toBe(code);
    expect(`${reasonWords(data.facts, "en")} ${String(data.facts["needed"])}`).toMatch(words);
    expect(data.next).not.toEqual([]);
    expect(set.weights.find("tiny")).toBeNull();
    expect(existsSync(set.path)).toBe(false);
  });

  test("leave nothing of wrong bytes behind", async () => {
    await using set = await setUp({ hub: { files: { [file]: randomBytes(600_000) } } });
    await failureOf(fetched(set.weights));
    expect(existsSync(set.part)).toBe(false);
  });

  test("are not asked for at all offline", async () => {
    await using set = await setUp({ config: { FACET_OFFLINE: true } });
    await failureOf(fetched(set.weights));
    expect(set.hub.asked).toEqual([]);
  });
});

describe("weights from the hub", () => {
  test("come through its redirect, byte for byte, with rising progress to the end", async () => {
    await using set = await setUp({ hub: { linkedHash: described.sha256 } });
    const shown: number[] = [];
    const files = await set.weights.fetch("tiny", (done, total) => shown.push(done / total), forever);
    expect(readFileSync(files[file]!)).toEqual(bytes);
    expect(set.weights.find("tiny")).toEqual(files);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(shown.at(-1)).toBe(1);
    expect(set.hub.asked[0]?.path).toBe("/someone/tiny/resolve/abc123/model.gguf");
  });

  test("are asked for once: a second fetch finds them", async () => {
    await using set = await setUp();
    await fetched(set.weights);
    const before = set.hub.asked.length;
    await fetched(set.open());
    expect(set.hub.asked).toHaveLength(before);
  });

  test("show the token to the hub and never to the store behind it", async () => {
    await using set = await setUp({ hub: { token: "secret" }, config: { FACET_HUB_TOKEN: "secret" } });
    await fetched(set.weights);
    expect(set.hub.asked.map(({ authorization }) => authorization)).toEqual(["Bearer secret", null]);
  });

  test.each([
    ["a connection that breaks", "cut"],
    ["a store that falls silent", "stall"],
  ] as const)("go on after %s, from the byte that came last", async (_, how) => {
    await using set = await setUp({
      hub: {
        breaks: [
          { after: 200_000, how },
          { after: 100_000, how },
        ],
      },
    });
    const files = await fetched(set.weights);
    expect(readFileSync(files[file]!)).toEqual(bytes);
    const starts = set.hub.asked
      .filter(({ range }) => range !== null)
      .map(({ range }) => Number(/\d+/.exec(range!)?.[0]));
    expect(starts.length).toBeGreaterThanOrEqual(2);
    expect(starts.every((start) => start > 0 && start <= 300_000)).toBe(true);
  });

  test("go on in a later process from what an earlier one left", async () => {
    await using set = await setUp();
    await failureOf(fetched(openlyBroken(set)));
    writeFileSync(set.part, bytes.subarray(0, 400_000));
    await fetched(set.open());
    expect(set.hub.asked.at(-1)?.range).toBe("bytes=400000-");
    expect(readFileSync(set.path)).toEqual(bytes);
  });

  test("begin again where the hub knows no ranges", async () => {
    await using set = await setUp({ hub: { noRanges: true, breaks: [{ after: 200_000, how: "cut" }] } });
    const files = await fetched(set.weights);
    expect(readFileSync(files[file]!)).toEqual(bytes);
  });

  test("begin again when what was left is longer than the file", async () => {
    await using set = await setUp();
    await failureOf(fetched(openlyBroken(set)));
    writeFileSync(set.part, Buffer.concat([bytes, bytes]));
    expect(readFileSync((await fetched(set.open()))[file]!)).toEqual(bytes);
  });

  test("stop at once when nobody waits any more, and keep what has come", async () => {
    await using set = await setUp({ hub: { breaks: [{ after: 300_000, how: "stall" }] } });
    const stop = new AbortController();
    const thrown: unknown = await set.weights
      .fetch("tiny", (done) => done >= 100_000 && stop.abort(), stop.signal)
      .catch((error: unknown) => error);
    expect(isAbort(thrown)).toBe(true);
    expect(readFileSync(set.part).length).toBeGreaterThan(0);
  });

  test("come once when two Facets want them at the same time", async () => {
    await using set = await setUp();
    const [first, second] = await Promise.all([fetched(set.open()), fetched(set.open())]);
    expect(first).toEqual(second);
    expect(readFileSync(set.path)).toEqual(bytes);
    expect(set.hub.asked).toHaveLength(2);
    expect(readdirSync(join(set.path, ".."))).toEqual([file]);
  });

  test("of a model nobody knows are not found", async () => {
    await using set = await setUp();
    expect((await failureOf(set.weights.fetch("other", () => {}, forever))).data.code).toBe("not-found");
    expect(set.weights.find("other")).toBeNull();
  });
});

/** Makes the entry's folder by a fetch that fails. */
function openlyBroken(set: Awaited<ReturnType<typeof setUp>>) {
  const whole = set.hub.behaviour;
  set.hub.behaviour = { ...whole, status: 404 };
  const weights = set.open();
  return {
    ...weights,
    fetch: (...parameters: Parameters<typeof weights.fetch>) =>
      weights.fetch(...parameters).finally(() => {
        set.hub.behaviour = whole;
      }),
  };
}
