// Outlines, lessons and marks as an answer holds them: from a model, an older version or half written, so what has not its shape is left out.
import type { Calculation, Lesson, Marks, NewWord, ParagraphMark } from "../../pipelines/engine/guide/lesson.ts";
import { lessonWays } from "../../pipelines/engine/guide/lesson.ts";
import { depths } from "../../pipelines/engine/guide/outline.ts";
import type { Outline, OutlineLayer } from "../../pipelines/engine/guide/outline.ts";
import { isRecord, recordsIn } from "../outputs/read-value.ts";
import type { Fields } from "../outputs/read-value.ts";

/** Trimmed, as nothing of a lesson is told by its white space. */
const textIn = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string" && each.trim() !== "") : [];
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const oneOf = <T extends string>(known: readonly T[], value: unknown, otherwise: T): T =>
  known.find((each) => each === value) ?? otherwise;

const layerStates = ["done", "here", "later", "skipped"] as const;
const bases = ["documents", "general", "computed", "told", "mixed"] as const;

/** Undefined where it has no layers. */
export function outlineOf(value: unknown): Outline | undefined {
  if (!isRecord(value)) return undefined;
  const layers = recordsIn(value["layers"]).flatMap(layerOf);
  const { topic, depth } = value;
  return layers.length === 0 ? undefined : { topic: textIn(topic), depth: oneOf(depths, depth, "curious"), layers };
}

function layerOf({ id, title, state, words, minutes, quiz }: Fields): readonly OutlineLayer[] {
  if (textIn(id) === "" || textIn(title) === "") return [];
  const { right, asked } = isRecord(quiz) ? quiz : {};
  return [
    {
      id: textIn(id),
      title: textIn(title),
      state: oneOf(layerStates, state, "later"),
      words: textsIn(words),
      ...(isCount(minutes) && minutes > 0 && { minutes }),
      ...(isCount(right) && isCount(asked) && asked > 0 && { quiz: { right: Math.min(right, asked), asked } }),
    },
  ];
}

/** Undefined before its layer and title are known. */
export function lessonOf(value: unknown): Lesson | undefined {
  if (!isRecord(value)) return undefined;
  const node = textIn(value["node"]);
  const title = textIn(value["title"]);
  if (node === "" || title === "") return undefined;
  return {
    node,
    title,
    depth: oneOf(depths, value["depth"], "curious"),
    way: oneOf(lessonWays, value["way"], "next"),
    words: recordsIn(value["words"]).flatMap(wordOf),
    next: textIn(value["next"]) || null,
  };
}

function wordOf({ word, meaning }: Fields): readonly NewWord[] {
  return textIn(word) === "" ? [] : [{ word: textIn(word), meaning: textIn(meaning) }];
}

export function marksOf(value: unknown): Marks {
  const { paragraphs, calculations } = isRecord(value) ? value : {};
  return {
    paragraphs: recordsIn(paragraphs).map(markOf),
    calculations: recordsIn(calculations).flatMap(calculationOf),
  };
}

/** What it rests on is never guessed upwards: of an unknown basis it is general knowledge. */
function markOf({ basis, citations, unverified, unsure }: Fields): ParagraphMark {
  return {
    basis: oneOf(bases, basis, "general"),
    citations: Array.isArray(citations) ? citations.filter((each) => typeof each === "number") : [],
    unverified: textsIn(unverified),
    unsure: unsure === true,
  };
}

function calculationOf({ expression, value, label, assumed }: Fields): readonly Calculation[] {
  if (textIn(expression) === "" || textIn(value) === "") return [];
  const [said, result] = [textIn(expression), textIn(value)];
  return [{ expression: said, value: result, label: textIn(label), assumed: textsIn(assumed) }];
}
