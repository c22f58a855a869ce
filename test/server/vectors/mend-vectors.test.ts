// Vectors that are gone are noticed, and made again from what the store holds.
import { pino } from "pino";
import { expect, test } from "vitest";
import type { EmbeddedMark } from "../../../server/store/embedded-marks.ts";
import { collectionName } from "../../../server/vectors/collection-name.ts";
import { openExactIndex } from "../../../server/vectors/exact-index.ts";
import { mendVectors } from "../../../server/vectors/mend-vectors.ts";
import { tmpFolder } from "../../support/tmp-folder.ts";

const mark = (kind: EmbeddedMark["kind"], count: number): EmbeddedMark => ({
  owner: "ada",
  embedder: "sha256:e",
  kind,
  count,
});

/** Opens an index that holds so many vectors of each kind, and looks at it once. */
async function look(
  there: Readonly<Record<EmbeddedMark["kind"], number>>,
  marks: readonly EmbeddedMark[],
  later = marks,
): Promise<{ readonly cleared: readonly string[]; readonly lost: number }> {
  using folder = tmpFolder();
  using index = openExactIndex(`${folder.path}/vectors.db`);
  for (const [kind, count] of Object.entries(there)) {
    const records = Array.from({ length: count }, (_, at) => ({
      id: `r${at}`,
      vector: [1, at],
      metadata: {},
    }));
    await index.add(collectionName(kind as EmbeddedMark["kind"], "ada", "sha256:e"), records);
  }
  const cleared: string[] = [];
  let lost = 0;
  let looks = 0;
  const looked = Promise.withResolvers<void>();
  const counted = {
    ...index,
    count: async (name: string) => {
      const count = await index.count(name);
      if (name === collectionName("memories", "ada", "sha256:e")) setTimeout(looked.resolve, 20);
      return count;
    },
  };
  mendVectors({
    marks: { all: () => (looks++ === 0 ? marks : later), clear: ({ kind }) => void cleared.push(kind) },
    vectors: { index: counted, onReady: (listener) => listener() },
    onLost: () => void (lost += 1),
    log: pino({ level: "silent" }),
  });
  await looked.promise;
  return { cleared, lost };
}

const all = [mark("passages", 5), mark("memories", 2)];

test("all that is lost is to be made again", async () => {
  expect(await look({ passages: 0, memories: 0 }, all)).toEqual({ cleared: ["passages", "memories"], lost: 1 });
});

test("some passages that are lost are noticed too", async () => {
  expect(await look({ passages: 4, memories: 9 }, all)).toEqual({ cleared: ["passages"], lost: 1 });
});

test("where nothing is lost nothing is made again", async () => {
  expect(await look({ passages: 5, memories: 1 }, all)).toEqual({ cleared: [], lost: 0 });
});

test("what is removed while it is counted is not lost", async () => {
  const later = [mark("passages", 3), mark("memories", 2)];
  expect(await look({ passages: 3, memories: 2 }, all, later)).toEqual({ cleared: [], lost: 0 });
});
