// A quiz as an answer holds it: from a model, an older version or a file, so what has not its shape is left out.
import type { Given, Quiz, QuizItem, QuizResult } from "../../../../pipelines/engine/guide/quiz.ts";
import { isRecord, recordsIn, textIn, textsIn } from "../../read-value.ts";
import type { Fields } from "../../read-value.ts";

const isPlace = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const placesIn = (value: unknown): readonly number[] => (Array.isArray(value) ? value.filter(isPlace) : []);

export function quizOf(value: unknown): Quiz {
  const { items, results, back } = isRecord(value) ? value : {};
  return {
    items: recordsIn(items).flatMap(itemOf),
    results: recordsIn(results).map(resultOf),
    back: typeof back === "string" ? back : null,
  };
}

function itemOf(item: Fields): readonly QuizItem[] {
  const { kind, answer } = item;
  const id = textIn(item["id"]);
  const base = { id, node: textIn(item["node"]), question: textIn(item["question"]), why: textIn(item["why"]) };
  if (id === "" || base.question === "") return [];
  if (kind === "choice") {
    const options = textsIn(item["options"]);
    return isPlace(answer) && answer < options.length ? [{ ...base, kind, options, answer }] : [];
  }
  if (kind === "short") return [{ ...base, kind, answer: textIn(answer), accept: textsIn(item["accept"]) }];
  const places = placesIn(answer);
  if (kind === "order") {
    const items = textsIn(item["items"]);
    return arePlacesOf(places, items) ? [{ ...base, kind, items, answer: places }] : [];
  }
  if (kind !== "match") return [];
  const [left, right] = [textsIn(item["left"]), textsIn(item["right"])];
  return arePlacesOf(places, right) && left.length === right.length
    ? [{ ...base, kind, left, right, answer: places }]
    : [];
}

function arePlacesOf(places: readonly number[], items: readonly string[]): boolean {
  return items.length > 1 && places.length === items.length && places.every((place) => place < items.length);
}

function resultOf({ id, given, right, by, reason }: Fields): QuizResult {
  return {
    id: textIn(id),
    given: givenOf(given),
    right: right === true,
    by: by === "model" ? "model" : "code",
    reason: textIn(reason),
  };
}

function givenOf(value: unknown): Given {
  if (isPlace(value) || typeof value === "string") return value;
  return Array.isArray(value) ? placesIn(value) : null;
}

/** Number null where the path no longer has it. */
export function layerOf(outline: unknown, node: string): { readonly number: number | null; readonly title: string } {
  const layers = recordsIn(isRecord(outline) ? outline["layers"] : undefined);
  const at = layers.findIndex(({ id }) => id === node);
  return { number: at < 0 ? null : at + 1, title: textIn(layers[at]?.["title"]) };
}

/** Stands for what was not matched yet: a place that there is not. */
export const notChosen = 100;

/** What a person does to a quiz: the question they are at, what they gave, and what they have answered for good. */
export interface QuizWork {
  readonly at: number;
  readonly given: Readonly<Record<string, Given>>;
  readonly answered: readonly string[];
}

/** As it was kept in the tab's storage, by this version or another. */
export function workOf(value: unknown): QuizWork {
  const { at, given, answered } = isRecord(value) ? value : {};
  return {
    at: isPlace(at) ? at : 0,
    given: Object.fromEntries(Object.entries(isRecord(given) ? given : {}).map(([id, each]) => [id, givenOf(each)])),
    answered: textsIn(answered),
  };
}
