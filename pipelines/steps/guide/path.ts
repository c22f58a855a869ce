// Where the conversation's reader stands: the Guide's typed outputs of the branch, read back from its turns.
import type { z } from "zod";
import type { Turn } from "../../engine/conversations.ts";
import type { TaskCard } from "../../engine/guide/card.ts";
import type { Lesson, NewWord } from "../../engine/guide/lesson.ts";
import { layersAtMost } from "../../engine/guide/outline.ts";
import type { Outline } from "../../engine/guide/outline.ts";
import type { Quiz } from "../../engine/guide/quiz.ts";
import * as schemas from "../../engine/guide/schemas.ts";

type History = readonly Turn[];

/** A layer as it was told. */
export interface ToldLesson {
  readonly lesson: Lesson;
  readonly text: string;
}

/** The path as it is now; null where no topic is open. */
export function lastOutline(history: History): Outline | null {
  return lastOf(history, "outline", schemas.outline);
}

/** The layers told on the path that is open, oldest first; a layer told again is there again. */
export function lessonsOf(history: History): readonly ToldLesson[] {
  const all = history.flatMap((turn): ToldLesson[] => {
    const lesson = outputOf(turn, "layer", schemas.lesson);
    const answer = turn.outputs?.["answer"];
    return lesson ? [{ lesson, text: typeof answer === "string" ? answer : turn.text }] : [];
  });
  return all.slice(
    Math.max(
      all.findLastIndex(({ lesson }) => lesson.way === "open"),
      0,
    ),
  );
}

/** The words the open path introduced, in their order; of a word met twice the last meaning. */
export function knownWords(history: History): readonly NewWord[] {
  const known = new Map<string, NewWord>();
  for (const { lesson } of lessonsOf(history))
    for (const each of lesson.words) known.set(each.word.toLowerCase(), each);
  return [...known.values()];
}

/** Checked or not; null where none was asked since the path was opened. */
export function lastQuiz(history: History): Quiz | null {
  const opened = history.findLastIndex((turn) => outputOf(turn, "layer", schemas.lesson)?.way === "open");
  return lastOf(history.slice(Math.max(opened, 0)), "quiz", schemas.quiz);
}

export function lastCard(history: History): TaskCard | null {
  return lastOf(history, "card", schemas.taskCard);
}

/** Source: `layerId`. */
const numberAtMost = 999_999;
/** An arranged path may have as many new layers. */
const numbersAtOnce = Array.from({ length: layersAtMost * 2 }, (_, by) => by);

/** Number for the next new layer: an id of the conversation is never given twice, so that a link to a layer stays true. */
export function freeLayerNumber(history: History): number {
  const ids = history.flatMap((turn) => outputOf(turn, "outline", schemas.outline)?.layers.map(({ id }) => id) ?? []);
  const used = new Set(ids);
  const isFree = (from: number) => numbersAtOnce.every((by) => !used.has(`l${from + by}`));
  const next = ids.reduce((most, id) => Math.max(most, Number(id.slice(1))), 0) + 1;
  if (next + numbersAtOnce.length <= numberAtMost) return next;
  // Only a file that somebody wrote by hand gets there.
  let first = 1;
  while (!isFree(first)) first += 1;
  return first;
}

function lastOf<T>(history: History, name: string, schema: z.ZodType<T>): T | null {
  for (const turn of history.toReversed()) {
    const value = outputOf(turn, name, schema);
    if (value) return value;
  }
  return null;
}

/** Turns may come from an imported file or an older Facet: what does not fit is not there. */
function outputOf<T>({ role, persona, outputs }: Turn, name: string, schema: z.ZodType<T>): T | undefined {
  if (role !== "assistant" || persona !== "guide" || outputs?.[name] === undefined) return undefined;
  return schema.safeParse(outputs[name]).data;
}
