// Uses a one-time link: makes the account it was made for, or sets its new password, and signs in.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { bodyOf, email, newPassword } from "./auth-body.ts";
import type { AuthParts } from "./auth-parts.ts";
import type { Library } from "./library.ts";
import type { Link } from "./links.ts";

const code = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(80);
const wishes = {
  setup: z.strictObject({ code, email, name, password: newPassword }),
  invitation: z.strictObject({ code, name, password: newPassword }),
  reset: z.strictObject({ code, password: newPassword }),
};

interface Wish {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

type Parts = Pick<AuthParts, "issuer" | "library" | "links" | "people">;

/** The library's answer to the sign-in. FacetError forbidden: link-spent, conflict: account-there, or invalid-input. */
export async function useLink({ issuer, library, links, people }: Parts, body: unknown): Promise<Response> {
  const given = z.looseObject({ code }).safeParse(body);
  const link = given.success && issuer === null ? links.look(given.data.code) : null;
  if (!given.success || link === null) throw spent();
  const wish = wishOf(link, body);
  // What does not fit must leave the link as it is.
  if (link.kind !== "reset" && people.byEmail(wish.email))
    throw new FacetError("conflict", { reason: "account-there" });
  if (link.kind === "setup" && people.all().length > 0) throw spent();
  if (links.take(given.data.code) === null) throw spent();
  try {
    if (link.kind === "reset") await setPassword(library, link.accountId ?? "", wish.password);
    else await makeAccount({ library, people }, wish);
  } catch (thrown) {
    links.putBack(given.data.code, link);
    throw thrown;
  }
  return library.api.signInEmail({ body: { email: wish.email, password: wish.password }, asResponse: true });
}

const spent = () => new FacetError("forbidden", { reason: "link-spent" });

function wishOf(link: Link, body: unknown): Wish {
  // The person who opens it cannot choose another address: its rows would be another's.
  if (link.kind === "setup") return bodyOf({ body }, wishes.setup);
  if (link.email === null) throw spent();
  return link.kind === "invitation"
    ? { ...bodyOf({ body }, wishes.invitation), email: link.email }
    : { ...bodyOf({ body }, wishes.reset), email: link.email, name: "" };
}

async function makeAccount(
  { library, people }: Pick<Parts, "library" | "people">,
  { password, ...given }: Wish,
): Promise<void> {
  const { internalAdapter, password: passwords } = await library.$context;
  const hash = await passwords.hash(password);
  // Whoever made the link vouches for the address: an issuer that is set later finds the account by it.
  const user = await internalAdapter.createUser({ ...given, emailVerified: true }, { method: "email-password" });
  const credential = { userId: user.id, providerId: "credential", accountId: user.id, password: hash };
  await internalAdapter.linkAccount(credential).catch((thrown: unknown) => {
    // One without a password could neither sign in nor be made again.
    people.remove(user.id);
    throw thrown;
  });
}

/** Ends all sessions of the account: who knew the old password is out. */
async function setPassword(library: Library, accountId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await library.$context;
  const hash = await passwords.hash(password);
  if (await internalAdapter.findCredentialAccount(accountId)) await internalAdapter.updatePassword(accountId, hash);
  else await internalAdapter.linkAccount({ userId: accountId, providerId: "credential", accountId, password: hash });
  // Last: until here the old password signs in.
  await internalAdapter.deleteUserSessions(accountId);
}
