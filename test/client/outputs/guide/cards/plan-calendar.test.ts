import { expect, test } from "vitest";
import { datesOf, eventsOf, planIcs } from "../../../../../client/outputs/guide/cards/plan-calendar.ts";
import { readWhen } from "../../../../../client/outputs/guide/cards/plan-when.ts";

const nothing = { date: null, day: null, weekday: null, from: null, to: null };
const step = (when: string, what = when) => ({ when, what, note: "" });
const plan = (...whens: readonly string[]) => ({ steps: whens.map((when) => step(when)) });

test.each([
  ["Monday", { weekday: 1 }],
  ["Mi", { weekday: 3 }],
  ["So, 10 Uhr", { weekday: 0, from: 600 }],
  ["Montag 18 Uhr", { weekday: 1, from: 1080 }],
  ["Day 2", { day: 1 }],
  ["Tag 3, 9:30", { day: 2, from: 570 }],
  ["2. Tag", { day: 1 }],
  ["Week 2", { day: 7 }],
  ["2026-05-01", { date: "2026-05-01" }],
  ["1.5.2026", { date: "2026-05-01" }],
  ["Fr 12.06. 19 Uhr", { date: "--06-12", weekday: 5, from: 1140 }],
  ["12. Mai", { date: "--05-12" }],
  ["May 12, 2026", { date: "2026-05-12" }],
  ["24 December 2026, 6 pm", { date: "2026-12-24", from: 1080 }],
  ["9-11 am", { from: 540, to: 660 }],
  ["09:00–10:30", { from: 540, to: 630 }],
  ["12 am", { from: 0 }],
])("%j says when", (when, said) => {
  expect(readWhen(when)).toEqual({ ...nothing, ...said });
});

test.each([
  "After lunch",
  "so bald wie möglich",
  "Do it first",
  "1",
  "31.2.2026",
  "second",
  "25:00",
  "3 days before",
  "May",
  "",
])("%j says no day and no time", (when) => expect(readWhen(when)).toEqual(nothing));

test("weekdays go on from the first day, and a time alone is on the day before it", () => {
  const dates = eventsOf(plan("Monday", "Tuesday 18:00", "20:00", "Sunday", "Monday"), "2026-05-06");
  expect(dates.map(({ date, from }) => [date, from])).toEqual([
    ["2026-05-11", null],
    ["2026-05-12", 1080],
    ["2026-05-12", 1200],
    ["2026-05-17", null],
    ["2026-05-18", null],
  ]);
});

test("a date without a year is the next one, and days are counted over the end of a month", () => {
  expect(eventsOf(plan("30 Dec", "2 January"), "2026-12-01").map(({ date }) => date)).toEqual([
    "2026-12-30",
    "2027-01-02",
  ]);
  expect(eventsOf(plan("Day 1", "Day 3"), "2026-02-27").map(({ date }) => date)).toEqual(["2026-02-27", "2026-03-01"]);
});

test("a first day is asked for only where one is needed", () => {
  expect(datesOf(plan("After lunch", "then"))).toBe("none");
  expect(datesOf(plan("2026-05-01", "10:00", "Saturday"))).toBe("known");
  expect(datesOf(plan("2026-05-01", "Day 3"))).toBe("first");
  expect(datesOf(plan("Monday"))).toBe("first");
  expect(eventsOf(plan("Monday", "Day 2", "9:00"), "")).toEqual([]);
});

test("the calendar has whole days and times as the clock on the wall says", async () => {
  const ics = await planIcs(
    [
      { title: "Soup; with, bread", note: "soak", date: "2026-05-31", from: null, to: null },
      { title: "Museum", note: "", date: "2026-05-31", from: 570, to: 660 },
      { title: "Walk", note: "", date: "2026-05-31", from: 1080, to: null },
    ],
    "m1",
  );
  expect(ics).toContain("DTSTART;VALUE=DATE:20260531");
  expect(ics).toContain("DTEND;VALUE=DATE:20260601");
  expect(ics).toMatch(/DTSTART:20260531T093000\r\n/);
  expect(ics).toMatch(/DTEND:20260531T110000\r\n/);
  expect(ics).toMatch(/DURATION:PT1H/);
  expect(ics).toContain("SUMMARY:Soup\\; with\\, bread");
});

test("two plans of the same day keep their events apart in one calendar", async () => {
  const uidsOf = async (planId: string) =>
    (await planIcs([{ title: "Soup", note: "", date: "2026-05-31", from: null, to: null }], planId)).match(
      /^UID:.*$/gm,
    );
  expect(await uidsOf("m1")).not.toEqual(await uidsOf("m2"));
  expect(await uidsOf("m1")).toEqual(await uidsOf("m1"));
});
