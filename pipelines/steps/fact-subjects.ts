// Whether a clause's subject is one that lasting things are told of, and what is told of it: its day, its place, its name.
import { withoutNumbers } from "./fact-details.ts";
import { dated, dayNamed, inWork, passing, passingState, pursued, planned } from "./fact-nouns.ts";
import type { FactRule } from "./fact-rules.ts";
import { attributes, contentWords, subjectOf } from "./fact-words.ts";
import type { Attribute } from "./fact-words.ts";

/** Words of a subject that is named in a clause; a longer one is prose. */
const subjectWordsAtMost = 8;
/** Words said of something planned; and content words of any other subject that has a number or a day. */
const plannedValueWords = 12;
const datedSubjectWords = 5;

export function isSubject(phrase: string, value: string, { definite = false, corrects = false }: FactRule): boolean {
  if (phrase.split(" ").length > subjectWordsAtMost || passing.test(phrase)) return false;
  if (
    /\b(?:whose|says|said|thinks|thought|knows|told|welche[rs]?)\b/i.test(phrase) ||
    // "The neighbour who waters our plants is Mr Tanaka" names one; any other is prose.
    (/\b(?:which|who|that)\b/i.test(phrase) && !isName.test(value)) ||
    contentWords(phrase).length === 0
  )
    return false;
  if (corrects) return true;
  const isDated = dated(value);
  if (
    passingState.test(value) &&
    !isDirection.test(value) &&
    !pursued.test(phrase) &&
    (inWork.test(phrase) || !isDated)
  )
    return false;
  if (!definite) return true;
  // What a film or a theme is about is its content.
  if (/^(?:about|über) /i.test(value) && !isDated) return false;
  if (planned.test(phrase)) return isDated || value.split(" ").length <= plannedValueWords;
  return !inWork.test(phrase) && (isDated || isName.test(value)) && contentWords(phrase).length <= datedSubjectWords;
}

/** "My trip is to Madeira", where "my aim is to win" says what one wants. */
const isDirection = /^(?:to|zu) (?:the )?\p{Lu}/u;
/** A name and nothing else, or whose it is. */
const isName =
  /^(?:(?:my|our|mein\p{L}*|unser\p{L}*) \p{L}+ |(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau)\.? )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'.-]*){0,2}$/u;

export function hasName(value: string): boolean {
  return /(?:^|[^.!?] )\p{Lu}\p{Ll}+/u.test(value);
}

const named = /\b(?:(?:is|are) (?:called|named)|heißt|heißen)\b|'s name is /i;
const aged = /^(?:\d{1,3}|in (?:her|his|their) \w+) (?:years old|jahre alt)$/i;
const amount =
  /^(?:about |around |roughly |rund |etwa |ca\.? )?[€$£]?\d[\d.,]* ?(?:k|€|\$|£|%|euros?|dollars?|pounds?|franken|percent|prozent|people|personen|leute|hours|stunden|minutes|minuten|words|wörter|pages|seiten|km|kg)(?![\p{L}\p{N}])/iu;
const role = /^(?:an?|eine?) \p{L}/iu;
const clock =
  /^(?:(?:at|um|gegen|by) )?\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock|uhr)$|^(?:at|um|gegen) \d{1,2}(?:[:.]\d{2})?$|^\d{1,2}:\d{2}$/i;
const place = /^(?:in|at|im|am|bei|near|on) /i;

/** Told from the value's first words, and from the clause it stands in. */
export function attributeOf(said: string, clause: string): Attribute | null {
  const value = said.replace(/ (?:now|from now on)$/i, "").replace(/^(?:jetzt|ab jetzt|nun) /i, "");
  if (named.test(clause)) return "called";
  if (aged.test(value)) return "age";
  if (amount.test(value)) return null;
  if (role.test(value) && !dated(value)) return "role";
  if (clock.test(value)) return "time";
  if (dayNamed.test(value)) return "day";
  return place.test(value) ? "place" : null;
}

/** The subject without what is said of it. */
export function coreOf(subject: string): string {
  return subject
    .split(" ")
    .filter((word) => !attributes.includes(word as Attribute))
    .join(" ");
}

export interface Statement {
  readonly subject: string;
  /** Who or what it is about, as it is written; "" for the person. */
  readonly phrase: string;
  readonly value: string;
}

/** `before`: what goes before the subject, as in "for the parade the children meet". */
export function statementOf(phrase: string, verb: string, value: string, before = ""): Statement {
  const attribute = attributeOf(value, value);
  const words = subjectOf(before, withoutNumbers(phrase), verb);
  return { subject: attribute === null ? words : `${words} ${attribute}`, phrase, value };
}
