// A plan as a calendar: each step on the day it names, in the reader's own time.
import type { Plan } from "../../../../pipelines/engine/guide/card.ts";
import { dayAfter } from "../../creator/idea-calendar.ts";
import { readWhen, saysWhen } from "./plan-when.ts";
import type { When } from "./plan-when.ts";

export interface PlanEvent {
  readonly title: string;
  readonly note: string;
  readonly date: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** `none`: no step says when. `first`: a first day is needed to know. */
export function datesOf({ steps }: Pick<Plan, "steps">): "none" | "first" | "known" {
  const said = steps.map(({ when }) => readWhen(when)).filter(saysWhen);
  if (said.length === 0) return "none";
  // What follows a whole date is counted from it, but for “day 3”.
  const isKnown = /^\d/.test(said[0]?.date ?? "") && said.every(({ day }) => day === null);
  return isKnown ? "known" : "first";
}

/** Those whose day can be told; a time alone is on the day of the step before it. `first` may be empty where every date is known. */
export function eventsOf({ steps }: Pick<Plan, "steps">, first: string): readonly PlanEvent[] {
  let last = first;
  return steps.flatMap(({ when, what, note }) => {
    const said = readWhen(when);
    if (!saysWhen(said)) return [];
    const date = dayOf(said, first, last);
    if (date === null || dayAfter(date, 0) === null) return [];
    last = date;
    return [{ title: what || when, note, date, from: said.from, to: said.to }];
  });
}

function dayOf({ date, day, weekday }: When, first: string, last: string): string | null {
  if (date !== null) return date.startsWith("-") ? inYear(date, last) : date;
  if (day !== null) return dayAfter(first, day);
  if (weekday === null) return last;
  const from = new Date(`${last}T00:00:00Z`).getUTCDay();
  return Number.isNaN(from) ? null : dayAfter(last, (weekday - from + 7) % 7);
}

/** The first such day from the last one on. */
function inYear(date: string, last: string): string | null {
  const year = Number(last.slice(0, 4));
  if (!Number.isFinite(year) || last === "") return null;
  const same = `${year}${date.slice(1)}`;
  return same >= last ? same : `${year + 1}${date.slice(1)}`;
}

/** `planId` tells its events from another plan's of the same days. Rejects where the calendar's package finds a fault in it. */
export async function planIcs(events: readonly PlanEvent[], planId: string): Promise<string> {
  const { createEvents } = await import("ics");
  const partsOf = (date: string): [number, number, number] => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    return [year, month, day];
  };
  const at = (date: string, minutes: number): [number, number, number, number, number] => [
    ...partsOf(date),
    Math.floor(minutes / 60),
    minutes % 60,
  ];
  const { error, value } = createEvents(
    events.map(({ title, note, date, from, to }, place) => ({
      uid: `${planId}-${place + 1}-${date}@facet`,
      productId: "facet",
      title,
      ...(note === "" ? {} : { description: note }),
      // As the clock on the wall says, wherever the calendar is opened.
      startInputType: "local" as const,
      startOutputType: "local" as const,
      endInputType: "local" as const,
      endOutputType: "local" as const,
      ...(from === null
        ? { start: partsOf(date), end: partsOf(dayAfter(date, 1) ?? date), transp: "TRANSPARENT" as const }
        : to === null
          ? { start: at(date, from), duration: { hours: 1 } }
          : { start: at(date, from), end: at(date, to) }),
    })),
  );
  if (error || typeof value !== "string") throw error ?? new Error("no calendar was made");
  return value;
}
