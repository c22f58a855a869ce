// Plain statements in German that hold something to ask for later.
import { counted, habitual, isPointing, withoutNumbers } from "./fact-details.ts";
import { dated, inWork, passing } from "./fact-nouns.ts";
import { statementOf } from "./fact-subjects.ts";
import type { Statement } from "./fact-subjects.ts";
import { subjectOf } from "./fact-words.ts";

const germanFirst =
  /^(?:zu[mr]?|für|am|im|in|bei\p{L}*|an|auf|ab|jeden|nach|vor|seit) (?<before>.{2,50}?) (?<verb>\p{Ll}+(?:en|e|rn|ln)) (?:wir|ich) (?<value>.{2,150})$/iu;
const germanPerson = /^(?:ich|wir) (?<verb>\p{Ll}+(?:en|e|rn|ln)) (?<value>.{3,150})$/iu;
const germanThing =
  /^(?<phrase>(?:[Mm]ein\p{L}*|[Uu]nser\p{L}*|[Dd]er|[Dd]ie|[Dd]as|[Ee]ine?) \p{L}.{1,60}?) (?<verb>(?!nicht|jetzt|seit|mit|recht|acht|fest|weit)\p{Ll}{2,}t|muss|müssen|darf|soll|kann|wohnte|lebte|arbeitete) (?<value>.{3,150})$/u;
const germanMomentary =
  /^(?:glaube|denke|meine|hoffe|weiß|möchte|will|wollen|würde|habe|haben|hätte|bin|bitte|frage|finde|sehe|sehen|hören|verstehe|danke|freue|fühle|wünsche|suche|brauche|muss|kann|könnte|werde|werden|war|hatte|wurde|mache|machen|gebe|sage|hätte|wäre)$/iu;

export function readGerman(clause: string, isTalk: boolean): Statement | null {
  const said = germanFirst.exec(clause)?.groups ?? germanPerson.exec(clause)?.groups;
  if (said !== undefined) {
    const { before = "", verb = "", value = "" } = said;
    const isSaid =
      dated(value) ||
      counted.test(value) ||
      habitual.test(value) ||
      /\b(?:im|in|auf|am|nach|bei) (?:\p{L}+ )?\p{Lu}/u.test(value);
    if (germanMomentary.test(verb) || isPointing(value) || !isSaid) return null;
    const rest = withoutNumbers(value)
      .split(" ")
      .filter((word) => !dated(word) && /^(?!immer|jeden)\p{Lu}/u.test(word));
    return {
      subject: subjectOf(before, verb, before === "" ? rest.slice(0, -1).join(" ") : rest.join(" ")),
      phrase: "",
      value,
    };
  }
  const { phrase = "", verb = "", value = "" } = germanThing.exec(clause)?.groups ?? {};
  const isMine = /^(?:mein|unser)/i.test(phrase);
  const bare = phrase.replace(/^\S+ /, "");
  if (phrase === "" || !(isMine || isTalk) || passing.test(bare) || inWork.test(bare) || isPointing(value)) return null;
  const isSaid = dated(value) || counted.test(value) || habitual.test(value) || /^liegt$|^hängt$|^steht$/.test(verb);
  if (!isSaid && !(isMine && /\p{Lu}|\bkeine?\b/u.test(value))) return null;
  return statementOf(phrase, verb, value);
}
