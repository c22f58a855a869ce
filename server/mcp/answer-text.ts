// An answer as text for another program: the main field first, then quotes, code, tables and all its other outputs.
import type { AnswerMessage } from "../../pipelines/engine/conversations.ts";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import { renderValues } from "../../pipelines/engine/render-values.ts";

/** Of a persona that is gone its outputs are read by their shape. */
export function answerText(persona: Persona | undefined, { outputs, text }: AnswerMessage): string {
  return renderValues(outputs, fieldsOfPersona(persona).outputs, { wholeCode: true }) || text;
}
