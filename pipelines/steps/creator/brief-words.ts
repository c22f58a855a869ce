// What a brief says in words: which task it is, which platforms it names, how many it asks for, over how many days.
import type { PlatformId } from "../../engine/posts/platforms.ts";
import type { PostChange } from "./create.ts";

const platformWords: readonly (readonly [PlatformId, RegExp])[] = [
  ["instagram", /\b(?:instagram|insta)\b/i],
  ["linkedin", /\blinked[- ]?in\b/i],
  // A lone X is also a sign for "times" and for anything unknown.
  ["x", /\b(?:twitter|tweet|tweets|x\.com|(?:for|on|für|auf|to|zu|and|und|,)\s+X)\b(?!\s*-)/],
  ["bluesky", /\b(?:bluesky|bsky)\b/i],
  ["threads", /\bthreads\b/i],
  ["facebook", /\b(?:facebook|fb)\b/i],
  ["mastodon", /\bmastodon\b/i],
  ["tiktok", /\btik[- ]?tok\b/i],
  ["pinterest", /\bpinterest\b/i],
  ["youtube", /\byou[- ]?tube\b/i],
];

/** In the order they are named. */
export function platformsNamed(text: string): PlatformId[] {
  return platformWords
    .map(([platform, pattern]) => ({ platform, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ platform }) => platform);
}

/** What else it says. */
export const withoutPlatforms = (text: string): string =>
  platformWords.reduce((rest, [, { source, flags }]) => rest.replaceAll(new RegExp(source, `${flags}g`), ""), text);

/** “Also for LinkedIn”: beside the others. */
export const isAddition = (text: string): boolean =>
  /\b(?:also|too|as well|add|plus|auch|zusätzlich|dazu)\b/i.test(text);

const improve =
  /(?<![\p{L}\p{N}_])(?:improve|polish|proofread|correct|rewrite (?:this|my|the)|edit (?:this|my)|tighten|make (?:this|my) (?:text|draft|post|caption)|verbesser\p{L}*|überarbeite\p{L}*|korrigier\p{L}*|redigier\p{L}*|feile? an)(?!\p{L})/iu;
const ideas =
  /(?<![\p{L}\p{N}_])(?:ideas?|brainstorm\p{L}*|content calendar|content plan|what (?:could|should|can) (?:i|we) post|ideen?|einfälle?|themenvorschläge|themenplan|redaktionsplan|was (?:kann|könnte|soll|sollte)\p{L}* (?:ich|wir) posten)(?!\p{L})/iu;
const create =
  /(?<![\p{L}\p{N}_])(?:write|create|make|draft|compose|generate|give me|schreib\p{L}*|erstell\p{L}*|mach\p{L}*|formulier\p{L}*|verfass\p{L}*|gib mir)(?!\p{L})[^?]{0,60}\b(?:posts?|captions?|tweets?|thread|beitrag|beiträge|bildunterschrift\p{L}*|text|hashtags?)(?!\p{L})/iu;
const question =
  /^(?:(?:what|which|who|whose|where|when|why|how|is|are|does|do|can you (?:see|tell|read|describe)|describe|was|welche\p{L}*|wer|wessen|wo|wann|warum|wieso|wie|ist|sind|gibt es|siehst|kannst du (?:sehen|lesen|erkennen)|beschreib\p{L}*)(?!\p{L}))/iu;

export const asksForPost = (text: string): boolean => create.test(text);
export const asksForIdeas = (text: string): boolean => ideas.test(text);
export const asksToImprove = (text: string): boolean => improve.test(text);

/** A question about what is there, that wants an answer and no post. */
export function isQuestion(text: string): boolean {
  if (create.test(text)) return false;
  return question.test(text.trim()) && (text.trim().endsWith("?") || /^(?:describe|beschreib)/i.test(text.trim()));
}

/** Characters from which what follows the wish is a text of its own. */
const pastedFrom = 80;

/** A draft pasted below or behind the wish: “Improve this: …”. Null where there is none. */
export function pastedDraft(brief: string): { readonly wish: string; readonly draft: string } | null {
  const parts = /^(?<wish>[^\n:]{1,200})(?::\s*\n?|\n\s*)(?<draft>[^]+)$/.exec(brief.trim())?.groups;
  const [wish, draft] = [parts?.["wish"]?.trim(), parts?.["draft"]?.trim()];
  if (wish !== undefined && draft !== undefined && draft.length >= pastedFrom / 4 && improve.test(wish))
    return { wish, draft };
  const quoted = /^(?<wish>[^"“„]*)["“„](?<draft>[^"”“]{20,})["”“]\s*$/.exec(brief.trim())?.groups;
  if (quoted?.["draft"] !== undefined && improve.test(quoted["wish"] ?? ""))
    return { wish: quoted["wish"] ?? "", draft: quoted["draft"] };
  return null;
}

const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  ein: 1,
  eine: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  zwölf: 12,
  fünfzehn: 15,
  zwanzig: 20,
  dreißig: 30,
  another: 1,
  a: 1,
  couple: 2,
};
const numberPattern = `\\d{1,3}|${Object.keys(numberWords).join("|")}`;
const valueOf = (said: string): number => (/^\d/.test(said) ? Number(said) : (numberWords[said.toLowerCase()] ?? 1));

const singular = /^(?:an?|another|ein(?:en?)?)$/i;

/** “Five ideas”, “10 captions”; null where no number is named. */
export function countNamed(text: string): number | null {
  const said = new RegExp(
    `(?<![\\p{L}\\d])(${numberPattern})\\s+(?:more\\s+|other\\s+|new\\s+|further\\s+|weitere\\s+|andere\\s+|neue\\s+|different\\s+|post\\s+|content\\s+)*(?:ideas?|ideen|captions?|variants?|versions?|options?|posts?|varianten|vorschläge|fassungen|bildunterschriften|beiträge)`,
    "iu",
  ).exec(text)?.[1];
  // “A post” counts nothing.
  return said === undefined || singular.test(said) ? null : valueOf(said);
}

/** “For the next two weeks”: 14. */
export function daysNamed(text: string): number | null {
  const said = new RegExp(
    `(?<![\\p{L}\\d])(?:(${numberPattern}|the|next|this|nächste|die|der)\\s+)?(days?|weeks?|months?|tage?n?|wochen?|monate?n?)(?!\\p{L})`,
    "iu",
  ).exec(text);
  if (!said?.[2] || said[1] === undefined) return null;
  const value = valueOf(said[1]);
  const unit = said[2].toLowerCase();
  return Math.min(value * (unit.startsWith("w") ? 7 : unit.startsWith("m") ? 30 : 1), 366);
}

const more = new RegExp(
  `^(?:(?:please|bitte|and|und|now|jetzt|give me|gib mir|show me|write|schreib)\\s+)*(?:(?:${numberPattern}|some|a few|noch|ein paar)\\s+)*(?:more|further|other|new|weitere|andere|neue|mehr|noch (?:${numberPattern}|ein paar|mehr))(?:\\s+(?:captions?|variants?|versions?|options?|varianten|vorschläge|fassungen|bildunterschriften))?[.!\\s]*$`,
  "iu",
);
export const asksForMore = (text: string): boolean => more.test(text.trim());

/** How many more: three where no number is named; “a few” and “ein paar” name none, though they begin with one. */
export function moreNamed(text: string): number {
  const said = new RegExp(`(?<![\\p{L}\\d])(${numberPattern})(?![\\p{L}\\d]|\\s+(?:few|couple|paar)\\b)`, "iu").exec(
    text,
  )?.[1];
  return said === undefined ? 3 : Math.min(Math.max(valueOf(said), 1), 5);
}

const fields: readonly (readonly [NonNullable<PostChange["field"]>, RegExp])[] = [
  ["hashtags", /\bhash\s?tags?\b/i],
  ["altTexts", /\b(?:alt[- ]?texts?|alternativ-?texte?|bildbeschreibung(?:en)?)\b/i],
  ["firstComment", /\b(?:first comment|ersten? kommentar)\b/i],
  ["callToAction", /\b(?:call to action|cta|handlungsaufforderung)\b/i],
];

/** The one field a short wish is about: “other hashtags”; null where it is about more. */
export function fieldNamed(text: string): PostChange["field"] | null {
  const named = fields.filter(([, pattern]) => pattern.test(text));
  return named.length === 1 && text.length < 120 && !/\bcaptions?|bildunterschrift|beitr[aä]g/i.test(text)
    ? (named[0]?.[0] ?? null)
    : null;
}

const places: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: -1,
  erste: 1,
  ersten: 1,
  zweite: 2,
  zweiten: 2,
  dritte: 3,
  dritten: 3,
  vierte: 4,
  vierten: 4,
  letzte: -1,
  letzten: -1,
};

/** “Write the third idea”, “Idee 4”: its place from 1, -1 for the last; null where none is named. */
export function ideaNamed(text: string): number | null {
  const { number, ordinal } =
    /(?<![\p{L}\p{N}_])(?:(?:idea|idee|number|nummer|nr\.?)\s+(?<number>\d{1,2})|(?<ordinal>\p{L}+|\d{1,2}\.)\s+(?:idea|idee|one))(?![\p{L}\p{N}_])/iu.exec(
      text,
    )?.groups ?? {};
  if (number !== undefined) return Number(number);
  if (ordinal === undefined) return null;
  return /^\d/.test(ordinal) ? Number.parseInt(ordinal, 10) : (places[ordinal.toLowerCase()] ?? null);
}
