// The path through a topic: its layers, where the reader is on it, and the words they have met.

export const depths = ["curious", "school", "student", "expert"] as const;
/** The ladder: one thread can go up and down it. */
export type Depth = (typeof depths)[number];

/** Layers of an outline: fewer are no path, more are a book. */
export const layersAtMost = 7;
export const layersAtLeast = 3;

export type LayerState = "done" | "here" | "later" | "skipped";

export interface OutlineLayer {
  /** Stays with the layer while the outline is edited: `l1`. */
  readonly id: string;
  readonly title: string;
  readonly state: LayerState;
  /** Words it introduced; empty before it was told. */
  readonly words: readonly string[];
  /** Minutes of reading; absent before it was told. */
  readonly minutes?: number | undefined;
  /** The last quiz on it. */
  readonly quiz?: { readonly right: number; readonly asked: number } | undefined;
}

/** As it is after an answer: the last one of a branch is where its reader stands. At most one layer is `here`. */
export interface Outline {
  readonly topic: string;
  readonly depth: Depth;
  readonly layers: readonly OutlineLayer[];
}

/** The place of the layer the reader is at, from 0; -1 where all are done. */
export function placeOf({ layers }: Outline): number {
  return layers.findIndex(({ state }) => state === "here");
}

/** The layer that follows on the path from this place; undefined at the end. */
export function layerAfter({ layers }: Outline, place: number): OutlineLayer | undefined {
  return layers.slice(place + 1).find(({ state }) => state === "later");
}
