// What other personas are told of a message, the documents it cites, and its plain text.
import type { PersonaFields } from "../../pipelines/engine/persona-fields.ts";
import { componentsOf } from "../../pipelines/engine/persona-fields.ts";
import { renderValues } from "../../pipelines/engine/render-values.ts";

type Values = Readonly<Record<string, unknown>>;

/** A question as it is told; null where that is no more than its text. Selects, sliders and toggles say nothing. */
export function toldQuestion(input: Values, text: string, { inputs }: PersonaFields): string | null {
  if (inputs === undefined) return null;
  const told = renderValues(input, inputs);
  return told === "" || told === text ? null : told;
}

export interface ToldAnswer {
  /** For the search and copying: its texts in order, one blank line between, choices left out. Where it has none, all of it rendered. */
  readonly text: string;
  /** Null where that is no more than its text. */
  readonly told: string | null;
  /** Documents it cites: after one is deleted, no model is told again what was quoted from it. */
  readonly cited: readonly string[];
}

export function toldAnswer(outputs: Values, fields: PersonaFields): ToldAnswer {
  const told = renderValues(outputs, fields.outputs);
  const components = componentsOf(fields);
  const texts = Object.entries(outputs)
    .filter(([field, value]) => typeof value === "string" && value !== "" && components[field] !== "select")
    .map(([, value]) => value);
  const text = texts.length > 0 ? texts.join("\n\n") : told;
  return { text, told: told === "" || told === text ? null : told, cited: [...new Set(documentIdsIn(outputs))] };
}

/** By the shape, wherever they stand: the persona that made the outputs may be gone. */
function documentIdsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    if (key === "documentId" && typeof each === "string") return [each];
    if (key === "documentIds" && Array.isArray(each)) return each.filter((id) => typeof id === "string");
    return documentIdsIn(each);
  });
}
