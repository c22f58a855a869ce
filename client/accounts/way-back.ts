// Where a person goes on after signing in, and the code of a one-time link, from the page's address.

type At = Pick<Location, "pathname" | "search" | "hash">;

export const signInPath = "/sign-in";

/** The address itself where the sign-in stands in place of it; else the one it was led from, of this page alone. */
export function wayBack({ pathname, search, hash }: At): string {
  if (pathname !== signInPath) return `${pathname}${search}${hash}`;
  const back = new URLSearchParams(search).get("back") ?? "";
  // Two slashes would name another site.
  return /^\/(?![/\\])/.test(back) && !back.startsWith(signInPath) ? back : "/";
}

/** Null where the address holds none. */
export function linkIn({ pathname, search }: At): string | null {
  if (pathname !== signInPath) return null;
  const query = new URLSearchParams(search);
  return query.get("setup") ?? query.get("invitation") ?? query.get("reset");
}

/** The code of what the issuer's answer was refused for; null where nothing was. */
export const refusedIn = ({ pathname, search }: At): string | null =>
  pathname === signInPath ? new URLSearchParams(search).get("error") : null;
