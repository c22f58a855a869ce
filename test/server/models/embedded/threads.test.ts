import { expect, test } from "vitest";
import { coresIn, defaultThreads, onnxThreads } from "../../../../server/models/embedded/threads.ts";

test.each([
  [1, 1],
  [2, 1],
  [4, 3],
  [64, 63],
])("with %i cores the embedded model gets %i threads", (cores, threads) => expect(defaultThreads(cores)).toBe(threads));

test.each([
  [1, 1],
  [2, 2],
  [64, 4],
])("with %i cores the embedder and the reranker get %i threads", (cores, threads) =>
  expect(onnxThreads(cores)).toBe(threads),
);

test("two threads of one core count as one core", () => {
  const processor = (physical: number, core: number) =>
    `processor\t: 0\nphysical id\t: ${physical}\ncore id\t\t: ${core}\n`;
  expect(
    coresIn([processor(0, 0), processor(0, 1), processor(0, 0), processor(0, 1), processor(1, 0)].join("\n")),
  ).toBe(3);
});

test("a processor that does not tell its cores is not guessed at", () =>
  expect(coresIn("processor : 0\nBogoMIPS : 50")).toBeNull());
