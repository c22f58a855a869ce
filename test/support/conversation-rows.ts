// Conversations as the server lists them, for tests of the page.
import type { Conversation } from "../../server/api.ts";

export function conversationRow(conversationId: string, given: Partial<Conversation> = {}): Conversation {
  const at = given.updatedAt ?? "2026-01-01T00:00:00.000Z";
  return {
    conversationId,
    title: conversationId,
    pinned: false,
    createdAt: at,
    updatedAt: at,
    personas: [],
    messageCount: 0,
    active: false,
    remembers: true,
    ...given,
  };
}

/** `count` conversations, newest first; the first is a minute older than the given time. */
export function conversationRows(
  count: number,
  first = 0,
  before = Date.parse("2026-06-01T00:00:00.000Z"),
): readonly Conversation[] {
  return Array.from({ length: count }, (_, at) =>
    conversationRow(`c${first + at}`, { updatedAt: new Date(before - (first + at + 1) * 60_000).toISOString() }),
  );
}
