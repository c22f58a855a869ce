// Reads a question that is a calculation and nothing else, so that no model is asked: sums, percentages, conversions, the rule of three.
import { numbersIn } from "../creator/claims/numbers-in.ts";
import { datesIn } from "./dates-read.ts";
import { unitOf } from "./units-known.ts";

export interface ReadSum {
  readonly expression: string;
  /** Stands behind a result that has no unit of its own. */
  readonly unit: "%" | "";
}

const lead =
  /^(?:(?:please|bitte|so|and|und|also|okay|ok|hi|hey|hallo|can you|could you|kannst du|tell me|sag mir)[,:]?\s+)*(?:(?:what(?:'s|’s| is| are| would be| makes)?|how (?:much|many|big|large) (?:is|are|makes|would be)|calculate|compute|work out|solve|evaluate|convert|was (?:ist|sind|ergibt|macht|wären?)|wie ?viel (?:ist|sind|ergibt|macht|wären?)|wie groß ist|berechne|errechne|rechne)\s+)?(?:(?:mir|me|bitte|please|the result of|das ergebnis von)\s+)*/i;
const tail = /(?:[\s,]+(?:please|bitte|um|aus|equal(?:s| to)?|ergibt|ist))*[\s?!.=]*$/i;

const number = String.raw`[€$£]?\d[\d.,]*`;
const amount = String.raw`${number}(?:\s*(?:[€$£%]|[\p{L}°µ²³]+(?:\/[\p{L}²³]+)?))?`;
/** As short as it can be: “each” is no unit. */
const price = String.raw`${number}(?:\s*(?:[€$£]|[\p{L}]+))??`;
const percent = String.raw`(${number})\s*(?:%|percent|per cent|prozent)`;
const word = String.raw`[\p{L}°µ²³/%]+`;
const whole = (source: string) => new RegExp(`^${source}$`, "iu");
const one = String.raw`(?:an?|one|ein(?:e[mnrs]?)?)`;

const percentages: readonly (readonly [RegExp, string, "%" | ""])[] = [
  [whole(String.raw`${percent} (?:of|von|vom|tip on|trinkgeld auf|trinkgeld von) (${amount})`), "$1% * $2", ""],
  [
    whole(String.raw`${percent} (?:off|discount on|off of|reduction on|rabatt auf|nachlass auf) (${amount})`),
    "$2 - $1%",
    "",
  ],
  [
    whole(String.raw`(${amount}) (?:with|mit|less|minus|abzüglich) ${percent}(?: (?:off|discount|rabatt|nachlass))?`),
    "$1 - $2%",
    "",
  ],
  [whole(String.raw`(${amount}) (?:plus|zuzüglich|increased by|erhöht um) ${percent}`), "$1 + $2%", ""],
  [
    whole(String.raw`(?:percent|percentage|prozent) (?:is|are|sind|ist) (${amount}) (?:of|von) (${amount})`),
    "$1 / ($2) * 100",
    "%",
  ],
  [whole(String.raw`(?:percent|percentage) of (${amount}) (?:is|are) (${amount})`), "$2 / ($1) * 100", "%"],
  [whole(String.raw`(${amount}) (?:is|are) what (?:percent|percentage) of (${amount})`), "$1 / ($2) * 100", "%"],
  [
    whole(
      String.raw`(?:wie ?viel|how many) (?:percent|prozent) (?:sind|ist|are|is) (${amount}) (?:von|of) (${amount})`,
    ),
    "$1 / ($2) * 100",
    "%",
  ],
  [
    whole(
      String.raw`(?:the )?(?:percent(?:age)? (?:change|increase|decrease|difference)|prozentuale (?:änderung|veränderung|zunahme|abnahme)|änderung in prozent) (?:from|von) (${amount}) (?:to|auf) (${amount})`,
    ),
    "($2 - $1) / ($1) * 100",
    "%",
  ],
];

const conversions: readonly (readonly [RegExp, string])[] = [
  [
    whole(
      String.raw`(?:how many|wie ?viele?) (${word}) (?:are|is|are there in|are in|in|make|makes|does|do|sind|ist|hat|haben|ergeben|ergibt|sind in|gibt es in|passen in) ${one} (${word})(?: (?:have|has))?`,
    ),
    "1 $2 to $1",
  ],
  [
    whole(
      String.raw`(?:how many|wie ?viele?) (${word}) (?:are|is|are there in|are in|in|make|makes|sind|ist|hat|haben|ergeben|ergibt|sind in|gibt es in|passen in) (${amount})`,
    ),
    "$2 to $1",
  ],
  [whole(String.raw`(.*\d.*) (?:into|as|nach|zu) (${word})`), "$1 to $2"],
];

const verb = "costs?|kosten|kostet|weighs?|wiegen|wiegt";
const threes: readonly (readonly [RegExp, string])[] = [
  [
    whole(
      String.raw`(?:if |wenn )?(\d[\d.,]*) (\p{L}+) (?:(?:${verb}) )?(${amount})(?: (?:${verb}))?[,.;?]? (?:then |dann |so )?(?:how much|what|was|wie ?viel|wie schwer)(?: (?:do|does|will|would|are|sind|${verb}))? (?:dann )?(\d[\d.,]*)(?: (\p{L}+))??(?: (?:${verb}|dann))?`,
    ),
    "$3 / $1 * $4",
  ],
  [
    whole(
      String.raw`(?:(?:how much|what|was|wie ?viel) (?:do|does|would|are|is|${verb}) |the price of )?(\d[\d.,]*) (?:\p{L}+ ){1,2}(?:at|for|zu|für|à|a)(?: je)? (${price})(?: (?:each|apiece|a piece|per piece|das stück|pro stück|je stück|per \p{L}+))?(?: cost| kosten)?`,
    ),
    "$1 * $2",
  ],
];

const words: readonly (readonly [RegExp, string])[] = [
  [/\b(?:multiplied by|times|mal)\b|(?<=\d\s*)x(?=\s*\d)/gi, "*"],
  [/\b(?:divided by|over|geteilt durch|dividiert durch|durch)\b/gi, "/"],
  [/\b(?:plus|und dazu)\b/gi, "+"],
  [/\bminus\b/gi, "-"],
  [/\b(?:to the power of|raised to|hoch)\b/gi, "^"],
  [/\b(?:squared|im quadrat|zum quadrat)\b/gi, "^2"],
  [/\bcubed\b/gi, "^3"],
  [/\b(?:the |die )?(?:square root of|(?:quadrat)?wurzel (?:aus|von)) (\d[\d.,]*)/gi, "sqrt($1)"],
  [/\b(?:the )?(?:factorial of|fakultät von) (\d+)/gi, "factorial($1)"],
  [/\b(\d+) (?:factorial|fakultät)\b/gi, "factorial($1)"],
];
const lists: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:the|der|die|das) )?(?:average|mean|mittelwert|durchschnitt) (?:of|von|aus) (.+)$/i, "mean"],
  [/^(?:(?:the|die) )?(?:sum|summe) (?:of|von|aus) (.+)$/i, "sum"],
  [/^(?:(?:the|der) )?median (?:of|von|aus) (.+)$/i, "median"],
];
const known =
  /^(?:to|in|of|von|sqrt|cbrt|abs|round|ln|log\d*|sin|cos|tan|min|max|mean|sum|median|factorial|pi|per|pro|percent|prozent|degrees?|grad|square|cubic|and|und)$/i;
const operation = /[+*/^!×÷·²³√]|\d\s*[-−–:x]\s*[\d(]|%\s*(?:of|von)\b|\b(?:to|in)\s+[\p{L}°]|\b[a-z]+\(/iu;
/** “9/11”, “24/7”, “16:9”, “4-2-3-1”, “--05-01”: names, as long as nobody says that they are to be reckoned. */
const name = /^[-–+]*\d+(?:[/:–-]\d+)*$|^[-–+]{2}/;
/** `km/s` divides nothing. */
const rate = /[\p{L}²³]+\/[\p{L}²³]+/gu;

/** Null for every question that holds a word more. */
export function readSum(question: string): ReadSum | null {
  if (
    question.length > 200 ||
    !/\d|\p{L}+\s+(?:plus|minus|times|mal|durch)|\b(?:how many|wie ?viele?)\b/iu.test(question)
  )
    return null;
  const digits = withDigits(question.trim().replace(/\s+/g, " "));
  if (datesIn(digits).length > 0) return null;
  const open = digits.replace(tail, "");
  const bare = open.replace(lead, "").trim();
  for (const [pattern, to, unit] of percentages) {
    for (const text of [bare, open]) if (pattern.test(text)) return { expression: text.replace(pattern, to), unit };
  }
  for (const [pattern, to] of [...threes, ...conversions]) {
    for (const text of [bare, open]) {
      if (!pattern.test(text)) continue;
      const expression = text.replace(pattern, to);
      if (isKnown(expression)) return { expression, unit: "" };
    }
  }
  const list = lists.flatMap(([pattern, called]) => {
    const given = pattern.exec(bare)?.[1]?.split(/,\s+|\s+(?:and|und)\s+/);
    return given && given.length > 1
      ? [`${called}(${given.map((each) => each.replace(/^(?:and|und) /, "")).join(", ")})`]
      : [];
  })[0];
  const expression = list ?? words.reduce((text, [pattern, to]) => text.replace(pattern, to), bare);
  const asksForIt =
    /[=]\s*\??$/.test(question) || /^(?:\p{L}+ )*(?:calculate|compute|work out|berechne|rechne)/iu.test(question);
  if ((name.test(bare) && !asksForIt) || !operation.test(expression.replace(rate, "u").replace(/^[-–+]\s*/, "")))
    return null;
  return isKnown(expression) ? { expression, unit: "" } : null;
}

function isKnown(expression: string): boolean {
  const all = expression.match(/[\p{L}°µ][\p{L}\d²³]*/gu) ?? [];
  return /\d/.test(expression) && all.every((each) => known.test(each) || unitOf(each) !== undefined);
}

/** “Twelve times three”: number words as digits. */
function withDigits(text: string): string {
  return numbersIn(text)
    .filter((each) => /^\p{L}/u.test(each.text) && each.forms.length === 1)
    .reduceRight(
      (whole_, { start, end, forms }) => whole_.slice(0, start) + (forms[0] ?? "") + whole_.slice(end),
      text,
    );
}
