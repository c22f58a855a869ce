// The JSON Schemas of what is sent to a persona's start and of what its answer holds, made from the catalogue.
import type { CatalogueField, CataloguePersona } from "../../server/api.ts";
import type { JsonSchema } from "./check-schema.ts";

const id: JsonSchema = { type: "string", minLength: 1, maxLength: 64 };
const ids = (maxItems: number): JsonSchema => ({ type: "array", items: id, maxItems });

/** What every start takes beside the persona's own input. */
export const startFields = {
  conversationId: id,
  parentId: { type: ["string", "null"], minLength: 1, maxLength: 64 },
  documentIds: ids(100),
  imageIds: ids(20),
  model: { type: "string", minLength: 1 },
  remembers: { type: "boolean" },
} satisfies Readonly<Record<string, JsonSchema>>;

export type StartField = keyof typeof startFields;

export function inputSchema(persona: Pick<CataloguePersona, "inputs">): JsonSchema {
  const [main] = persona.inputs;
  return {
    type: "object",
    properties: propertiesOf(persona.inputs),
    required: main ? [main.key] : [],
    additionalProperties: false,
  };
}

export function outputSchema(persona: Pick<CataloguePersona, "outputs">): JsonSchema {
  return { type: "object", properties: propertiesOf(persona.outputs) };
}

export function bodySchema(persona: Pick<CataloguePersona, "inputs">): JsonSchema {
  return {
    type: "object",
    properties: { ...startFields, input: inputSchema(persona) },
    required: ["input"],
    additionalProperties: false,
  };
}

function propertiesOf(fields: readonly CatalogueField[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    fields.map(({ key, schema }) => {
      const { $schema: _dialect, ...rest } = schema;
      return [key, rest];
    }),
  );
}
