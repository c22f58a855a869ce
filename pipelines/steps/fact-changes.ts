// How a person says that something has changed: with the old beside the new, from now on, or in a clause of its own before the new.
import { subjectOf } from "./fact-words.ts";

/** What was spoken of: as it is written, and in its normal form. */
export interface Topic {
  readonly phrase: string;
  readonly subject: string;
  readonly isNear: boolean;
}

/**
 * "5,000 instead of 4,000", "Friday, not Monday", "not Monday but Friday": the clause with what is so, whether something is not, and
 * whether it names both.
 */
export function parted(clause: string): { text: string; corrects: boolean; isReplaced: boolean; namesBoth: boolean } {
  const but = /^(?<head>.{1,150}?)(?:n't| not| nicht) (?:.{1,80}?),? (?:but|sondern) (?<value>.{1,120})$/i.exec(
    clause,
  )?.groups;
  if (but) return { text: `${but["head"]} ${but["value"]}`, corrects: true, isReplaced: true, namesBoth: true };
  const text = clause.replace(
    /,? (?:instead of|rather than|anstatt|statt|und nicht|and not) .{1,120}$|, (?:not|nicht) .{1,120}$| (?:instead|stattdessen)$/i,
    "",
  );
  return {
    text,
    corrects: text !== clause || (isNow.test(clause) && !lasting.test(clause)) || another.test(clause),
    isReplaced:
      text !== clause ||
      another.test(clause) ||
      /\b(?:no longer|any ?more|from now on|ab jetzt|ab sofort|nicht mehr)\b/i.test(clause),
    namesBoth: text !== clause,
  };
}

/** So it is from this day on, and so it was not before. */
const isNow =
  /\b(?:(?:is|are|am|'m|'re|will) now|now$|from now on|from (?:today|next \w+|this \w+) on|these days|since (?:the|last|this|we|i|january|february|march|april|may|june|july|august|september|october|november|december)\b.*$|seit (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|gestern|diese[mr]|letzte[mrn])|no longer|any ?more|ist jetzt|ist nun|sind jetzt|jetzt|ab jetzt|ab sofort|inzwischen|mittlerweile|nicht mehr|doch lieber)(?![\p{L}])/iu;

/** "I have lived here since the spring" corrects nothing. */
const lasting = /(?:\b(?:have|has)|'ve|'s) (?:been|lived|worked|had|known|owned)\b/i;

/** Another took its place: of what one has only one of. */
const another =
  /\b(?:(?:switched|changed|swapped) to|(?:another|a different|(?:a|my|our|the) new) (?:boss|manager|teacher|coach|trainer|doctor|dentist|landlord|landlady|supervisor|address|number|phone|e-?mail|job|flat|apartment|locker|room|office|desk|seat|time|date|name|place|venue|deadline|budget|price|rent)|(?:einen?|meine?n?|unsere?n?) (?:anderen?|neuen?) (?:chef|chefin|trainer|trainerin|lehrer|lehrerin|arzt|ärztin|vermieter|adresse|nummer|stelle|wohnung|platz|raum|termin|preis|miete))\b/iu;

/** Says that something has changed, and not to what: the clause behind it does. */
export const announces =
  /^[^,]*\b(?:doesn't|don't|isn't|aren't|won't|does not|do not|is not|are not)\b|^(?:it|that|this|das|es)(?:'s not| is not| isn't| wasn't| ist nicht| stimmt nicht)\b|\b(?:stimmt nicht|wrong|misread|miscounted|misremembered|mistaken|mixed (?:it|them|that) up|changed|moved|extended|delayed|postponed|rescheduled|cancelled|lowered|raised|went (?:up|down)|change of plans?|(?:has|have) no time|switched|repainted|renovated|replaced|rebuilt|renamed|had to (?:leave|give up)|gave up|made a mistake|change (?:it|that)|cancelled|can't make it|fell through|(?:hat|haben) keine zeit|fällt aus|no longer|not .{1,60} any ?more|hat sich geändert|geändert|verschoben|verlängert|umgezogen|vertan|verzählt|verlesen)\b|n't .{1,60} any ?more\b/i;

/** What a clause that only announces a change is about. */
export function announced(clause: string): Topic | null {
  const { article = "", noun = "" } =
    (announces.test(clause) &&
      /\b(?<article>my|our|the|mein\p{L}*|unser\p{L}*|der|die|das|den) (?:old )?(?<noun>\p{L}+(?:[ -]\p{L}+){0,2}?)(?= (?:doesn't|isn't|don't|won't|aren't|is|are|was|were|has|have|had|been|ist|sind|wurde|hat|on|at|in|for|to)\b|$)/iu.exec(
        clause,
      )?.groups) ||
    {};
  const subject = subjectOf(noun);
  return subject === "" ? null : { phrase: `${article} ${noun}`, subject, isNear: true };
}
