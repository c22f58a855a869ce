import fc from "fast-check";
import { expect, test } from "vitest";
import { bestPiece, fuseHits } from "../../../server/memory/fuse-hits.ts";
import type { Hit } from "../../../server/memory/fuse-hits.ts";

const turn = (id: string, found: Partial<Hit>): Hit => ({ id, kind: "turn", ...found });
const fact = (id: string, found: Partial<Hit>): Hit => ({ id, kind: "fact", ...found });
const voiceOf = ({ id, kind }: Hit) =>
  kind === "fact" || id.startsWith("q") ? "told" : id.startsWith("?") ? "asked" : "answered";

test.each<[string, Hit[], Hit[], string[]]>([
  [
    "a word shared by chance does not outweigh what is meant",
    [turn("q1", { likeness: 0.7 }), turn("q2", { likeness: 0.6 })],
    [turn("q2", { share: 0.3 })],
    ["q1", "q2"],
  ],
  [
    "all words of the question outweigh a little more likeness",
    [turn("q1", { likeness: 0.7 }), turn("q2", { likeness: 0.65 })],
    [turn("q2", { share: 1 })],
    ["q2", "q1"],
  ],
  [
    "what the person said comes before an answer that is as like",
    [turn("a1", { likeness: 0.7 }), turn("q1", { likeness: 0.7 })],
    [],
    ["q1", "a1"],
  ],
  [
    "a fact comes before a turn that is as like",
    [turn("q1", { likeness: 0.7 }), fact("f1", { likeness: 0.7 })],
    [],
    ["f1", "q1"],
  ],
  [
    "what is much more like comes first whoever said it",
    [turn("a1", { likeness: 0.8 }), fact("f1", { likeness: 0.6 })],
    [],
    ["a1", "f1"],
  ],
  ["without an embedder the words decide", [], [turn("q1", { share: 0.2 }), turn("q2", { share: 0.9 })], ["q2", "q1"]],
  [
    "what only a few of its words have found comes late",
    [turn("q1", { likeness: 0.6 }), turn("q2", { likeness: 0.5 })],
    [turn("q3", { share: 0.1 })],
    ["q1", "q3", "q2"],
  ],
  [
    "what all words of the question have found is first while it waits for its vector",
    [turn("q1", { likeness: 0.8 }), turn("q2", { likeness: 0.5 })],
    [turn("q1", { share: 0.4 }), turn("q3", { share: 1 })],
    ["q3", "q1", "q2"],
  ],
  [
    "a question asked before comes after what was told, though it is more like the question",
    [turn("?1", { likeness: 0.8 }), turn("a1", { likeness: 0.72 }), turn("q1", { likeness: 0.7 })],
    [],
    ["q1", "a1", "?1"],
  ],
  ["nothing found is nothing", [], [], []],
])("%s", (_, meaning, words, expected) => {
  expect(fuseHits([words, meaning], voiceOf).map(({ id }) => id)).toEqual(expected);
});

test("of a message found in several pieces the best counts", () => {
  const pieces = [turn("q1", { likeness: 0.5, piece: 0 }), turn("q1", { likeness: 0.7, piece: 3 })];
  expect(fuseHits([[turn("q1", { share: 0.4 })], pieces], voiceOf)).toMatchObject([{ id: "q1", piece: 3, share: 0.4 }]);
});

test("whatever is found, each memory comes once and the best first, in whatever order the lists are", () => {
  const anyHit = fc.record({
    id: fc.constantFrom("q1", "q2", "a1", "a2", "q3"),
    kind: fc.constant("turn" as const),
    likeness: fc.option(fc.float({ min: -1, max: 1, noNaN: true }), { nil: undefined }),
    share: fc.option(fc.float({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(anyHit), fc.array(anyHit), (one, other) => {
      const fused = fuseHits([one, other], voiceOf);
      expect(new Set(fused.map(({ id }) => id)).size).toBe(fused.length);
      expect(new Set(fused.map(({ id }) => id))).toEqual(new Set([...one, ...other].map(({ id }) => id)));
      expect(fused.map(({ score }) => score)).toEqual(fused.map(({ score }) => score).toSorted((a, b) => b - a));
      const turned = fuseHits([other, one], voiceOf);
      expect(turned.map(({ id, score }) => [id, score])).toEqual(fused.map(({ id, score }) => [id, score]));
    }),
  );
});

test.each([
  ["the piece with most of the question's words", 1, undefined],
  ["of equals the one found by meaning", 2, 2],
])("of a long message %s is recalled", (_, expected, found) => {
  const texts = ["Rain and wind.", "Orchids need 18 degrees.", "Orchids need 18 degrees of warmth."];
  const pieces = texts.map((text, start) => ({ start, end: start, text }));
  expect(bestPiece(pieces, "How many degrees do orchids need?", found)).toBe(pieces[expected]);
});
