// Why whom the issuer names may not come in: an address it has not verified, or one of another domain.

/** The codes the sign-in page has words for. */
export type ProfileRefusal = "email-unverified" | "other-domain";

export function refusedProfile(
  { email, emailVerified }: { readonly email?: unknown; readonly emailVerified?: unknown },
  domains: readonly string[],
): { readonly error: ProfileRefusal } | undefined {
  if (typeof email !== "string" || emailVerified !== true) return { error: "email-unverified" };
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  const lets = domains.length === 0 || domains.some((each) => each.replace(/^@/, "").toLowerCase() === domain);
  return lets ? undefined : { error: "other-domain" };
}
