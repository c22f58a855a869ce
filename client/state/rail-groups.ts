// How the rail parts conversations: pinned ones first, then by the calendar day they were last used.
import type { Conversation } from "../../server/api.ts";

export type RailGroupName = "pinned" | "today" | "yesterday" | "lastWeek" | "older";

/** The heading above the first conversation of each group, by its id; days are those of the reader's own time zone. */
export function headingsOf(conversations: readonly Conversation[], now: Date): ReadonlyMap<string, RailGroupName> {
  const headings = new Map<string, RailGroupName>();
  let before: RailGroupName | undefined;
  for (const each of conversations) {
    const group = groupOf(each, now);
    if (group !== before) headings.set(each.conversationId, group);
    before = group;
  }
  return headings;
}

function groupOf({ pinned, updatedAt }: Conversation, now: Date): RailGroupName {
  if (pinned) return "pinned";
  const days = Math.round((dayStart(now) - dayStart(new Date(updatedAt))) / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days <= 7 ? "lastWeek" : "older";
}

/** Midnight, rounded to whole days by the caller: a day with a clock change has 23 or 25 hours. */
function dayStart(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
