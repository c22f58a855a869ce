// Dates and times of day as they are written in English and German, read to the day. What could be two dates is none.
import { Temporal } from "temporal-polyfill";

export interface ReadDate {
  readonly start: number;
  readonly end: number;
  /** `2024-02-29`. */
  readonly iso: string;
}

const months = [
  "january|jan|januar|jänner",
  "february|feb|februar",
  "march|mar|märz|mär",
  "april|apr",
  "may|mai",
  "june|jun|juni",
  "july|jul|juli",
  "august|aug",
  "september|sept|sep",
  "october|oct|oktober|okt",
  "november|nov",
  "december|dec|dezember|dez",
];
const month = months.join("|");
const year = String.raw`\d{4}`;
const day = String.raw`\d{1,2}`;

const written = new RegExp(
  [
    String.raw`(?<y1>${year})-(?<m1>\d{2})-(?<d1>\d{2})`,
    String.raw`(?<d2>${day})\.\s?(?<m2>\d{1,2})\.\s?(?<y2>${year})`,
    String.raw`(?<a3>${day})/(?<b3>\d{1,2})/(?<y3>${year})`,
    String.raw`(?<d4>${day})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?<m4>${month})\.?,?\s+(?<y4>${year})`,
    String.raw`(?<m5>${month})\.?\s+(?<d5>${day})(?:st|nd|rd|th)?,?\s+(?<y5>${year})`,
  ]
    .map((each) => String.raw`(?<![\p{L}\d./-])${each}(?![\p{L}\d]|\.\d)`)
    .join("|"),
  "giu",
);

/** Every date of a text that is one for certain and is in the calendar, in its order. */
export function datesIn(text: string): ReadDate[] {
  return [...text.matchAll(written)].flatMap(({ 0: whole, index, groups = {} }) => {
    const iso = isoOf(groups);
    return iso === null ? [] : [{ start: index, end: index + whole.length, iso }];
  });
}

function isoOf(groups: Readonly<Record<string, string | undefined>>): string | null {
  const pick = (name: string) => [1, 2, 4, 5].map((at) => groups[`${name}${at}`]).find(Boolean);
  const [first, second] = [Number(groups["a3"]), Number(groups["b3"])];
  // “2/28/2024” and “28/2/2024” say which is the month; “3/4/2024” does not, unless both are the same.
  if (groups["y3"] !== undefined) {
    if (first > 12 === second > 12 && first !== second) return null;
    return first > 12 ? inCalendar(groups["y3"], second, first) : inCalendar(groups["y3"], first, second);
  }
  const said = (pick("m") ?? "").toLowerCase();
  const place = months.findIndex((names) => names.split("|").includes(said)) + 1;
  return inCalendar(pick("y") ?? "", place || Number(said), Number(pick("d")));
}

function inCalendar(of: string, monthOf: number, dayOf: number): string | null {
  try {
    return Temporal.PlainDate.from({ year: Number(of), month: monthOf, day: dayOf }, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}

/** Minutes after midnight: `9:40`, `17.05 Uhr`, `5 pm`; null for what is no time of day. */
export function minutesOf(time: string): number | null {
  const {
    hour,
    minute = "0",
    half,
  } = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?:(?<half>[ap])\.?m\.?|h|uhr|o'clock)?$/i.exec(time.trim())
    ?.groups ?? {};
  if (hour === undefined) return null;
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (minutes > 59 || hours > (half === undefined ? 24 : 12) || (half !== undefined && hours === 0)) return null;
  if (half === undefined) return hours === 24 && minutes > 0 ? null : hours * 60 + minutes;
  return ((hours % 12) + (half.toLowerCase() === "p" ? 12 : 0)) * 60 + minutes;
}
