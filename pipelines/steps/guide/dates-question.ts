// Reads a question about dates or clock times whole: every word of it must be known, so that “without weekends” is never passed over.
import { datesIn, minutesOf } from "./dates-read.ts";
import type { DateSum, SpanUnit } from "./dates-calculate.ts";

const units: Readonly<Record<string, SpanUnit>> = Object.fromEntries(
  (
    [
      ["day", "day days tag tage tagen"],
      ["week", "week weeks woche wochen"],
      ["month", "month months monat monate monaten"],
      ["year", "year years jahr jahre jahren"],
      ["hour", "hour hours stunde stunden"],
      ["minute", "minute minutes minuten"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit])),
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const fillers = set(
  "when wann add a an the and or of in on is are was were be been will would it its that this there what whats which how many much long long lie lies pass passed passes does do did " +
    "between from to until till calculate compute tell me please number count date time by at for take takes um ein eine einen einem der die das den dem des und im am ist " +
    "sind war waren wird es dass was welcher welches welchen welche wie viele viel lange liegen liegt vergehen vergangen dauert zwischen von vom bis zum zur zu berechne sag " +
    "mir bitte anzahl datum gibt an auf uhr o'clock someone somebody person who he she they jemand der die eine person wurde werden ihr sein",
);
const back = set("before earlier minus subtract less ago vor früher zuvor abzüglich weniger");
const on = set("after later plus add from since nach später danach ab zuzüglich hence now");
const week = set("weekday wochentag week woche tag day falls fall fällt fiel fallen für");
const age = set("old alt age alter born geboren turned");
const spans = set("between from to until till difference zwischen von vom bis zum abstand differenz");

const clock =
  /(?<![\d.,:])\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?m\.?(?!\w)|uhr|h\b)?|\s*(?:[ap]\.?m\.?(?!\w)|uhr|o'clock))(?![\d.,]?\d)/gi;

/** Null where the question is none, or says more than is known here. `today` stands in where the question says so. */
export function readDates(question: string, today: string): DateSum | null {
  const found = datesIn(question);
  let rest = found.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, question);
  const isToday = /(?<!\p{L})(?:today|heute|now|jetzt|ago)(?!\p{L})/iu.test(rest);
  const dates = found.map(({ iso }) => iso);
  if (isToday) dates.push(today);
  if (dates.length === 0) return readSpan(question);
  const counts = [...rest.matchAll(/(?<![\p{L}\d.,])(\d{1,6})\s+(\p{L}+)/gu)];
  for (const { 0: whole } of counts) rest = rest.replace(whole, " ");
  const words = wordsOf(rest).filter((word) => !/^(?:today|heute|now|jetzt)$/.test(word));
  const said = (known: ReadonlySet<string>) => words.some((word) => known.has(word));
  const knows = (...more: readonly ReadonlySet<string>[]) =>
    words.every((word) => fillers.has(word) || more.some((known) => known.has(word)));
  const asked = [...new Set(words.flatMap((word) => units[word] ?? []))];
  const [first = "", second] = dates;
  const isPlus = /\+/.test(rest);
  if (/\d/.test(rest)) return null;
  if (second !== undefined) {
    if (dates.length > 2 || counts.length > 0) return null;
    if (said(age)) return knows(age, set(Object.keys(units).join(" "))) ? aged(first, second) : null;
    const unit = asked[0] ?? "day";
    const isAsked = asked.length === 1 || (asked.length === 0 && said(set("long lange")));
    return isAsked && said(spans) && knows(spans, new Set(Object.keys(units)))
      ? { kind: "between", from: first, to: second, unit }
      : null;
  }
  if (counts.length === 1) {
    const [, count = "", word = ""] = counts[0] ?? [];
    const unit = units[word.toLowerCase()];
    if (!unit || unit === "hour" || unit === "minute" || !knows(back, on, set("day tag"))) return null;
    const [isBack, isOn] = [said(back) || /[-−]\s*$/.test(rest.trim()), said(on) || isPlus];
    // “Subtract 3 days from …”: the word that says what is done decides.
    if (!isBack && !isOn && !isToday) return null;
    // “2 days ago” tells when, and asks nothing.
    if (isToday && !said(set("what which when date datum welcher welches welchen wann add"))) return null;
    return { kind: "shift", from: first, count: isBack ? -Number(count) : Number(count), unit };
  }
  const asksDay =
    /\b(?:(?:what|which)\s+(?:week)?day|day of the week|wochentag|welche[nr]\s+tag|was für ein(?:en)?\s+tag)\b/i;
  if (counts.length === 0 && asksDay.test(question) && knows(week)) return { kind: "weekday", of: first };
  return null;
}

function aged(first: string, second: string): DateSum {
  return first <= second ? { kind: "age", born: first, on: second } : { kind: "age", born: second, on: first };
}

function readSpan(question: string): DateSum | null {
  const times = [...question.matchAll(clock)];
  const [from, to] = times.map(({ 0: time }) => minutesOf(time.trim()));
  if (times.length !== 2 || typeof from !== "number" || typeof to !== "number") return null;
  const words = wordsOf(question.replace(clock, " "));
  const isWhole = words.every((word) => fillers.has(word) || spans.has(word) || units[word] !== undefined);
  const isAsked = words.some((word) => /^(?:long|lange|many|viele|stunden|hours)$/.test(word));
  return isWhole && isAsked && words.some((word) => spans.has(word)) && !/\d/.test(question.replace(clock, " "))
    ? { kind: "span", from, to }
    : null;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}'’]+/gu)
      ?.map((word) => word.replace("’", "'").replace(/^what's$/, "what")) ?? []
  );
}
