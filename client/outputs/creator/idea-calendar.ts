// Ideas as a calendar: the date of each from a first day on, as a table and as events of whole days.
import { platforms } from "../../../pipelines/engine/posts/platforms.ts";
import type { PostIdea } from "../../../pipelines/engine/posts/post.ts";
import type { CreatorStrings } from "../../strings/creator.en.ts";
import { toCsv } from "../table.ts";

type Words = CreatorStrings["ideas"];

/** `2026-05-01`, and so many days later; null where it is no date. */
export function dayAfter(first: string, days: number): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(first)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0] = parts;
  // In UTC, so that no day is lost where clocks are changed.
  const date = new Date(Date.UTC(year, month - 1, day + days));
  const isSame = new Date(Date.UTC(year, month - 1, day)).toISOString().startsWith(first);
  return isSame ? date.toISOString().slice(0, 10) : null;
}

export function ideasCsv(ideas: readonly PostIdea[], first: string, words: Words): string {
  const { columns } = words;
  const cell = (text: string) => ({ text, citations: [], isNumber: false });
  return toCsv({
    columns: [words.date, columns.platform, columns.format, columns.idea, columns.hook],
    rows: inOrder(ideas).map(({ day, platform, format, title, hook }) =>
      [dayAfter(first, day) ?? "", platforms[platform].name, words.formats[format], title, hook].map(cell),
    ),
  });
}

/** Rejects where the calendar's package finds a fault in it. */
export async function ideasIcs(ideas: readonly PostIdea[], first: string, words: Words): Promise<string> {
  const { createEvents } = await import("ics");
  const events = inOrder(ideas).flatMap((idea) => {
    const [start, end] = [dayAfter(first, idea.day), dayAfter(first, idea.day + 1)];
    if (start === null || end === null) return [];
    return [
      {
        uid: `${idea.ideaId}-${start}@facet`,
        productId: "facet",
        title: idea.title,
        description: `${platforms[idea.platform].name}, ${words.formats[idea.format]}${idea.hook === "" ? "" : `\n${idea.hook}`}`,
        start: partsOf(start),
        end: partsOf(end),
        transp: "TRANSPARENT" as const,
      },
    ];
  });
  const { error, value } = createEvents(events);
  if (error || typeof value !== "string") throw error ?? new Error("no calendar was made");
  return value;
}

export const inOrder = (ideas: readonly PostIdea[]): readonly PostIdea[] => ideas.toSorted((a, b) => a.day - b.day);

function partsOf(date: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return [year, month, day];
}
