// How the rail groups conversations: pinned ones first, then by the calendar day they were last used.
import type { Conversation } from "../../server/api.ts";

type RailGroupName = "pinned" | "today" | "yesterday" | "lastWeek" | "older";

export interface RailGroup {
  readonly name: RailGroupName;
  readonly conversations: readonly Conversation[];
}

const order: readonly RailGroupName[] = ["pinned", "today", "yesterday", "lastWeek", "older"];

/** Groups in reading order, empty ones left out; days are those of the reader's own time zone. */
export function groupConversations(conversations: readonly Conversation[], now: Date): readonly RailGroup[] {
  const groups = Map.groupBy(conversations, (each) => groupOf(each, now));
  return order.flatMap((name) => {
    const found = groups.get(name);
    return found ? [{ name, conversations: found }] : [];
  });
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
