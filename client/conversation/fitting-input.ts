// The input of one persona made of another's question: its own values, with the words.
import type { CataloguePersona, Question } from "../../server/api.ts";
import type { Input } from "./drafts.ts";
import { withMainText } from "./main-text.ts";

/** The question's own values where it was asked of this persona, else those given. */
export function fittingInput(
  persona: Pick<CataloguePersona, "id" | "inputs">,
  question: Pick<Question, "persona" | "input" | "text">,
  values: Input,
): Input {
  return persona.id === question.persona.id
    ? question.input
    : withMainText(persona, known(persona, values), question.text);
}

/** Only values the persona has a field for: an older page may have kept others. */
function known({ inputs }: Pick<CataloguePersona, "inputs">, values: Input): Input {
  return Object.fromEntries(Object.entries(values).filter(([key]) => inputs.some((field) => field.key === key)));
}

/** What was written for a persona that is not known any more, nor which of its fields was the main one: the first words. */
export function foreignInput(persona: Pick<CataloguePersona, "inputs">, input: Input): Input {
  return withMainText(persona, {}, Object.values(input).find((value) => typeof value === "string") ?? "");
}
