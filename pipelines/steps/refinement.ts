// Reads a follow-up that changes the last answer and not its question: "shorter", "as a table", "in Spanish", "use the second variant".
import { languagesByName } from "./language-names.ts";

export interface Refinement {
  readonly length?: "shorter" | "longer";
  readonly table?: boolean;
  /** What alone is wanted. */
  readonly focus?: string;
  /** The language's English name. */
  readonly language?: string;
  readonly tone?: "more formal" | "less formal";
  /** Which of several was chosen, from 1; -1 is the last. */
  readonly variant?: number;
  readonly depth?: "deeper" | "simpler" | "example";
}

const polite =
  /^(?:please|bitte|and|und|now|jetzt|again|nochmal|ok(?:ay)?|could you|can you|kannst du)\s+|[\s,]+(?:please|bitte|instead|stattdessen|again|noch ?mal)$/gi;

const it = "(?:it|this|that|everything|the answer|the text|your answer)";
const es = "(?:es|das|dies|alles|die antwort|den text)";
const whole = (...sources: readonly string[]) => new RegExp(`^(?:${sources.join("|")})$`, "i");

const shorter = whole(
  `(?:(?:(?:make|keep|say) ${it} |a (?:bit|little) |much |even |fass (?:es|dich|das) |etwas |viel |noch |mach ${es} )*(?:shorter|briefer|more concise|more briefly|kürzer|knapper))`,
  `(?:shorten|condense|tighten) ${it}`,
  `kürze ${es}`,
);
const longer = whole(
  `(?:(?:make|say) ${it} |a (?:bit|little) |much |even |etwas |viel |noch |mach ${es} )*(?:longer|more detailed|(?:with |in )?more detail|in more depth|länger|ausführlicher|mehr details|genauer)`,
);
const table = whole(
  `(?:(?:show|put|give|make|write) (?:it|this|that|me)? ?|zeig (?:es|das|mir das) |mach ${es} )?(?:as|in|into|als|in einer) ?(?:an? |eine[r]? )?(?:table|tabelle)`,
);
const only = /^(?:only|just|nur)(?: about| on| show| über| zu)? (?<focus>\S+(?: \S+){0,4})$/i;
const language = new RegExp(
  `^(?:(?:(?:write|say|give|put|answer|translate|make) (?:(?:it|this|that|me|everything) )*|(?:schreib|sag|gib|antworte|übersetz)e?(?: ${es}| mir)* |(?:the )?same |dasselbe )?(?:in(?:to)?|auf|ins) |in )(?<name>\\p{L}+)$`,
  "iu",
);
const formal = whole(
  `(?:(?:make|say|write) ${it} |mach ${es} |schreib ${es} |a (?:bit|little) |etwas |much |viel )*(?:more (?:formal(?:ly)?|professional(?:ly)?)|förmlicher|formeller|professioneller)`,
);
const informal = whole(
  `(?:(?:make|say|write) ${it} |mach ${es} |schreib ${es} |a (?:bit|little) |etwas |much |viel )*(?:(?:less formal(?:ly)?|more (?:casual(?:ly)?|informal(?:ly)?|relaxed|friendly)|friendlier)|(?:weniger (?:förmlich|formell)|lockerer|informeller|freundlicher))`,
);
const variant =
  /^(?:(?:use|take|choose|pick|go with|keep|i (?:prefer|like|want)|nimm|wähle|verwende|benutze|ich (?:nehme|mag|will)) )?(?:the |die |den |das )?(?:(?<ordinal>\p{L}+|\d+(?:st|nd|rd|th|\.)) (?:one|variant|version|option|draft|suggestion|variante|fassung|vorschlag|entwurf|möglichkeit)|(?:variant|version|option|draft|variante|fassung|vorschlag|entwurf) (?:number |no\.? |nr\.? )?(?<number>\p{L}+|\d+))$/iu;
const deeper = whole(
  `(?:go )?(?:one |a )?(?:level |step )?deeper`,
  `(?:geh )?(?:eine )?(?:ebene |stufe )?tiefer`,
  "more in[- ]depth",
);
const simpler = whole(
  `(?:(?:explain|make|say|put) ${it} )?(?:a (?:bit|little) |much |even )?(?:simpler|more simply|easier)`,
  `(?:(?:erklär|mach|sag)e? (?:${es}|mir das) )?(?:etwas |viel |noch )?(?:einfacher|leichter|verständlicher)`,
);
const example = whole(
  `(?:give (?:me )?|show (?:me )?|with |add )?(?:an?|one|another)(?: concrete| simple| real)? example`,
  `(?:gib (?:mir )?|zeig (?:mir )?|mit |nenn (?:mir )?)?(?:ein(?:em)?|noch ein)(?: konkretes?| einfaches?| konkretem)? beispiel`,
  "example",
  "beispiel",
);

const places: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: -1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  a: 1,
  b: 2,
  c: 3,
  d: 4,
  erste: 1,
  ersten: 1,
  erster: 1,
  zweite: 2,
  zweiten: 2,
  zweiter: 2,
  dritte: 3,
  dritten: 3,
  dritter: 3,
  vierte: 4,
  vierten: 4,
  letzte: -1,
  letzten: -1,
  eins: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
};

/** Longest text that can be one, in characters: a real question is longer. */
const longest = 80;

/** What changes, or null where the text is a question of its own. */
export function readRefinement(text: string): Refinement | null {
  const all = text.trim().replace(/[.!\s]+$/, "");
  if (all === "" || all.length > longest || all.includes("?")) return null;
  let read: Refinement = {};
  for (const part of all.split(/\s*[,;](?!\s*(?:please|bitte))\s*/i)) {
    const one = readAll(part.split(/\s+(?:and|und)\s+/i)) ?? readPart(part);
    if (!one) return null;
    read = { ...read, ...one };
  }
  return read;
}

/** "Shorter and in Spanish": both, or nothing. */
function readAll(parts: readonly string[]): Refinement | null {
  let read: Refinement = {};
  for (const part of parts) {
    const one = readPart(part);
    if (!one) return null;
    read = { ...read, ...one };
  }
  return read;
}

function readPart(said: string): Refinement | null {
  const part = said.replace(polite, "").replace(polite, "").trim();
  if (shorter.test(part)) return { length: "shorter" };
  if (longer.test(part)) return { length: "longer" };
  if (table.test(part)) return { table: true };
  if (formal.test(part)) return { tone: "more formal" };
  if (informal.test(part)) return { tone: "less formal" };
  if (deeper.test(part)) return { depth: "deeper" };
  if (simpler.test(part)) return { depth: "simpler" };
  if (example.test(part)) return { depth: "example" };
  const named = languagesByName.get(language.exec(part)?.groups?.["name"]?.toLowerCase() ?? "");
  if (named !== undefined) return { language: named };
  const { ordinal, number } = variant.exec(part)?.groups ?? {};
  const place = placeOf(ordinal ?? number);
  if (place !== undefined) return { variant: place };
  const focus = only.exec(part)?.groups?.["focus"];
  return focus === undefined ? null : { focus };
}

function placeOf(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  const digits = Number.parseInt(said, 10);
  return digits > 0 ? digits : places[said.toLowerCase()];
}
