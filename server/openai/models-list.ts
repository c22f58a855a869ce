// The personas as models of an OpenAI client, in the order of the tabs.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import type { AccessKey } from "../keys/access-key.ts";
import { modelName } from "./chat-answer.ts";
import type { PersonaModel } from "./schemas.ts";

/** Seconds since 1970: since when this server offers them. */
const created = Math.floor(Date.now() / 1000);

/** Those the key may ask; a person may ask all. */
export function modelsFor(key: AccessKey | null): readonly PersonaModel[] {
  const mayAsk = ({ id }: Persona) =>
    key === null || (key.access === "write" && (key.personas === null || key.personas.includes(id)));
  const all: readonly Persona[] = personas;
  return all
    .filter(mayAsk)
    .toSorted((one, other) => one.order - other.order)
    .map((persona) => ({ id: modelName(persona), object: "model", created, owned_by: "facet" }));
}
