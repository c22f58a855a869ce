// Examples of requests that a schema alone does not make clear. Ids stand for ids that answers gave.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import type { Schema } from "./schema.ts";

/** Of a persona's start: those of its empty page. */
export function examplesOfStart({ examples }: Persona): Schema {
  return Object.fromEntries(
    examples.map(({ title, description, input }, index) => [
      `example${index + 1}`,
      { summary: title.en, description: description.en, value: { input } },
    ]),
  );
}

/** By path of the procedure; undefined where the schema says it all. */
export function examplesOf(path: string): Schema | undefined {
  const value = values()[path];
  if (value === undefined) return undefined;
  return { example: { summary: "As the page sends it", value } };
}

function values(): Readonly<Record<string, unknown>> {
  const all: readonly Persona[] = personas;
  const asked = all.map(({ id, examples }) => ({ persona: id, input: examples[0]?.input ?? {} }));
  const [first] = asked;
  const list = [
    { role: "user", text: "What is a moon?" },
    { role: "assistant", text: "A body that goes around a planet." },
  ];
  return {
    "messages.edit": { messageId: "m1", ...first },
    "messages.compare": { answers: asked.slice(0, 2) },
    "conversations.import": { json: JSON.stringify(list), title: "Moons" },
    "images.edit": { imageId: "i1", crop: [0.1, 0.1, 0.5, 0.5], focus: { x: 0.5, y: 0.5 } },
    "data.query": { documentIds: ["d1"], sql: "SELECT 1 AS one" },
  };
}
