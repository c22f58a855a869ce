// Reads lasting facts out of a person's message by rules, in English and German: for every tier, at once, and without a model.
import { announced, announces, parted } from "./fact-changes.ts";
import type { Topic } from "./fact-changes.ts";
import { factClauses } from "./fact-clauses.ts";
import { isConcrete, isPointing, withoutDetail } from "./fact-details.ts";
import { dated, secret } from "./fact-nouns.ts";
import { closers, correction, factRules, openers, remember } from "./fact-rules.ts";
import type { FactRule } from "./fact-rules.ts";
import { attributeOf, coreOf, hasName, isSubject } from "./fact-subjects.ts";
import { readStatement } from "./fact-statements.ts";
import { contentWords, subjectOf } from "./fact-words.ts";

export interface ReadFact {
  /** Normalised content words, parted by spaces. */
  readonly subject: string;
  /** One sentence in the message's words; a pronoun is replaced by what it stands for. */
  readonly text: string;
  /** What is said of the subject, as it is written. */
  readonly value: string;
  readonly isCorrection: boolean;
}

/** Facts of one message; what tells more is material. */
const factsAtMost = 12;
/** Characters of a message that is talk; a longer one brings material along. */
const talkCharacters = 800;

/** `before` is what the message before told of: a correction without a subject of its own is about that. Never throws. */
export function readFacts(text: string, before?: { readonly subject: string } | null): readonly ReadFact[] {
  const facts: ReadFact[] = [];
  let topic: Topic | null = before ? { phrase: coreOf(before.subject), subject: before.subject, isNear: false } : null;
  let corrects = false;
  let announcing = "";
  const isTalk = text.length <= talkCharacters && !text.includes("?");
  for (const clause of factClauses(text)) {
    if (!clause.follows) {
      corrects = false;
      topic = topic && { ...topic, isNear: false };
    }
    const read = readClause(clause.text, topic, { announcing: corrects ? announcing : null, isTalk });
    corrects = read.opensCorrection;
    announcing = corrects ? clause.text : "";
    if (!read.fact) {
      topic = announced(clause.text) ?? topic;
      continue;
    }
    if (!isSecret(clause.text) && !isSecret(read.fact.subject)) facts.push(read.fact);
    topic = { phrase: read.phrase, subject: read.fact.subject, isNear: true };
    if (facts.length === factsAtMost) break;
  }
  return facts;
}

export function isSecret(text: string): boolean {
  return secret.test(text);
}

interface ReadClause {
  readonly fact: ReadFact | null;
  readonly phrase: string;
  /** "Correction:" alone: the next clause is one. */
  readonly opensCorrection: boolean;
}

const nothing: ReadClause = { fact: null, phrase: "", opensCorrection: false };

/** "My flight has changed" says no more than that; "I'm no longer a vegetarian" does. */
function onlyAnnounces(clause: string): boolean {
  if (/[,:]| but | sondern /.test(clause) || !announces.test(clause)) return false;
  const read = readByRules(clause);
  return read === null || (/^(?:been )?\p{Ll}+ed$/u.test(read.value) && !read.corrects);
}

interface Place {
  /** The clause before, where it said that something is not so any more. */
  readonly announcing: string | null;
  readonly isTalk: boolean;
}

function readClause(clause: string, topic: Topic | null, { announcing, isTalk }: Place): ReadClause {
  let rest = clause.replace(/[.!\s]+$/, "").replace(closers, "");
  let isCorrection = announcing !== null;
  let isTold = false;
  if (onlyAnnounces(rest)) return { ...nothing, opensCorrection: true };
  for (let turn = 0; turn < 4; turn += 1) {
    const said = `${rest} `;
    const opened = openers.exec(said) ?? correction.exec(said);
    if (!opened) break;
    isCorrection ||= correction.test(said);
    rest = said.slice(opened[0].length).trim();
  }
  if (rest === "") return { ...nothing, opensCorrection: isCorrection };
  const told = remember.exec(rest)?.groups?.["rest"];
  if (told !== undefined) {
    rest = told;
    isTold = true;
  }
  const insteadOf = parted(rest);
  const read =
    readByRules(insteadOf.text) ??
    readStated(insteadOf.text, isTalk) ??
    readPronoun(insteadOf.text, topic, isCorrection || insteadOf.corrects) ??
    readPronounSaid(insteadOf.text, topic) ??
    (isTold ? readRemembered(insteadOf.text) : null) ??
    (isCorrection ? readBare(insteadOf.text, topic) : null) ??
    (isCorrection || (insteadOf.isReplaced && isStated.test(insteadOf.text))
      ? readCorrected(insteadOf.text, announcing ?? "", insteadOf.namesBoth)
      : null);
  if (!read || contentWords(read.value).length === 0) return nothing;
  const fact = {
    subject: read.subject,
    text: asSentence(read.text),
    value: read.value,
    isCorrection: isCorrection || insteadOf.corrects || read.corrects,
  };
  return { fact, phrase: read.phrase, opensCorrection: false };
}

interface Read {
  readonly subject: string;
  readonly phrase: string;
  readonly value: string;
  readonly text: string;
  readonly corrects: boolean;
}

function readByRules(clause: string): Read | null {
  for (const rule of factRules) {
    const groups = rule.pattern.exec(clause)?.groups;
    if (groups) {
      const read = readGroups(clause, rule, groups);
      if (read) return read;
    }
  }
  return null;
}

function readGroups(clause: string, rule: FactRule, groups: Readonly<Record<string, string | undefined>>): Read | null {
  const { subject: phrase = "", verb = "", value: said = "" } = groups;
  const value = said.trim().replace(/[,;:]+$/, "");
  if (phrase !== "" && !isSubject(phrase, value, rule)) return null;
  if (rule.definite && phrase === "" && !dated(value) && !hasName(value)) return null;
  const attribute = phrase === "" || verb !== "" || rule.many ? "" : (attributeOf(value, clause) ?? "");
  const words = subjectOf(rule.about ?? "", phrase, verb, rule.many ? value : "");
  const subject = attribute === "" || words === "" ? words : `${words} ${attribute}`;
  if (subject === "") return null;
  const article = /^(?:my|our|the|this|that|mein\p{L}*|unser\p{L}*|der|die|das) /iu.exec(clause)?.[0] ?? "";
  return {
    subject,
    phrase: phrase === "" ? value : `${article}${phrase}`,
    value,
    text: clause,
    corrects: rule.corrects === true,
  };
}

function readStated(clause: string, isTalk: boolean): Read | null {
  const statement = readStatement(clause, isTalk);
  if (statement === null || statement.subject === "") return null;
  return { ...statement, phrase: statement.phrase || statement.value, text: clause, corrects: false };
}

/** "It leaves at 23:40": read as if its subject were named. */
function readPronounSaid(clause: string, topic: Topic | null): Read | null {
  const rest = /^(?:it|they|he|she|the new one|es|sie|er) (?<rest>\p{L}+ .{2,150})$/iu.exec(clause)?.groups?.["rest"];
  if (rest === undefined || topic === null || !topic.isNear) return null;
  const phrase = /^(?:my|our|the|mein|unser|der|die|das) /i.test(topic.phrase) ? topic.phrase : `the ${topic.phrase}`;
  const named = `${phrase} ${rest}`;
  return readByRules(named) ?? readStated(named, true);
}

const pronoun =
  /^(?:it's|it is|it will be|the new one is|that's|that is|they're|they are|es ist|das ist|sie ist|er ist|es sind|das sind) (?:now |jetzt |actually |eigentlich )?(?<value>.{1,150})$/i;

/** "It's on Friday": about what the clause before told, or, of a correction, the message before. */
function readPronoun(clause: string, topic: Topic | null, isCorrection: boolean): Read | null {
  const value = pronoun.exec(clause)?.groups?.["value"]?.trim();
  if (value === undefined || topic === null || !(topic.isNear || isCorrection)) return null;
  if (!dated(value) && !hasName(` ${value}`) && !isCorrection) return null;
  const verb = /^(?:es|das|sie|er) /i.test(clause) ? "ist" : "is";
  return about(topic, value, `${topic.phrase} ${verb} ${value}`, isCorrection);
}

/** "No, Thursday": nothing but the new value. */
function readBare(clause: string, topic: Topic | null): Read | null {
  if (
    topic === null ||
    clause.split(" ").length > 6 ||
    !isConcrete(clause) ||
    /^(?:I|It|That|This|You|We|They|He|She|Ich|Das|Es|Wir|Sie|Er)\b/.test(clause) ||
    !/^(?:on |at |in |am |um |im |the |der |die |das |den )?[\p{N}\p{Lu}€$£]/u.test(clause)
  )
    return null;
  return about(topic, clause, `${topic.phrase}: ${clause}`, true);
}

/** Somebody or something does something: it is not asked for. */
const isStated =
  /^(?:i|we|they|he|she|my|our|the|ich|wir|sie|er|mein\p{L}*|unser\p{L}*|der|die|das)(?:'\p{L}+)? (?!(?:want|need|would|wish|möchte|will|brauche)\b)/iu;

/** The person says that it is so, and it can be asked for: what it corrects need not be told in the same words. */
function readCorrected(clause: string, announcing: string, namesBoth: boolean): Read | null {
  const subject = subjectOf(withoutDetail(clause)) || subjectOf(clause);
  const text = announcing.includes(" ") ? `${announcing}: ${clause}` : clause;
  if (!(namesBoth || isConcrete(clause)) || isPointing(clause) || clause.split(" ").length < 4 || subject === "")
    return null;
  return { subject, phrase: clause, value: clause, text, corrects: true };
}

function about(topic: Topic, value: string, text: string, corrects: boolean): Read {
  const core = coreOf(topic.subject);
  const attribute = attributeOf(value, value);
  const subject = attribute === null ? (corrects ? topic.subject : core) : `${core} ${attribute}`;
  return { subject, phrase: topic.phrase, value, text, corrects };
}

/** What the person asks to remember and no rule reads: about its first words. */
function readRemembered(clause: string): Read | null {
  const german =
    /^(?<head>(?:(?:mein|unser|der|die|das|ein)\p{L}* )?\S+) (?<value>\S.{0,120}) (?:ist|sind|beträgt|heißt|hat|haben)$/iu.exec(
      clause,
    )?.groups;
  const english = /^(?<head>.{1,60}?) (?:is|are|has|have|ist|sind|hat|wird|will|=|:) (?<value>.{1,200})$/i.exec(
    clause,
  )?.groups;
  const { head = "", value = clause } = english ?? german ?? {};
  const subject = subjectOf(head === "" ? clause : head) || subjectOf(clause);
  if (subject === "") return null;
  return { subject, phrase: head === "" ? clause : head, value, text: clause, corrects: false };
}

function asSentence(text: string): string {
  const [first = "", ...rest] = text.trim();
  return `${first.toUpperCase()}${rest.join("")}.`;
}
