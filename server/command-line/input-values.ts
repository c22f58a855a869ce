// `--input key=value` as the persona's fields take it: text as it is, lists by commas, everything else as JSON.
import type { CatalogueField, CataloguePersona } from "../api.ts";
import { usageError } from "./exit.ts";

/** Throws a CommandError for a field the persona has not, and for a value that is no JSON where it must be. */
export function inputValues(persona: CataloguePersona, given: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    given.map((each) => {
      const [, key = "", value = ""] = /^([^=]+)=([\s\S]*)$/.exec(each) ?? [];
      const field = persona.inputs.find((one) => one.key === key);
      if (field) return [key, valueOf(field, value)];
      const keys = persona.inputs.map((one) => one.key).join(", ");
      throw usageError(`--input takes key=value with a field of ${persona.id} (${keys}), not “${each}”.`);
    }),
  );
}

function valueOf({ key, schema }: CatalogueField, value: string): unknown {
  const { type, enum: allowed, items } = schema as { type?: string; enum?: unknown; items?: { type?: string } };
  if (type === "string" || allowed !== undefined) return value;
  if (type === "array" && items?.type === "string" && !value.trimStart().startsWith("["))
    return value.split(",").map((each) => each.trim());
  try {
    return JSON.parse(value);
  } catch (cause) {
    if (type === undefined) return value;
    throw usageError(`“${key}” takes ${type} as JSON, not “${value}” (${String((cause as Error).message)}).`);
  }
}
