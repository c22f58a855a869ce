// Amounts in a question, with their unit where they have one: what can be reckoned with. Years, names and places in a list are none.
import { numbersIn } from "../creator/claims/numbers-in.ts";
import { unitOf } from "./units-known.ts";

interface Amount {
  readonly text: string;
  /** `€`, `km`, `%`; empty where the number counts things. */
  readonly unit: string;
}

export function quantitiesIn(question: string): readonly Amount[] {
  return numbersIn(question).flatMap(({ start, end, text }) => {
    const [before, after] = [question.slice(0, start), question.slice(end)];
    const sign = /[€$£]\s?$/.exec(before)?.[0].trim() ?? "";
    const word = /^\s?(?:%|€|\$|£|°[CF]?|[\p{L}µ²³]+(?:\/\p{L}+)?)/u.exec(after)?.[0].trim() ?? "";
    // “27B” is a size of models, “5G” a network.
    if (/^[A-Z](?![\p{L}\d])/u.test(after)) return [];
    const unit =
      sign ||
      (/^[%€$£°]/.test(word) || /^(?:percent|prozent)$/i.test(word) || word.split("/").every((each) => unitOf(each))
        ? word
        : "");
    const isDigits = /^\d/.test(text);
    // “In 1969”, “Gemma 3”, “27B”, “step 2”.
    if (unit === "" && /^(?:1\d|20)\d{2}$/.test(text)) return [];
    if (unit === "" && isDigits && /(?<=[^.!?:]\s)\p{Lu}\p{Ll}*[A-Z]?\w*\s$/u.test(before) && !/^\s\p{L}/u.test(after))
      return [];
    if (isDigits && unit === "" && /^[\p{L}-]/u.test(after)) return [];
    if (/(?:step|layer|chapter|part|figure|number|no\.|schritt|ebene|kapitel|teil|nummer|nr\.)\s$/i.test(before))
      return [];
    return [{ text, unit }];
  });
}
