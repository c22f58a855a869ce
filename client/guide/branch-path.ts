// Where the reader of a branch stands: its last outline, and which message told which layer. Pure over the branch's answers.
import type { Lesson, NewWord } from "../../pipelines/engine/guide/lesson.ts";
import { layerAfter, placeOf } from "../../pipelines/engine/guide/outline.ts";
import type { Outline, OutlineLayer } from "../../pipelines/engine/guide/outline.ts";
import type { CataloguePersona } from "../../server/api.ts";
import { lessonOf, outlineOf } from "./guide-values.ts";

type Outputs = Readonly<Record<string, unknown>>;

export interface BranchAnswer {
  readonly messageId: string;
  readonly persona: Pick<CataloguePersona, "id" | "outputs">;
  readonly outputs: Outputs;
}

export interface ToldLayer {
  readonly messageId: string;
  readonly lesson: Lesson;
}

export interface BranchPath {
  readonly outline: Outline;
  /** Who leads it. */
  readonly personaId: string;
  /** Every telling of its layers, in the order of the branch. */
  readonly told: readonly ToldLayer[];
}

/** The value of the persona's first output of that component. */
export function outputBy(
  persona: Pick<CataloguePersona, "outputs"> | undefined,
  outputs: Outputs,
  component: CataloguePersona["outputs"][number]["component"],
): unknown {
  const field = persona?.outputs.find((each) => each.component === component);
  return field && outputs[field.key];
}

/** Undefined where the branch has no path. A topic that is opened begins anew: layers of one before it do not count, whatever their ids. */
export function pathOf(answers: readonly BranchAnswer[]): BranchPath | undefined {
  let path: BranchPath | undefined;
  for (const { messageId, persona, outputs } of answers) {
    const lesson = lessonOf(outputBy(persona, outputs, "layer"));
    const outline = outlineOf(outputBy(persona, outputs, "outline")) ?? path?.outline;
    if (!outline) continue;
    const isNew = lesson?.way === "open" || outline.topic !== path?.outline.topic;
    const before = isNew ? [] : (path?.told ?? []);
    const isOwn = lesson && outline.layers.some(({ id }) => id === lesson.node);
    path = {
      outline,
      personaId: outline === path?.outline ? path.personaId : persona.id,
      told: isOwn ? [...before, { messageId, lesson }] : before,
    };
  }
  return path;
}

/** The last message that told the layer. */
export function toldIn({ told }: Pick<BranchPath, "told">, node: string): string | undefined {
  return told.findLast(({ lesson }) => lesson.node === node)?.messageId;
}

/** The layer the reader is at; undefined where all are behind them. */
export function hereOf({ outline }: Pick<BranchPath, "outline">): OutlineLayer | undefined {
  return outline.layers[placeOf(outline)];
}

/** The layer to go to next: the one the reader is at where nobody has told it yet; undefined at the end of the path. */
export function nextOf(path: BranchPath): OutlineLayer | undefined {
  const here = hereOf(path);
  if (here && toldIn(path, here.id) === undefined) return here;
  return layerAfter(path.outline, placeOf(path.outline)) ?? path.outline.layers.find(({ state }) => state === "later");
}

/** "1" of the first. */
export function numberOf({ layers }: Outline, node: string): number {
  return layers.findIndex(({ id }) => id === node) + 1;
}

export interface KnownWord extends NewWord {
  /** It came with the layer the reader is at. */
  readonly isNew: boolean;
}

/** Every word the path has introduced, each once, with what it means where a telling says so. */
export function wordsOfPath({ outline, told }: Pick<BranchPath, "outline" | "told">): readonly KnownWord[] {
  const meanings = new Map(
    told.flatMap(({ lesson }) => lesson.words).map(({ word, meaning }) => [word.toLowerCase(), meaning]),
  );
  const words = new Map<string, KnownWord>();
  for (const { id, state, words: named } of outline.layers) {
    const own = told.filter(({ lesson }) => lesson.node === id).flatMap(({ lesson }) => lesson.words);
    for (const word of [...named, ...own.map((each) => each.word)]) {
      const key = word.toLowerCase();
      if (!words.has(key)) words.set(key, { word, meaning: meanings.get(key) ?? "", isNew: state === "here" });
    }
  }
  return [...words.values()];
}
