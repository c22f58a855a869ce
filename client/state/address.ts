// The address bar: which page is shown, which conversation is open, and which persona is asked for. Pure; the page's history uses it.

export type PageName = "conversation" | "library" | "models" | "settings" | "not-found";

export interface Address {
  readonly page: PageName;
  readonly conversationId: string | null;
  /** From `?persona=`: the tab to choose; null keeps the page's own choice. */
  readonly personaId: string | null;
}

export function parseAddress(pathname: string, search: string): Address {
  const personaId = new URLSearchParams(search).get("persona");
  const [first = "", second = "", ...rest] = pathname.split("/").filter((each) => each !== "");
  const known = rest.length === 0;
  if (first === "") return { page: "conversation", conversationId: null, personaId };
  if (first === "c" && second !== "" && known)
    return { page: "conversation", conversationId: decoded(second), personaId };
  if (first === "library" && second === "") return { page: "library", conversationId: null, personaId };
  if (first === "models" && second === "") return { page: "models", conversationId: null, personaId };
  if (first === "settings" && second === "") return { page: "settings", conversationId: null, personaId };
  return { page: "not-found", conversationId: null, personaId };
}

export function formatAddress({ page, conversationId, personaId }: Address): string {
  const path =
    page !== "conversation" ? `/${page}` : conversationId === null ? "/" : `/c/${encodeURIComponent(conversationId)}`;
  return personaId === null ? path : `${path}?persona=${encodeURIComponent(personaId)}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
