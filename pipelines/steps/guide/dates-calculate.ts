// Reckons with the calendar: days between dates, a date so much later, the day of the week, an age, the time from one clock to another.
import { Temporal } from "temporal-polyfill";
import type { AnswerLanguage } from "../language.ts";

export type SpanUnit = "day" | "week" | "month" | "year" | "hour" | "minute";

/** A sum with dates, as code reads it out of a question. */
export type DateSum =
  | { readonly kind: "between"; readonly from: string; readonly to: string; readonly unit: SpanUnit }
  | { readonly kind: "shift"; readonly from: string; readonly count: number; readonly unit: SpanUnit }
  | { readonly kind: "weekday"; readonly of: string }
  | { readonly kind: "age"; readonly born: string; readonly on: string }
  | { readonly kind: "span"; readonly from: number; readonly to: number };

interface DateResult {
  readonly expression: string;
  readonly value: string;
}

/** Days of ten thousand years: what is further away is no everyday calendar. */
const countAtMost = 4_000_000;

const firstGregorian = "1582-10-15";

const names: Readonly<Record<AnswerLanguage, Readonly<Record<SpanUnit, readonly [string, string]>>>> = {
  en: {
    day: ["day", "days"],
    week: ["week", "weeks"],
    month: ["month", "months"],
    year: ["year", "years"],
    hour: ["h", "h"],
    minute: ["min", "min"],
  },
  de: {
    day: ["Tag", "Tage"],
    week: ["Woche", "Wochen"],
    month: ["Monat", "Monate"],
    year: ["Jahr", "Jahre"],
    hour: ["h", "h"],
    minute: ["min", "min"],
  },
};

/** Null where the calendar has no such date. */
export function computeDates(sum: DateSum, language: AnswerLanguage): DateResult | null {
  try {
    return resultOf(sum, language);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function resultOf(sum: DateSum, language: AnswerLanguage): DateResult | null {
  const day = (iso: string) => shownDate(Temporal.PlainDate.from(iso), language);
  switch (sum.kind) {
    case "between": {
      const value = between(sum.from, sum.to, sum.unit, language);
      return { expression: `${day(sum.from)} → ${day(sum.to)}`, value };
    }
    case "shift": {
      if (Math.abs(sum.count) > countAtMost || !Number.isInteger(sum.count)) return null;
      const later = Temporal.PlainDate.from(sum.from).add({ [`${sum.unit}s`]: sum.count });
      if (later.year < 1 || later.year > 9999) return null;
      const sign = sum.count < 0 ? "−" : "+";
      const expression = `${day(sum.from)} ${sign} ${counted(Math.abs(sum.count), sum.unit, language)}`;
      return { expression, value: shownDate(later, language) };
    }
    case "weekday": {
      // Before it the calendar was another, and so was the day: 12 October 1492 was a Friday.
      if (sum.of < firstGregorian) return null;
      const value = Temporal.PlainDate.from(sum.of).toLocaleString(language, { weekday: "long", calendar: "iso8601" });
      return { expression: day(sum.of), value };
    }
    case "age": {
      const [born, on] = [Temporal.PlainDate.from(sum.born), Temporal.PlainDate.from(sum.on)];
      if (Temporal.PlainDate.compare(born, on) > 0) return null;
      const { years } = born.until(on, { largestUnit: "year" });
      return { expression: `${day(sum.born)} → ${day(sum.on)}`, value: counted(years, "year", language) };
    }
    case "span": {
      const minutes = sum.to - sum.from + (sum.to < sum.from ? 24 * 60 : 0);
      const expression = `${shownTime(sum.from)} → ${shownTime(sum.to)}`;
      return { expression, value: hoursAndMinutes(minutes) };
    }
  }
}

/** Whole units, and the days that are left over. */
function between(from: string, to: string, unit: SpanUnit, language: AnswerLanguage): string {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)].toSorted((a, b) =>
    Temporal.PlainDate.compare(a, b),
  ) as [Temporal.PlainDate, Temporal.PlainDate];
  const { days } = start.until(end, { largestUnit: "day" });
  if (unit === "hour") return counted(days * 24, unit, language);
  if (unit === "minute") return counted(days * 24 * 60, unit, language);
  if (unit === "day") return counted(days, unit, language);
  const span = start.until(end, { largestUnit: unit });
  const parts = [
    [span.years, "year"],
    [span.months, "month"],
    [span.weeks, "week"],
    [span.days, "day"],
  ] as const;
  const said = parts.filter(([count]) => count !== 0);
  return (said.length > 0 ? said : [[0, unit] as const])
    .map(([count, each]) => counted(count, each, language))
    .join(", ");
}

function counted(count: number, unit: SpanUnit, language: AnswerLanguage): string {
  const [one, many] = names[language][unit];
  return `${new Intl.NumberFormat(language).format(count)} ${count === 1 ? one : many}`;
}

function shownDate(date: Temporal.PlainDate, language: AnswerLanguage): string {
  const locale = language === "de" ? "de-DE" : "en-GB";
  return date.toLocaleString(locale, { day: "numeric", month: "long", year: "numeric", calendar: "gregory" });
}

function shownTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

function hoursAndMinutes(minutes: number): string {
  const [hours, left] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 || left === 0 ? `${hours} h` : "", left > 0 ? `${left} min` : ""].filter(Boolean).join(" ");
}
