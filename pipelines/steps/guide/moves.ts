// Moves on the path through a topic: each gives the outline as it is after it, with at most one layer `here`.
import { layerAfter, placeOf } from "../../engine/guide/outline.ts";
import type { Depth, Outline, OutlineLayer } from "../../engine/guide/outline.ts";

interface NewPath {
  readonly topic: string;
  readonly depth: Depth;
  readonly titles: readonly string[];
  /** Number of the first layer's id. */
  readonly first: number;
}

/** A new path; its first layer is `here`. */
export function opened({ topic, depth, titles, first }: NewPath): Outline {
  const layers = titles.map((title, at): OutlineLayer => {
    return { id: `l${first + at}`, title, state: at === 0 ? "here" : "later", words: [] };
  });
  return { topic, depth, layers };
}

export function hereOn(outline: Outline): OutlineLayer | undefined {
  return outline.layers[placeOf(outline)];
}

export function layerOf({ layers }: Outline, node: string): OutlineLayer | undefined {
  return layers.find(({ id }) => id === node);
}

/** A layer that was told keeps how long it takes to read. */
export function wasTold({ minutes }: OutlineLayer): boolean {
  return minutes !== undefined;
}

/** What comes after the layer the reader is at: the next one on the path, else one that was passed over; undefined where all were read. */
export function following(outline: Outline): OutlineLayer | undefined {
  return layerAfter(outline, placeOf(outline)) ?? outline.layers.find(({ state }) => state === "later");
}

/** To a layer; the one before is done where it was told, else it waits. An unknown one changes nothing. */
export function wentTo(outline: Outline, node: string): Outline {
  if (layerOf(outline, node) === undefined) return outline;
  return withLayers(outline, (layer) => {
    if (layer.id === node) return { ...layer, state: "here" };
    return layer.state === "here" ? { ...layer, state: wasTold(layer) ? "done" : "later" } : layer;
  });
}

/** On to what follows: the layer here itself where it was not told yet. At the end no layer is `here`. */
export function wentOn(outline: Outline): Outline {
  const here = hereOn(outline);
  if (here && !wasTold(here)) return outline;
  const next = following(outline);
  if (next) return wentTo(outline, next.id);
  return withLayers(outline, (layer) => (layer.state === "here" ? { ...layer, state: "done" } : layer));
}

/** Leaves a layer out; where it was `here`, what follows takes its place, not told yet. */
export function skipped(outline: Outline, node: string): Outline {
  const wasHere = hereOn(outline)?.id === node;
  const next = wasHere ? following(outline) : undefined;
  return withLayers(outline, (layer) => {
    if (layer.id === node) return { ...layer, state: "skipped" };
    return layer.id === next?.id ? { ...layer, state: "here" } : layer;
  });
}

interface Telling {
  readonly words: readonly string[];
  readonly minutes: number;
  readonly depth: Depth;
}

/** What telling a layer adds to it; of words in two spellings the first stays. */
export function told(outline: Outline, node: string, { words, minutes, depth }: Telling): Outline {
  const withTold = withLayers(outline, (layer) =>
    layer.id === node
      ? { ...layer, words: distinct([...layer.words, ...words]).slice(0, wordsAtMost), minutes }
      : layer,
  );
  return { ...withTold, depth };
}

/** Words a layer keeps, told however often. */
const wordsAtMost = 50;

/** Keeps the result of a quiz on a layer. */
export function withQuizResult(
  outline: Outline,
  node: string,
  quiz: { readonly right: number; readonly asked: number },
): Outline {
  return withLayers(outline, (layer) => (layer.id === node ? { ...layer, quiz } : layer));
}

/**
 * The path as a person made it. Layers keep their ids and states, new titles get ids from `first` on; where the layer `here` is gone, the
 * next that waits takes its place.
 */
export function arranged(
  outline: Outline,
  wanted: readonly { readonly id?: string | undefined; readonly title: string }[],
  first: number,
): Outline {
  const used = new Set<string>();
  let number = first;
  const layers = wanted.map(({ id, title }): OutlineLayer => {
    const known = id === undefined || used.has(id) ? undefined : layerOf(outline, id);
    if (known) used.add(known.id);
    return known ? { ...known, title } : { id: `l${number++}`, title, state: "later", words: [] };
  });
  if (layers.some(({ state }) => state === "here")) return { ...outline, layers };
  const before = new Set(outline.layers.slice(0, Math.max(placeOf(outline), 0)).map(({ id }) => id));
  const passed = layers.findLastIndex(({ id }) => before.has(id));
  const next = layers.slice(passed + 1).find(isLater) ?? layers.find(isLater);
  return { ...outline, layers: layers.map((each) => (each === next ? { ...each, state: "here" } : each)) };
}

const isLater = ({ state }: OutlineLayer) => state === "later";

function withLayers(outline: Outline, change: (layer: OutlineLayer) => OutlineLayer): Outline {
  return { ...outline, layers: outline.layers.map(change) };
}

function distinct(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
}
