// The values of a request: those of its parameters by name, and its body.
import type { ApiPart } from "../../../engine/documents.ts";
import { exampleValue } from "./example-value.ts";

export type OperationPart = Extract<ApiPart, { kind: "operation" }>;

export interface RequestValues {
  /** By `in` and name: two parameters may share a name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Undefined where there is none. */
  readonly body?: unknown;
}

export const keyOf = ({ in: place, name }: Pick<OperationPart["parameters"][number], "in" | "name">): string =>
  `${place} ${name}`;

/** What is required, and what the description gives an example of. */
export function exampleRequest({ parameters, body, definitions }: OperationPart): RequestValues {
  const shown = parameters.filter((each) => each.required || each.example !== undefined);
  const values = shown.map((each) => [keyOf(each), each.example ?? exampleValue(each.schema, definitions) ?? "text"]);
  const made = body && (body.example ?? exampleValue(body.schema, definitions));
  return { parameters: Object.fromEntries(values), ...(made !== undefined && made !== null && { body: made }) };
}

/** Values a model gave by name alone. A name that no parameter has is kept, so that the check tells of it. */
export function namedValues(
  part: OperationPart,
  given: Readonly<Record<string, unknown>>,
  body: unknown,
): RequestValues {
  const parameters = Object.entries(given)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      const found =
        part.parameters.find((each) => each.name === name) ??
        part.parameters.find((each) => each.name.toLowerCase() === name.toLowerCase());
      return [found ? keyOf(found) : name, value];
    });
  const isWithout = body === null || body === undefined;
  return { parameters: Object.fromEntries(parameters), ...(!isWithout && { body }) };
}
