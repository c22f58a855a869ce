// Whether a question asks for an everyday thing: a checklist, a plan, a comparison, a recipe, a message. By rules, English and German.
import type { CardKind, TaskCard } from "../../engine/guide/card.ts";
import { changesOf } from "./card-changes.ts";
import { readRecipe } from "./card-recipe.ts";
import { readServings } from "./card-servings.ts";

/** Characters of the lines that can hold the wish: a pasted text may say anything. */
const wishCharacters = 400;

/** Someone wants to understand, not to have. */
const learning =
  /^(?:(?:please|bitte)[\s,]+)?(?:how (?:does|do|did|is|are|was|were)\b|what (?:is|are|was|were|does|do)\b|what's\b|why\b|explain\b|teach\b|tell me about\b|who\b|when\b|where\b|wie (?:funktionier|entsteh|wirkt|ist|war|kam|kommt)|was (?:ist|sind|war|waren|bedeutet|macht)\b|warum|wieso|weshalb|erklär|wer\b|wann\b|wo\b)/iu;
/** Work for someone who writes code, or knowledge after all. */
const other =
  /\b(?:script|program|function|code|class|python|javascript|typescript|sql|skript|programm|funktion|erklären|explain|understand|verstehen|begreifen)\b/iu;
/** … but with this it is wanted for a day of one's own. */
const own =
  /\b(?:(?:should|do|must|can) (?:i|we) (?:need to |have to )?(?:pack|bring|take|cook|buy)\b|(?:soll|muss|kann|sollte|müssen|sollen) (?:ich|wir)\b.*\b(?:packen|einpacken|mitnehmen|kochen))/iu;

const cooking =
  /^how (?:do|can|should) (?:i|we|you) (?:cook|bake)\b|^wie (?:koche|backe|kocht|backt|bäckt) (?:ich|man)\b/iu;

const make =
  "(?:make|create|write|draw up|put together|prepare|give|build|do|draft|need|want|get|set up|design|suggest|i'd like|mach|mache|erstell|erstelle|schreib|schreibe|gib|brauche|brauch|möchte|will|hätte gern|entwirf|stell|stelle|bau|baue|kannst du|könntest du|machst du|hast du)";
const wants = (things: string) =>
  new RegExp(String.raw`^(?:\S+\s+){0,4}?${make}\b(?:\s+\S+){0,8}?\s+(?:\S*-)?(?:${things})(?![\p{L}])`, "iu");
const firstly = (things: string) =>
  new RegExp(String.raw`^(?:an?\s+|the\s+|my\s+|our\s+|eine?n?\s+|(?:\S+\s+){0,2}?)(?:${things})(?![\p{L}])`, "iu");

const lists =
  "packing list|check-?\\s?list|to-?\\s?do(?:[- ]list)?|shopping list|grocery list|packliste|checkliste|to-?do-?liste|aufgabenliste|einkaufsliste|einkaufszettel";
const plans =
  "(?:meal|study|training|workout|travel|trip|weekly|week|daily|lesson|cleaning|party|dinner|menu|moving|learning|revision|running|weekend|day|action)[- ]plan|schedule|itinerary|timetable|(?:essens|speise|lern|trainings|reise|wochen|tages|putz|umzugs|zeit|ablauf|menü|koch|projekt|haushalts)plan|wochenplanung|reiseroute|stundenplan|tagesablauf";
const messages =
  "e-?mail|mail (?:to|an)|letter|message|invitation|invite|text message|sms|reply|thank[- ]you (?:note|card|letter)|birthday (?:card|message|greeting)|cover letter|complaint|cancellation|note (?:to|for)|nachricht|brief|einladung|absage|zusage|kündigung|beschwerde|antwort an|glückwunsch\\p{L}*|geburtstagskarte|dankeskarte|entschuldigung|notiz (?:an|für)|anschreiben|mahnung|rückmeldung an";

const rules: readonly (readonly [CardKind, readonly RegExp[]])[] = [
  [
    "message",
    [
      new RegExp(
        String.raw`^(?:\S+\s+){0,4}?(?:write|draft|compose|phrase|word|reply with|send|schreib|schreibe|verfass|verfasse|formulier|formuliere|entwirf|entwerfe|schick)\b(?:\s+\S+){0,6}?\s+(?:\S*-)?(?:${messages})(?![\p{L}])`,
        "iu",
      ),
      /^(?:an?\s+|eine?n?\s+)?(?:\S+\s+)?(?:invitation to (?:my|our|a|the)|e-?mail to (?:my|our|the)|letter to (?:my|our|the)|text to my|message to my|einladung (?:zu|zum|zur)|nachricht an|e-?mail an|brief an)\b/iu,
    ],
  ],
  [
    "checklist",
    [
      firstly(lists),
      wants(lists),
      /^what (?:should|do|must) (?:i|we) (?:need to |have to )?(?:pack|bring|take (?:along|with (?:me|us)))\b/iu,
      /^was (?:soll|muss|sollte|sollen|müssen) (?:ich|wir)\b.*\b(?:ein)?packen|^was .*\bmitnehmen\b/iu,
    ],
  ],
  [
    "comparison",
    [
      /^(?:\S+\s+){0,3}?(?:compare|vergleiche?)\b.*\b(?:in|as) an? table\b/iu,
      /^(?:\S+\s+){0,3}?(?:compare|vergleiche?|vergleich)\b.*\b(?:als|in einer) (?:\p{L}+)?tabelle\b/iu,
      /^(?:\S+\s+){0,3}?(?:compare|vergleiche?)\b.*\b(?:plans?|tariffs?|laptops?|phones?|smartphones?|cars?|bikes?|insurances?|flats?|apartments?|hotels?|accounts?|subscriptions?|offers?|prices|washing machines?|vacuums?|tvs?|cameras?|tablets?|mattress(?:es)?|flights?|gyms?|schools?|internet providers?|job offers?|contracts?|(?:handy|strom|gas|mobilfunk)?tarife?n?|handys?|autos?|fahrräder|e-bikes?|versicherung(?:en)?|wohnung(?:en)?|konten|girokonten|abos?|angebote?|preise|waschmaschinen?|staubsauger|fernseher|kameras?|matratzen?|flüge|fitnessstudios?|verträge|jobangebote?)\b/iu,
      wants(
        "comparison table|table (?:that compares|comparing|of (?:the )?pros)|pros and cons|pro and con list|vergleichstabelle|pro-?\\s?und\\s?-?contra-?liste|vor- und nachteile",
      ),
      firstly(
        "pros and cons of (?:buying|renting|moving|taking|getting|leasing|my|our)|vergleichstabelle|comparison table|vor- und nachteile von (?:kauf|miete|mein)",
      ),
      /^(?:help me (?:choose|decide)|hilf mir,? .*(?:entscheiden|auszuwählen))/iu,
    ],
  ],
  [
    "recipe",
    [
      wants("recipe|rezept|backrezept|kochrezept"),
      /^(?:an?\s+|the\s+|my\s+|eine?n?\s+|ein\s+)?(?:\S+\s+){0,3}?(?:recipe for|rezept für)\b(?!\s+(?:disaster|success|happiness|a (?:good|happy|long)|erfolg|ein (?:gutes|langes|glückliches)))/iu,
      cooking,
      /^(?:an?\s+|ein\s+)?(?:\S+\s+){1,3}(?:recipe|rezept)[.!?]?$/iu,
    ],
  ],
  [
    "plan",
    [
      wants(`plan|${plans}`),
      firstly(plans),
      /^(?:(?:can|could|would|will) you |(?:kannst|könntest) du |please |bitte |help me (?:to )?|hilf mir,? )*(?:plan|plane|planst|organi[sz]e|organisiere)\s+(?:me |us |mir |uns )?(?:an?|my|our|the|two|three|four|five|\d+|eine?n?|meine?n?|unsere?n?|die|das|den|zwei|drei)\b/iu,
      /^(?:an?\s+|one\s+|eine?\s+)?(?:week|month|woche)(?:'s| of| voller| mit)\b.*\b(?:dinners?|meals?|lunch(?:es)?|abendessen|mahlzeiten|gerichten?)\b/iu,
      /^(?:\d+|two|three|four|five|seven|zwei|drei|vier|fünf|sieben)[- ](?:days?|weeks?|tage|wochen|tägige\w*)\b.*\b(?:in|plan|trip|itinerary|reise)\b/iu,
    ],
  ],
];

const figurative =
  /\brecipe (?:for|in) (?:disaster|success|happiness|chemistry|failure)|rezept für (?:erfolg|das glück)/iu;

/**
 * The kind of card that is wanted; null where it is a question like any other. `before` is the card on the branch: a short wish to
 * change it ("make it for 6", "add sunscreen") is one for its kind.
 */
export function readCardWish(question: string, before: TaskCard | null = null): CardKind | null {
  const lines = question.split(/\r?\n/).filter((line) => line.trim() !== "");
  const wish = (lines[0] ?? "").trim().slice(0, wishCharacters);
  const last = (lines.at(-1) ?? "").trim().slice(-wishCharacters);
  if (isPastedRecipe(question)) return "recipe";
  const found = kindOf(wish) ?? (lines.length > 1 ? kindOf(last) : null);
  if (found !== null) return found;
  return before !== null && isChange(question, before) ? before.kind : null;
}

function kindOf(wish: string): CardKind | null {
  if (figurative.test(wish) || other.test(wish)) return null;
  if (learning.test(wish) && !own.test(wish) && !cooking.test(wish)) return null;
  return rules.find(([, patterns]) => patterns.some((pattern) => pattern.test(wish)))?.[0] ?? null;
}

/** With for how many it is wanted, or said to be a recipe: amounts alone may be a sum to work out. */
function isPastedRecipe(question: string): boolean {
  if (!/\d|[¼½¾⅓⅔⅛]/.test(question)) return false;
  const { wanted, has, factor } = readServings(question);
  const isNamed = /\b(?:recipe|ingredients|rezept|zutaten)\b/iu.test(question);
  return (isNamed || wanted !== null || (has !== null && factor !== null)) && readRecipe(question) !== null;
}

/** Short words about the card there is. */
export function isChange(question: string, before: TaskCard): boolean {
  if (question.length > wishCharacters) return false;
  const { wanted, factor } = readServings(question);
  if (before.kind === "recipe" && (wanted !== null || factor !== null)) return true;
  return changesOf(question) !== null || (before.kind === "message" && saysManner(question));
}

const manners = new Set(
  (
    "shorter longer formal formally informal casual friendlier friendly warmer polite politer politely direct simpler funnier firmer softer " +
    "kürzer länger formell formeller informell förmlich förmlicher locker lockerer freundlich freundlicher wärmer höflich höflicher direkt " +
    "direkter einfacher lustiger deutlicher sanfter"
  ).split(" "),
);
const around = new Set(
  (
    "please make it this that sound be write a bit little much more less and but now can you could in tone the message text " +
    "bitte mach mache es das sie ihn schreib schreibe etwas ein bisschen viel mehr weniger und aber jetzt kannst du im ton die den nachricht"
  ).split(" "),
);

/** “Make it a bit shorter, please”: of nothing but such words. */
function saysManner(question: string): boolean {
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => manners.has(word)) && words.every((word) => manners.has(word) || around.has(word));
}
