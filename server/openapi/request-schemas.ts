// What procedures take, from the schemas that check it.
import { z } from "zod";
import type { Fields, Persona } from "../../pipelines/engine/define-persona.ts";
import { pascalCase, reference } from "./schema.ts";
import type { Schema } from "./schema.ts";

/** The procedure's input; null where it takes none. */
export interface RequestSchema {
  readonly schema: Schema;
  readonly required: boolean;
}

export function requestOf(inputs: readonly unknown[]): RequestSchema | null {
  const [input] = inputs;
  if (!(input instanceof z.ZodType)) return null;
  return { schema: jsonSchemaOf(input, "input"), required: !input.safeParse(undefined).success };
}

/** Names of a persona's two components. */
const inputName = (personaId: string) => `${pascalCase(personaId)}Input`;
export const outputsName = (personaId: string) => `${pascalCase(personaId)}Outputs`;

/** What a persona takes and what its answer has, with the labels of its fields. */
export function personaSchemas(persona: Persona): Readonly<Record<string, Schema>> {
  const { id, title, inputs, outputs, inputSchema, outputSchema } = persona;
  return {
    [inputName(id)]: {
      ...titled(jsonSchemaOf(inputSchema, "input"), inputs),
      description: `What ${title.en} takes. The first field is the question.`,
    },
    [outputsName(id)]: {
      ...titled(jsonSchemaOf(outputSchema, "output"), outputs),
      description: `The outputs of an answer by ${title.en} that has ended; one still being written has some of them.`,
    },
  };
}

/** The body of `personas.<id>.start`, with the persona's own input by its name. */
export function withNamedInput(start: Schema, personaId: string): Schema {
  const properties = start["properties"] as Readonly<Record<string, Schema>>;
  return { ...start, properties: { ...properties, input: reference(inputName(personaId)) } };
}

function titled(schema: Schema, fields: Fields): Schema {
  const properties = Object.entries(schema["properties"] as Readonly<Record<string, Schema>>);
  const named = properties.map(([key, each]) => [key, { title: fields[key]?.label.en ?? key, ...each }]);
  return { ...schema, properties: Object.fromEntries(named) as Schema };
}

/** Whole in its place: a schema that points into itself would need a name of its own. */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _draft, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  if (made.$defs) throw new Error("a schema that contains itself has no place in the description yet");
  return made;
}
