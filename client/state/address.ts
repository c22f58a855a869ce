// The address bar: which page is shown, which conversation and message are open, and what a link asks for. Pure; the page's history uses it.

export type PageName = "conversation" | "library" | "models" | "api" | "settings" | "not-found";

export interface Address {
  readonly page: PageName;
  readonly conversationId: string | null;
  /** From `?persona=`, or `/api/…`: the tab to choose; null keeps the page's own choice. */
  readonly personaId: string | null;
  /** From `#…`: the message to show; null is the end of the conversation. */
  readonly messageId: string | null;
  /** From `?draft=`: words for the composer, never sent by themselves. */
  readonly draft: string | null;
}

/** What an address is made of; what is left out is not in it. */
export type Place = Pick<Address, "page" | "conversationId" | "personaId"> &
  Partial<Pick<Address, "messageId" | "draft">>;

/** Characters a link may put into the composer. Source: the longest question a persona takes. */
export const longestLinkedDraft = 20_000;

export function parseAddress(pathname: string, search: string, hash = ""): Address {
  const asked = new URLSearchParams(search);
  const [first = "", second = "", ...rest] = pathname.split("/").filter((each) => each !== "");
  const known = rest.length === 0;
  const place = (page: PageName, conversationId: string | null = null): Address => ({
    page,
    conversationId,
    personaId: asked.get("persona"),
    messageId: conversationId !== null && hash.length > 1 ? decoded(hash.slice(1)) : null,
    draft: page === "conversation" ? draftOf(asked.get("draft")) : null,
  });
  if (first === "") return place("conversation");
  if (first === "c" && second !== "" && known) return place("conversation", decoded(second));
  if (first === "library" && second === "") return place("library");
  if (first === "models" && second === "") return place("models");
  if (first === "settings" && second === "") return place("settings");
  if (first === "api" && known) return { ...place("api"), personaId: second === "" ? null : decoded(second) };
  return place("not-found");
}

export function formatAddress({ page, conversationId, personaId, messageId, draft }: Place): string {
  if (page === "api") return personaId === null ? "/api" : `/api/${encodeURIComponent(personaId)}`;
  const path =
    page !== "conversation" ? `/${page}` : conversationId === null ? "/" : `/c/${encodeURIComponent(conversationId)}`;
  const asked = [
    ...(personaId === null ? [] : [`persona=${encodeURIComponent(personaId)}`]),
    ...(draft ? [`draft=${encodeURIComponent(draft)}`] : []),
  ].join("&");
  const hash = conversationId !== null && messageId ? `#${encodeURIComponent(messageId)}` : "";
  return `${path}${asked && `?${asked}`}${hash}`;
}

function draftOf(text: string | null): string | null {
  // A pair of code units may be cut in two.
  const words = text?.slice(0, longestLinkedDraft).replace(/[\uD800-\uDBFF]$/, "") ?? "";
  return words.trim() === "" ? null : words;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
