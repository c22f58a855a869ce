// Plain statements that hold something to ask for later: a day, a number, a name, a habit, a duty. Read where no way of telling fits.
import { counted, habitual, isConcrete, isPointing, withoutDetail } from "./fact-details.ts";
import { dated, inWork, passing, planned } from "./fact-nouns.ts";
import { readGerman } from "./fact-statements-german.ts";
import { statementOf } from "./fact-subjects.ts";
import type { Statement } from "./fact-subjects.ts";
import { subjectOf } from "./fact-words.ts";

/** Words of a subject before its verb. */
const phraseWords = { least: 1, most: 7 };

/** "For the parade the children meet …", "Without my glasses I have …". */
const lead =
  /^(?:for|on|in|at|without|during|after|before|from|with|every|each|until|by|since|when i was) (?<lead>.{2,50}?),? (?=(?:i|we|my|our|the|they|everybody|everyone) )/i;
const reported = /^(?:the|my|our) \p{L}+ (?:says|say|said|told (?:me|us)|tells (?:me|us)) (?:that )?(?=(?:my|our) )/iu;
const often = "(?:usually|always|never|often|only|normally|mostly|regularly|currently|now|still|also|both|all|just)";

/** What "I" and "we" do that is said of a moment, a wish or the talk itself. */
const momentary =
  /^(?:think|thought|believe|guess|know|knew|feel|felt|see|saw|mean|meant|hope|wish|wonder|want|wanted|need|needed|try|tried|ask|asked|say|said|tell|told|hear|heard|agree|understand|understood|appreciate|remember|forgot|find|found|look|looked|went|did|do|don|was|were|am|are|have|had|has|will|can|could|should|would|must|may|might|shall|get|got|saw|made|came|thank|apologi[sz]e|suppose|assume|notice|noticed|realized?|promise|bet|swear|really|like|love|enjoy|prefer|hate|learned|learnt|check|chat|consider|imagine|spoke|run into)$/i;

const plainVerbs =
  /^(?:go|come|meet|last|cost|need|run|start|begin|end|open|close|live|work|play|sing|swim|eat|drink|sleep|sell|buy|take|leave|arrive|keep|hold|use|want|make|pay|teach|train|lie|stand|stay|sit|grow|rehearse|gather|perform|deliver|ship|fly|sail|drive|ride|travel|wear|speak|read|write|fit|weigh|measure|share|own|charge|ends?|can't|cannot|may|must|has|have|had|can)$/;
const next =
  /^(?:on|in|at|to|by|from|for|with|without|until|till|every|each|under|over|near|behind|between|within|after|before|during|out|up|off|down|back|as|about|around|twice|once|only|always|never|not|no|a|an|the|my|our|his|her|their|half|only)$|^[\p{N}\p{Lu}€$£]/u;

/** What is done with a program is said of a moment. */
const technical =
  /\b(?:function|code|error|script|query|variable|loop|array|argument|parameter|column|regex|api|endpoint|docker|command|compiler|exception|npm|git|funktion|fehlermeldung|skript|variable|schleife|abfrage)s?(?![\p{L}])/iu;
const own = /^(?:[^ ]+ ){0,4}?(?:my|our) |^\p{Lu}\p{Ll}+'s /u;

/** `isTalk`: told in talk, so that what "the" and "a" thing does is news of the person's; in a task or a pasted text it is material. */
export function readStatement(clause: string, isTalk: boolean): Statement | null {
  const told = clause.replace(reported, "").replace(/ (?:these days|from now on|now|at the moment)$/i, "");
  if (technical.test(told)) return null;
  return readEnglish(told, isTalk) ?? readGerman(told, isTalk);
}

function readEnglish(clause: string, isTalk: boolean): Statement | null {
  const before = lead.exec(clause)?.groups?.["lead"] ?? "";
  const rest = before === "" ? clause : clause.slice(lead.exec(clause)?.[0].length ?? 0);
  const isOwn = isTalk || own.test(rest);
  return (
    readPerson(rest, before) ??
    (isOwn ? (readPlace(rest) ?? readDuty(rest, before) ?? readThing(rest, before) ?? readThere(rest)) : null)
  );
}

const person = new RegExp(`^(?:i|we) (?:${often} ){0,2}(?<verb>[a-z]+) (?<value>.{3,200})$`, "i");

const ongoing = /^(?:keep|stop|continue) \w+ing\b|^(?:start|begin|continue) with\b/i;
/** Told of once or of always: the verb does not say. */
const past = /^(?:read|put|cut|set|hit|let|(?!(?:n|f|br|h|w)eed$)\w+ed)$/i;

/** "12 kilos of potatoes for the festival", and not "5 ideas for dinner". */
const supply =
  /^(?!.*\b(?:ideas?|examples?|arguments?|sentences?|words?|names?|suggestions?|tips?|questions?|titles?|slogans?|options?|reasons?|points?|paragraphs?|answers?|minutes?|help|advice)\b)(?:about |at least |some )?\p{N}\S* .*\b(?:for|by|until) (?:the|my|our)\b/iu;
/** "For the hike everybody needs a head torch." */
const everybody =
  /^(?:everybody|everyone|each of us) (?<verb>needs|brings|must bring|has to bring|wears|gets) (?<value>.{3,120})$/i;
const passive =
  /^(?<phrase>(?:[Tt]he|[Mm]y|[Oo]ur) [^,]{2,50}?) (?:is|are) (?:now )?(?<verb>\p{Ll}+(?:ed|en|ught|de|un)) (?<value>(?:by|at|in|from|with) (?:the |an? )?\p{Lu}.{2,100})$/u;

function readPerson(clause: string, before: string): Statement | null {
  const { verb = "", value = "" } = person.exec(clause)?.groups ?? {};
  const isMomentary =
    momentary.test(verb) &&
    !(/^need$/i.test(verb) && supply.test(value)) &&
    !/^get (?:up|home|paid|to work|to school)\b/i.test(`${verb} ${value}`) &&
    !(before !== "" && /^(?:have|had|are|need|take)$/i.test(verb));
  if (
    verb === "" ||
    isMomentary ||
    ongoing.test(`${verb} ${value}`) ||
    (past.test(verb) && !habitual.test(clause)) ||
    isPointing(`${verb} ${value}`)
  )
    return null;
  const isKept =
    /^(?:keep|store|park|hide|take|drink|have|serve|wear) (?:my|our|the) .{2,60}? (?:in|under|behind|at|on|with|without|inside|next to) (?:\S+ )?\S+/i;
  if (!isKept.test(`${verb} ${value}`) && !isConcrete(`${clause.replace(/^(?:I|We) /i, "")} ${before}`)) return null;
  const subject = subjectOf(before, verb, withoutDetail(value)) || subjectOf(verb, value);
  return { subject, phrase: "", value };
}

const duty =
  /^(?<phrase>(?!(?:i|we|you|it|this|that|they|he|she|there|everything|everyone|everybody|nothing|people)\b).{2,70}?) (?<verb>must|has to|have to|needs to|need to|may only|must not|may not) (?<value>.{3,200})$/i;

function readDuty(clause: string, before: string): Statement | null {
  const all = everybody.exec(clause)?.groups;
  if (before !== "" && all !== undefined && !isPointing(clause))
    return { subject: subjectOf(before, all["verb"] ?? ""), phrase: before, value: all["value"] ?? "" };
  const done = passive.exec(clause)?.groups;
  if (done !== undefined && isThing(done["phrase"] ?? "") && !isPointing(clause))
    return statementOf(done["phrase"] ?? "", done["verb"] ?? "", done["value"] ?? "", before);
  const { phrase = "", value = "" } = duty.exec(clause)?.groups ?? {};
  if (phrase === "" || !isThing(phrase) || isPointing(value)) return null;
  const isMine = /^(?:my|our)\b/i.test(phrase);
  if (!isConcrete(value) && !isMine && !/^be (?:made|free|without|of|in|at|by) /i.test(value)) return null;
  return statementOf(phrase, "must", value, before);
}

/** "My …", "a jar of our …", "Grandpa's …"; and those there is one of: "the team". */
const mine =
  /^(?:[Mm]y|[Oo]ur|(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]ll|[Bb]oth|[Ss]ome) (?:\p{L}+ )?of (?:my|our)) |^\p{Lu}\p{Ll}+'s? |^[Tt]he (?:team|band|choir|orchestra|club|class|family|company|office|shop|kids|children|twins|girls|boys|dog|cat|baby|landlord|landlady|neighbou?rs?) /u;

function readThing(clause: string, before: string): Statement | null {
  const words = clause.split(" ");
  const isMine = mine.test(clause);
  const isNamed =
    /^(?:the|all|both)$/i.test(words[0] ?? "") || counted.test(words[0] ?? "") || /^\p{N}/u.test(words[0] ?? "");
  if (!(isMine || isNamed) || /^(?:i|we|it|this|that|there|you)$/i.test(words[0] ?? "")) return null;
  for (let at = phraseWords.least; at <= Math.min(phraseWords.most, words.length - 2); at += 1) {
    const [verb = "", following = ""] = [words[at], words[at + 1]];
    const isVerb =
      plainVerbs.test(verb) ||
      plainVerbs.test(verb.replace(/e?s$/, (end) => (end === "es" && !verb.endsWith("oes") ? "e" : ""))) ||
      (/^[a-z]{3,}s$/.test(verb) && !/(?:ss|us|is)$/.test(verb) && next.test(following));
    if (!isVerb || (at < 2 && /^(?:my|our|the|a|an|all)$/i.test(words[0] ?? ""))) continue;
    const phrase = words.slice(0, at).join(" ");
    const value = words.slice(at + 1).join(" ");
    if (
      !isThing(phrase) ||
      isPointing(value.split(" ").slice(0, 2).join(" ")) ||
      saying.test(verb) ||
      (!isMine && telling.test(verb))
    )
      return null;
    // A name or a day; of what is the person's own also what it plays, needs or cannot have.
    const isSaid = isMine
      ? isConcrete(`${phrase.replace(/^\S+/, "")} ${value}`) ||
        /^(?:has|can't|cannot|need|needs|plays?|sings?|takes?|eats?|lies|lie|sits?|stands?|hangs?|stays?|runs?|lives?|works?|keeps?|rehearses|meets?|trains?)$/.test(
          verb,
        )
      : dated(value) || counted.test(clause) || habitual.test(value) || isNamedPlace(value);
    return isSaid ? statementOf(phrase, verb, value, before) : null;
  }
  return null;
}

const saying = /^(?:says|said|thinks|means|seems|looks|sounds|tells|feels)$/;
const telling = /^(?:makes|shows|gives|helps)$/;

/** "at the Granary in Totnes". */
const isNamedPlace = (value: string) => /\b(?:at|in|near|to|from|of|as|with) (?:the )?\p{Lu}\p{L}+/u.test(value);

const placed =
  /^(?<phrase>(?:the|all|all the|my|our) [^,]{2,60}?) (?:is|are) (?:now |still |kept |stored |hidden )*(?<value>(?:with|under|behind|in|on|at|inside|beneath|above|next to|between) (?:the|my|our|an?|mr|mrs|ms|dr|\p{Lu}).{2,120})$/iu;
const stowed =
  /(?:keys?|tools?|drives?|documents?|papers?|files?|photos?|scans?|letters?|suitcases?|tickets?|passports?|boxes|box|spare .*|instruments?|supplies|torch|medicine|records?)$/i;

/** Where something is, or with whom. */
function readPlace(clause: string): Statement | null {
  const { phrase = "", value = "" } = placed.exec(clause)?.groups ?? {};
  if (phrase === "" || !isThing(phrase) || isPointing(value)) return null;
  const isSaid =
    stowed.test(phrase) ||
    dated(value) ||
    counted.test(value) ||
    (/^(?:with|at|under|behind) /i.test(value) && isConcrete(value.replace(/^\S+ /, "x ")));
  return isSaid ? statementOf(phrase, "", value, "") : null;
}

function readThere(clause: string): Statement | null {
  const { phrase = "", value = "" } =
    /^there (?:is|are) (?<phrase>(?:an?|\p{L}+|\p{N}+) .{2,40}?) (?<value>(?:in|at|on|under|behind|near) (?:my|our) .{2,120})$/iu.exec(
      clause,
    )?.groups ?? {};
  return phrase === "" || isPointing(clause) ? null : { subject: subjectOf(phrase), phrase, value };
}

function isThing(phrase: string): boolean {
  const bare = phrase.replace(/^(?:my|our|the|a|an|all) /i, "");
  return (
    !passing.test(bare) &&
    (!inWork.test(bare) || planned.test(bare)) &&
    !isPointing(phrase) &&
    !/\b(?:which|who|whose|i|we)\b|n't\b| not\b/i.test(bare)
  );
}
