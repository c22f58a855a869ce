// Days, months and feasts, in English and German: the same day in either language is one.

const days: readonly string[] = [
  "monday mondays montag montags",
  "tuesday tuesdays dienstag dienstags",
  "wednesday wednesdays mittwoch mittwochs",
  "thursday thursdays donnerstag donnerstags",
  "friday fridays freitag freitags",
  "saturday saturdays samstag samstags sonnabend",
  "sunday sundays sonntag sonntags",
  "january januar jänner",
  "february februar",
  "march märz",
  "april",
  "may mai",
  "june juni",
  "july juli",
  "august",
  "september",
  "october oktober",
  "november",
  "december dezember",
  "christmas xmas weihnachten",
  "easter ostern",
  "halloween",
  "thanksgiving erntedank",
  "valentine valentinstag",
  "hanukkah chanukka",
  "ramadan",
  "diwali",
  "silvester",
  "pfingsten pentecost",
  "oktoberfest",
  "tomorrow",
  "yesterday gestern",
];

const dayOf: ReadonlyMap<string, string> = new Map(
  days.flatMap((line) => {
    const all = line.split(" ");
    return all.map((word) => [word, all[0] ?? word] as const);
  }),
);

/** “May it be so”, “march on”: a month only beside a day, a year, or what speaks of time. */
const alsoVerbs: ReadonlySet<string> = new Set(["may", "march"]);
const ofTime = /(?:\d|\b(?:in|of|since|until|till|by|from|this|next|last|early|late|mid))[\s.]*$/i;

/** The day, month or feast a word names, in English; null where it names none. `before` and `after` are the text around it. */
export function calendarDay(low: string, before: string, after: string): string | null {
  const day = dayOf.get(low);
  if (day === undefined) return null;
  if (alsoVerbs.has(low) && !ofTime.test(before) && !/^\s*\d/.test(after)) return null;
  return day;
}
