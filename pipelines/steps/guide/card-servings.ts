// For how many a recipe is, and for how many it is wanted: “for 4 … make it for six”, “statt 4 für 6”, “verdopple es”.

export interface Servings {
  /** What the recipe itself says; null where it says nothing. */
  readonly has: number | null;
  readonly wanted: number | null;
  /** Doubled, halved; null where nothing of it is said. */
  readonly factor: number | null;
}

const numberWords = new Map(
  [
    ["one", "eine", "einen"],
    ["two", "zwei"],
    ["three", "drei"],
    ["four", "vier"],
    ["five", "fünf"],
    ["six", "sechs"],
    ["seven", "sieben"],
    ["eight", "acht"],
    ["nine", "neun"],
    ["ten", "zehn"],
    ["eleven", "elf"],
    ["twelve", "zwölf"],
  ].flatMap((words, at) => words.map((word) => [word, at + 1] as const)),
);
const number = String.raw`(\d{1,3}|${[...numberWords.keys()].join("|")})`;
const eaters =
  "people|persons?|servings?|portions?|guests?|adults?|kids|children|friends|of us|personen|person|portionen|leute|gäste|esser|kinder|erwachsene|freunde";
/** What may follow the number, so that “for 20 minutes” is none of them. */
const end = String.raw`(?=\s*(?:${eaters})?\s*(?:$|[.,:;!?)\n]|instead|please|now|rather|to\b|from\b|statt|anstatt|bitte|um\b|umrechnen|and\b|und\b|with\b|mit\b|without\b|ohne\b))`;
const asking =
  "make|scale|adjust|convert|change|adapt|need|cook|bake|want|increase|reduce|turn|rework|mach|mache|rechne|skaliere|skalier|koche|backe|brauche|passe|pass|ändere|umrechnen";

const fromTo = new RegExp(
  String.raw`(?:\b(?:for|from)|für|von)\s+${number}\s*(?:${eaters})?\s+(?:to|auf)\s+${number}${end}`,
  "iu",
);
const insteadOf = new RegExp(
  String.raw`(?:\bfor|für)\s+${number}\s*(?:${eaters})?\s*,?\s*(?:instead of|statt|anstatt)\s+(?:for\s+|für\s+)?${number}`,
  "iu",
);
const statedFirst = new RegExp(
  String.raw`(?:instead of|statt|anstatt)\s+(?:for\s+|für\s+)?${number}\s*(?:${eaters})?\s*,?\s*(?:for|für)\s+${number}`,
  "iu",
);
const wish = new RegExp(String.raw`\b(?:${asking})\b[^.!?\n]{0,80}?(?:\bfor|\bto|für|auf)\s+${number}${end}`, "giu");
/** The verb at its end, as German has it. */
const wishLast = new RegExp(
  String.raw`(?:\bauf|für)\s+${number}\s*(?:${eaters})?\s+(?:umrechnen|umgerechnet|umrechne|machen|kochen|backen|brauchen|haben|hochrechnen|anpassen)\b`,
  "giu",
);
const eatersFirst = new RegExp(String.raw`^\s*(?:${eaters})\b`, "iu");
const follow = new RegExp(String.raw`^\s*(?:and|und|now|jetzt)?\s*(?:for|für)\s+${number}${end}`, "iu");
const stated = new RegExp(
  String.raw`(?:\bserves|\bmakes|\bfor|\byields?|für|ergibt)[:\s]+(?:about\s+|ca\.?\s+|etwa\s+)?${number}${end}|\b${number}\s*(?:servings?|portions?|portionen|personen)\b|\b(?:servings?|portionen)\s*:\s*${number}\b`,
  "giu",
);

const factors: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:double (?:it|that|this|the|everything|all)\b|twice (?:as much|the amounts?)|verdopp(?:le|eln?|el)\b|(?:die )?doppelte menge)/iu,
    2,
  ],
  [
    /\b(?:halve (?:it|that|this|the|everything|all)\b|half (?:the (?:recipe|amounts?)|as much)|halbiere?n?\b|(?:die )?(?:hälfte|halbe menge))/iu,
    0.5,
  ],
  [/\b(?:triple (?:it|that|this|the|everything|all)\b|verdreifach(?:e|en)\b)/iu, 3],
];

export function readServings(text: string): Servings {
  const factor = factors.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  const both = fromTo.exec(text) ?? statedFirst.exec(text);
  if (both) return { has: valueOf(both[1]), wanted: valueOf(both[2]), factor };
  const turned = insteadOf.exec(text);
  if (turned) return { has: valueOf(turned[2]), wanted: valueOf(turned[1]), factor };
  const wished = [...text.matchAll(wish), ...text.matchAll(wishLast)].at(-1);
  const wanted = valueOf(wished?.[1] ?? follow.exec(text)?.[1]);
  const behind = wished && text.slice(wished.index + wished[0].length).replace(eatersFirst, "");
  const rest = wished ? `${text.slice(0, wished.index)}.${behind}` : text;
  const found = wanted !== null && !wished ? undefined : [...rest.matchAll(stated)][0];
  return { has: valueOf(found?.slice(1).find((each) => each !== undefined)), wanted, factor };
}

/** A line that only says for how many, or how it is to be changed. */
export function isServingsLine(text: string): boolean {
  const { has, wanted, factor } = readServings(text);
  return wanted !== null || factor !== null || (has !== null && text.trim().split(/\s+/).length <= 4);
}

function valueOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = numberWords.get(text.toLowerCase()) ?? Number(text);
  return value > 0 ? value : null;
}
