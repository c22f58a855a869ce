import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeDates } from "../../../../pipelines/steps/guide/dates-calculate.ts";
import { readDates } from "../../../../pipelines/steps/guide/dates-question.ts";
import { datesIn, minutesOf } from "../../../../pipelines/steps/guide/dates-read.ts";
import { languageOf } from "../../../../pipelines/steps/language.ts";

const today = "2026-11-27";
const answered = (question: string) => {
  const sum = readDates(question, today);
  return sum && computeDates(sum, languageOf(question))?.value;
};

describe("a question about dates is answered by the calendar", () => {
  test.each([
    ["How many days are between 28 February 2024 and 1 March 2024?", "2 days"],
    ["How many days are between 28 February 2023 and 1 March 2023?", "1 day"],
    ["How many days are there between 1 March 2024 and 28 February 2024?", "2 days"],
    ["Wie viele Tage liegen zwischen dem 3. Mai 2023 und dem 4. Juni 2024?", "398 Tage"],
    ["Wie viele Wochen sind es vom 1.1.2024 bis zum 1.2.2024?", "4 Wochen, 3 Tage"],
    ["How many years passed from 9 November 1989 to 3 October 1990?", "10 months, 24 days"],
    ["How many months are there between 2024-01-31 and 2024-03-31?", "2 months"],
    ["How long is it from 2024-02-01 to 2024-02-01?", "0 days"],
    ["What date is 90 days after 2024-01-15?", "14 April 2024"],
    ["What date is one month after 31 January 2024?", null],
    ["What date is 1 month after 31 January 2024?", "29 February 2024"],
    ["What date is 1 year after 29 February 2024?", "28 February 2025"],
    ["Add 3 weeks to 2024-02-10", "2 March 2024"],
    ["2024-02-10 - 3 weeks", "20 January 2024"],
    ["Welches Datum ist 6 Wochen nach dem 15. Januar 2024?", "26. Februar 2024"],
    ["Welches Datum war 10 Tage vor dem 1. März 2023?", "19. Februar 2023"],
    ["What date is 30 days from today?", "27 December 2026"],
    ["Welches Datum war heute vor 3 Jahren?", "27. November 2023"],
    ["What day of the week was 20 July 1969?", "Sunday"],
    ["What day of the week was 14 July 1789?", "Tuesday"],
    ["What day of the week was 15 October 1582?", "Friday"],
    ["Which weekday is February 29, 2024?", "Thursday"],
    ["Welcher Wochentag ist der 24. Dezember 2026?", "Donnerstag"],
    ["Auf welchen Wochentag fällt der 24. Dezember 2026?", "Donnerstag"],
    ["How old is someone born on 20 May 1990 on 19 May 2026?", "35 years"],
    ["How old is someone born on 20 May 1990 on 20 May 2026?", "36 years"],
    ["How old is someone born on 20 May 1990 today?", "36 years"],
    ["Wie alt ist jemand, der am 20. Mai 1990 geboren wurde, am 19. Mai 2026?", "35 Jahre"],
    ["How long is it from 9:40 to 17:05?", "7 h 25 min"],
    ["Wie lange ist es von 9.40 Uhr bis 17.05 Uhr?", "7 h 25 min"],
    ["How long is it from 9 am to 5:30 pm?", "8 h 30 min"],
    ["How long is it from 22:30 to 6:00?", "7 h 30 min"],
  ])("%s", (question, value) => {
    expect(answered(question)).toBe(value);
  });
});

test.each([
  "How many days are there between 28 February 2024 and 1 March 2024 without weekends?",
  "What happened on 9 November 1989?",
  "Which day is 20 July 1969 famous for?",
  "How many people died between 1 September 1939 and 8 May 1945?",
  "How many days until 24 December 2026?",
  "What date is 30 days from now on the moon?",
  "How many days are between 3/4/2024 and 5/6/2024?",
  "What day of the week was 30 February 2024?",
  "What date is 90 business days after 2024-01-15?",
  "What date is 3 hours after 2024-01-15?",
  "Wie lange dauerte der Krieg vom 1. September 1939 bis zum 8. Mai 1945?",
  "How long is a day?",
  "",
])("what says more than code knows is not answered by it: %s", (question) => {
  expect(readDates(question, today)).toBeNull();
});

test.each(["14 October 1582", "12 October 1492"])("before the calendar of today there is no weekday: %s", (day) => {
  expect(answered(`What day of the week was ${day}?`) ?? null).toBeNull();
});

test("the clock is looked at only where the question says today", () => {
  for (const question of ["What date is 30 days after 2024-01-15?", "Which weekday is 24 December 2026?"])
    expect(readDates(question, "1999-01-01")).toEqual(readDates(question, today));
});

test("a date is read only where it is one for certain", () => {
  const isos = (text: string) => datesIn(text).map(({ iso }) => iso);
  expect(isos("28 February 2024, the 1st of March 2024, Feb. 2, 2024, 3. März 2024 and 4.5.2024")).toEqual([
    "2024-02-28",
    "2024-03-01",
    "2024-02-02",
    "2024-03-03",
    "2024-05-04",
  ]);
  expect(isos("2/28/2024 28/2/2024 3/3/2024")).toEqual(["2024-02-28", "2024-02-28", "2024-03-03"]);
  expect(isos("3/4/2024, 30 February 2024, 29.2.2023, 2024-13-01, version 1.2.2024.5")).toEqual([]);
});

test.each([
  ["9:40", 580],
  ["17.05 Uhr", 1025],
  ["12 am", 0],
  ["12:30 pm", 750],
  ["24:00", 1440],
  ["24:30", null],
  ["13 pm", null],
  ["9:70", null],
])("%s is %s minutes after midnight", (time, minutes) => {
  expect(minutesOf(time)).toBe(minutes);
});

test("of any two days, the later one is as many days after the earlier one as lie between them", () => {
  const day = fc.date({ min: new Date("0100-01-01"), max: new Date("9000-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from = "", to = ""] = [a, b].map((each) => each.toISOString().slice(0, 10)).toSorted();
      const count = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
      const between = computeDates({ kind: "between", from, to, unit: "day" }, "en")?.value ?? "";
      expect(Number(between.replace(/,| days?/g, ""))).toBe(count);
      const shifted = computeDates({ kind: "shift", from, count, unit: "day" }, "en")?.value;
      expect(datesIn(shifted ?? "").map(({ iso }) => iso)).toEqual(Number(to.slice(0, 4)) < 1000 ? [] : [to]);
    }),
  );
});
