// The main field of a persona's input: the first one, and what is written in it.
import type { CataloguePersona } from "../../server/api.ts";
import type { Input } from "./drafts.ts";

function mainKey(persona: Pick<CataloguePersona, "inputs">): string {
  return persona.inputs[0]?.key ?? "";
}

export function mainText(persona: Pick<CataloguePersona, "inputs">, input: Input): string {
  return asText(input[mainKey(persona)]);
}

export function withMainText(persona: Pick<CataloguePersona, "inputs">, input: Input, text: string): Input {
  return { ...input, [mainKey(persona)]: text };
}

/** A value as a person reads it. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return value === undefined || value === null ? "" : JSON.stringify(value);
}
