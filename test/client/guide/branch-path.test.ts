import { expect, test } from "vitest";
import { hereOf, nextOf, numberOf, pathOf, toldIn, wordsOfPath } from "../../../client/guide/branch-path.ts";
import type { BranchAnswer, BranchPath } from "../../../client/guide/branch-path.ts";
import { between, heatPath, opened, second, third } from "../../support/told-path.ts";

const field = (key: string, component: "layer" | "outline") => ({
  key,
  component,
  label: { en: key, de: key },
  schema: {},
  required: false,
});
const persona = { id: "guide", outputs: [field("layer", "layer"), field("outline", "outline")] };
const branch = (all: readonly { readonly outputs: BranchAnswer["outputs"] }[]): readonly BranchAnswer[] =>
  all.map(({ outputs }, at) => ({ messageId: `m${at + 1}`, persona, outputs }));
const pathAfter = (...all: readonly { readonly outputs: BranchAnswer["outputs"] }[]): BranchPath => {
  const path = pathOf(branch(all));
  if (!path) throw new Error("there is no path");
  return path;
};

test("a branch without an outline has no path", () => {
  expect(pathOf([])).toBeUndefined();
  expect(pathOf(branch([between]))).toBeUndefined();
});

test("the path is as the last outline has it, and each layer leads to the message that told it last", () => {
  const again = { outputs: { ...second.outputs, layer: { ...(second.outputs["layer"] as object), way: "deeper" } } };
  const path = pathAfter(opened, second, again);
  expect(path.outline).toEqual(heatPath(1));
  expect(["l1", "l2", "l3"].map((id) => toldIn(path, id))).toEqual(["m1", "m3", undefined]);
  expect(hereOf(path)?.title).toBe("A liquid that boils in the cold");
});

test("a question in between changes neither the path nor where the reader is on it", () => {
  expect(pathAfter(opened, second, between)).toEqual(pathAfter(opened, second));
});

test("a new topic begins anew: layers of the one before lead nowhere, even under the same ids", () => {
  const other = {
    outputs: {
      outline: { topic: "Bread", depth: "curious", layers: [{ id: "l2", title: "Flour", state: "here", words: [] }] },
      layer: { node: "l2", title: "Flour", way: "open" },
    },
  };
  const path = pathAfter(opened, second, other);
  expect(path.told.map(({ messageId }) => messageId)).toEqual(["m3"]);
  expect(path.outline.topic).toBe("Bread");
});

test("next is the layer after this one, or this one where nobody has told it yet", () => {
  expect(nextOf(pathAfter(opened))?.id).toBe("l2");
  const skipped = { outputs: { outline: heatPath(1, (_, at) => (at === 0 ? { state: "skipped" } : {})) } };
  expect(nextOf(pathAfter(opened, skipped))?.id).toBe("l2");
});

test("one that was passed over is next at the end of the path, and then there is none", () => {
  const end = (change: Parameters<typeof heatPath>[1]) => ({
    outputs: { layer: { node: "l6", title: "Your home", way: "next" }, outline: heatPath(5, change) },
  });
  expect(nextOf(pathAfter(end((_, at) => (at === 2 ? { state: "later" } : {}))))?.id).toBe("l3");
  expect(nextOf(pathAfter(end(() => ({}))))).toBeUndefined();
  expect(hereOf(pathAfter({ outputs: { outline: heatPath(6) } }))).toBeUndefined();
});

test("a layer has its place on the path as its number", () => {
  expect(["l1", "l6", "l9"].map((id) => numberOf(heatPath(0), id))).toEqual([1, 6, 0]);
});

test("words come with what they mean, each once, the newest marked", () => {
  const words = wordsOfPath(pathAfter(opened, second, third));
  expect(words.map(({ word }) => word)).toEqual([
    "heat",
    "temperature",
    "refrigerant",
    "boiling point",
    "evaporator",
    "compressor",
    "condenser",
  ]);
  expect(words.filter(({ isNew }) => isNew).map(({ word }) => word)).toEqual(["evaporator", "compressor", "condenser"]);
  expect(words.find(({ word }) => word === "evaporator")?.meaning).toBe("where the cold fluid boils and takes heat in");
});

test("a word nobody explained is there without a meaning", () => {
  const path = pathAfter({ outputs: { outline: heatPath(0) } });
  expect(wordsOfPath(path)).toEqual([
    { word: "heat", meaning: "", isNew: true },
    { word: "temperature", meaning: "", isNew: true },
  ]);
});
