// When a step of a plan is, read by code: a date, a weekday, “day 3”, a time. English and German.
import { dayAfter } from "../../creator/idea-calendar.ts";

export interface When {
  /** `2026-05-01`; `--05-01` where no year is said. */
  readonly date: string | null;
  /** Days after the first one; null where none are counted. */
  readonly day: number | null;
  /** 0 is Sunday. */
  readonly weekday: number | null;
  /** Minutes after midnight. */
  readonly from: number | null;
  readonly to: number | null;
}

/** From Sunday on. */
const weekdays = [
  /\b(?:sun|sunday|sonntag)s?\b/iu,
  /\b(?:mon|monday|montag)s?\b/iu,
  /\b(?:tues?|tuesday|dienstag)s?\b/iu,
  /\b(?:wed|wednesday|mittwoch)s?\b/iu,
  /\b(?:thurs?|thu|thursday|donnerstag)s?\b/iu,
  /\b(?:fri|friday|freitag)s?\b/iu,
  /\b(?:sat|saturday|samstag|sonnabend)s?\b/iu,
];
/** Two letters alone: “so” and “do” are words as well. */
const shortWeekday = /^\s*(So|Mo|Di|Mi|Do|Fr|Sa)\b\.?(?=\s*(?:$|[\d,:–-]))/u;
const shortWeekdays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec".split("|");
const germanMonths: Readonly<Record<string, string>> = { mär: "mar", mai: "may", okt: "oct", dez: "dec" };
const monthWord = String.raw`(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{L}*\.?`;
const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|uhr|h)?`;
const times = new RegExp(
  String.raw`(?<![\d.\-])${clock}(?:\s*(?:-|–|to|bis|until)\s*${clock})?(?![\d.]|\s*\p{L})`,
  "giu",
);

export function readWhen(when: string): When {
  const date = dateIn(when);
  const rest = date ? when.replace(date.said, " ") : when;
  const counted = /\b(?:day|tag)\s+(\d{1,3})\b|\b(\d{1,3})\.\s*tag\b/iu.exec(rest);
  const week = /\b(?:week|woche)\s+(\d{1,2})\b|\b(\d{1,2})\.\s*woche\b/iu.exec(rest);
  const day = counted ? Number(counted[1] ?? counted[2]) - 1 : week ? (Number(week[1] ?? week[2]) - 1) * 7 : null;
  const said = counted ? rest.replace(counted[0], " ") : week ? rest.replace(week[0], " ") : rest;
  return { date: date?.date ?? null, day, weekday: weekdayIn(said), ...timeIn(said) };
}

function dateIn(text: string): { readonly date: string; readonly said: string } | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return { date: iso[0], said: iso[0] };
  const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?/.exec(text);
  if (dotted) return found(dotted[0], dotted[3], Number(dotted[2]), Number(dotted[1]));
  const dayFirst = new RegExp(
    String.raw`\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?${monthWord}(?:,?\s+(\d{4}))?`,
    "iu",
  ).exec(text);
  if (dayFirst) return found(dayFirst[0], dayFirst[3], monthOf(dayFirst[2]), Number(dayFirst[1]));
  const monthFirst = new RegExp(String.raw`\b${monthWord}\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b`, "iu").exec(
    text,
  );
  return monthFirst && found(monthFirst[0], monthFirst[3], monthOf(monthFirst[1]), Number(monthFirst[2]));
}

function monthOf(word = ""): number {
  const start = word.toLowerCase().slice(0, 3);
  return months.indexOf(germanMonths[start] ?? start) + 1;
}

function found(said: string, year: string | undefined, month: number, day: number) {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${year ?? "2000"}-${two(month)}-${two(day)}`;
  if (dayAfter(date, 0) === null) return null;
  return { date: year === undefined ? date.replace("2000", "-") : date, said };
}

/** The first one that is named. */
function weekdayIn(text: string): number | null {
  const short = shortWeekday.exec(text)?.[1];
  if (short !== undefined) return shortWeekdays.indexOf(short);
  const places = weekdays.flatMap((pattern, weekday) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [{ weekday, at }];
  });
  return places.toSorted((a, b) => a.at - b.at)[0]?.weekday ?? null;
}

/** A number alone is no time: it needs minutes, or what says that it is one. */
function timeIn(text: string): Pick<When, "from" | "to"> {
  for (const [, hour, minute, half, endHour, endMinute, endHalf] of text.matchAll(times)) {
    if (minute === undefined && half === undefined && endHalf === undefined && endMinute === undefined) continue;
    const from = minutesOf(hour, minute, half ?? endHalf);
    const to = endHour === undefined ? null : minutesOf(endHour, endMinute, endHalf);
    if (from !== null) return { from, to: to !== null && to > from ? to : null };
  }
  return { from: null, to: null };
}

function minutesOf(hour = "", minute = "0", half = ""): number | null {
  const afternoon = /pm/i.test(half) && Number(hour) < 12 ? 12 : /am/i.test(half) && Number(hour) === 12 ? -12 : 0;
  const minutes = (Number(hour) + afternoon) * 60 + Number(minute);
  return minutes < 24 * 60 && Number(minute) < 60 ? minutes : null;
}

export const saysWhen = ({ date, day, weekday, from }: When): boolean =>
  date !== null || day !== null || weekday !== null || from !== null;
