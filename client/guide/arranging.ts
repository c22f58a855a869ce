// A path while a person rearranges it: titles moved, changed, added and taken away. Pure.
import { layersAtMost } from "../../pipelines/engine/guide/outline.ts";
import type { OutlineLayer } from "../../pipelines/engine/guide/outline.ts";

/** Layers of an edited path. Source: arrangedLayers of the Guide's inputs. */
export const mostArranged = layersAtMost * 2;
/** Characters of a title. Source: the same. */
export const longestTitle = 200;

export interface ArrangedLayer {
  /** Of the form's row: it stays while a title changes. */
  readonly key: number;
  /** Undefined for a new one. */
  readonly id: string | undefined;
  readonly title: string;
}

export function arrangementOf(layers: readonly OutlineLayer[]): readonly ArrangedLayer[] {
  return layers.map(({ id, title }, key) => ({ key, id, title }));
}

export function moved(rows: readonly ArrangedLayer[], key: number, by: 1 | -1): readonly ArrangedLayer[] {
  const at = rows.findIndex((each) => each.key === key);
  const [row, other] = [rows[at], rows[at + by]];
  return row && other ? rows.with(at, other).with(at + by, row) : rows;
}

export function retitled(rows: readonly ArrangedLayer[], key: number, title: string): readonly ArrangedLayer[] {
  return rows.map((each) => (each.key === key ? { ...each, title } : each));
}

export function withNew(rows: readonly ArrangedLayer[]): readonly ArrangedLayer[] {
  if (rows.length >= mostArranged) return rows;
  return [...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, id: undefined, title: "" }];
}

export function without(rows: readonly ArrangedLayer[], key: number): readonly ArrangedLayer[] {
  return rows.filter((each) => each.key !== key);
}

/** Why it cannot be saved yet, with the row it is about. */
export type ArrangeProblem = { readonly kind: "none" } | { readonly kind: "empty"; readonly key: number };

export function problemOf(rows: readonly ArrangedLayer[]): ArrangeProblem | undefined {
  if (rows.length === 0) return { kind: "none" };
  const empty = rows.find(({ title }) => title.trim() === "");
  return empty && { kind: "empty", key: empty.key };
}

/** As the Guide takes it. */
export function arrangedOf(
  rows: readonly ArrangedLayer[],
): readonly { readonly id?: string; readonly title: string }[] {
  return rows.map(({ id, title }) => ({ ...(id !== undefined && { id }), title: title.trim() }));
}
