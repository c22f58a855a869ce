// Addresses that can be given to somebody: of a conversation, of one of its messages, and of a shared snapshot. Pure.
import { formatAddress } from "../state/address.ts";

/** The id in `/share/<id>`; null for every other address. */
export function shareIdOf(pathname: string): string | null {
  const [first, id, ...rest] = pathname.split("/").filter((each) => each !== "");
  if (first !== "share" || id === undefined || rest.length > 0) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

export function shareLink(origin: string, shareId: string): string {
  return `${origin}/share/${encodeURIComponent(shareId)}`;
}

/** For the person's own use: whoever else opens it needs a right to the conversation. */
export function conversationLink(origin: string, conversationId: string, messageId: string | null = null): string {
  return origin + formatAddress({ page: "conversation", conversationId, personaId: null, messageId });
}
