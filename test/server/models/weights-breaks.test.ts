// However often and wherever a download breaks, what arrives in the end is the file, and no byte is asked for twice.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { pino } from "pino";
import { expect, test } from "vitest";
import { openWeights } from "../../../server/models/weights.ts";
import { entryOf, fileOf } from "../../support/catalogue-entry.ts";
import { openFakeHub } from "../../support/fake-hub.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) % 256));
const file = fileOf("model.gguf", bytes);
const entry = entryOf("tiny", [file], [{ kind: "hub", repository: "someone/tiny", revision: "abc123" }]);
const breaks = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 200_000 }), how: fc.constantFrom("cut", "stall") }),
  { maxLength: 4 },
);

test("A download that breaks anywhere, up to four times, ends with the right bytes", async () => {
  await fc.assert(
    fc.asyncProperty(breaks, async (given) => {
      using cache = tmpFolder();
      await using hub = await openFakeHub({ files: { [file.name]: bytes }, breaks: given });
      const weights = openWeights({
        config: { FACET_CACHE: cache.path, FACET_HUB_URL: hub.url, FACET_HUB_TOKEN: undefined, FACET_OFFLINE: false },
        log: pino({ level: "silent" }),
        entries: [entry],
        free: () => Promise.resolve(1e12),
        patience: { answerMs: 10_000, stallMs: 500, tries: 7, waitMs: 1 },
      });
      const files = await weights.fetch("tiny", () => {}, new AbortController().signal);
      expect(readFileSync(files[file.name] ?? "")).toEqual(bytes);
      const starts = hub.asked
        .filter(({ path }) => path.includes("signature"))
        .map(({ range }) => Number(/\d+/.exec(range ?? "")?.[0] ?? 0));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    }),
    { numRuns: 8 },
  );
}, 60_000);
