// An answer as text while it is written: what is new of it after each event, and at its end what is still missing.
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import type { RunEvent } from "../../pipelines/engine/events.ts";
import { emptyAnswer, fold } from "../../pipelines/engine/fold.ts";
import type { Answer } from "../../pipelines/engine/answer.ts";
import { componentsOf, fieldsOfPersona } from "../../pipelines/engine/persona-fields.ts";
import { mainField, renderValues } from "../../pipelines/engine/render-values.ts";
import { languageOf } from "../../pipelines/steps/language.ts";

/** Stands before the whole answer where checking it took back words that had been sent. */
const checkedAnswer = { en: "The checked answer:", de: "Die geprüfte Antwort:" } as const;

export interface GrowingText {
  /** The words this event adds to what was sent before; often none. */
  readonly take: (event: RunEvent) => string;
  /** After run-end: the words that are still missing. */
  readonly rest: () => string;
  readonly answer: () => Answer;
  /** All words that `take` and `rest` gave. */
  readonly sent: () => string;
  /** The whole answer as it is kept, its main text first, then every other output under its name. */
  readonly whole: () => string;
}

/**
 * While it is written only the main text grows: other outputs change until the end, and come whole with it. Words that are not a
 * continuation of what was sent are held back; at the end of a run that is done the whole answer follows them, under a line that says so.
 */
export function growingText(persona: Persona): GrowingText {
  const fields = fieldsOfPersona(persona);
  const components = componentsOf(fields);
  let answer = emptyAnswer;
  let sent = "";
  const whole = () => renderValues(answer.outputs, fields.outputs, { wholeCode: true });
  const grow = (text: string): string => {
    if (!text.startsWith(sent)) return "";
    const added = text.slice(sent.length);
    sent = text;
    return added;
  };
  return {
    take: (event) => {
      answer = fold(answer, event, components);
      if (event.type !== "text-delta" && event.type !== "output") return "";
      const main = mainField(answer.outputs, fields.outputs);
      return main === undefined ? "" : grow(String(answer.outputs[main]).trim());
    },
    rest: () => {
      const text = whole();
      if (text.startsWith(sent) || answer.status !== "done") return grow(text);
      return grow(`${sent}\n\n---\n\n**${checkedAnswer[languageOf(text)]}**\n\n${text}`);
    },
    answer: () => answer,
    sent: () => sent,
    whole,
  };
}
