// The fields of a persona as code that does not know its types reads them: what each is made of and called.
import type { ComponentName } from "./components.ts";
import type { Fields, Persona } from "./define-persona.ts";
import type { OutputComponents } from "./fold.ts";

export interface FieldLook {
  readonly component: ComponentName;
  /** In English: models read it. */
  readonly label: string;
}

/** In the order of the definition. Nothing for a persona that is gone: its values are then read by their shape. */
export interface PersonaFields {
  readonly inputs?: Readonly<Record<string, FieldLook>>;
  readonly outputs?: Readonly<Record<string, FieldLook>>;
}

export function fieldsOfPersona(persona: Persona | undefined): PersonaFields {
  return persona ? { inputs: looksOf(persona.inputs), outputs: looksOf(persona.outputs) } : {};
}

export function componentsOf({ outputs = {} }: PersonaFields): OutputComponents {
  return Object.fromEntries(Object.entries(outputs).map(([key, { component }]) => [key, component]));
}

function looksOf(fields: Fields): Record<string, FieldLook> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, { component, label }]) => [key, { component, label: label.en }]),
  );
}
