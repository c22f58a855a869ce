// What a request to /auth may hold.
import { z } from "zod";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { GivenFacts } from "../../pipelines/engine/errors.ts";
import { fieldFacts } from "../http/field-facts.ts";
import { passwordLength } from "./accounts.ts";

/** The longest address. Source: RFC 5321, with its erratum 1690. */
const longestEmail = 254;

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(longestEmail)
  .refine((given) => z.email().safeParse(given).success, "no-email");
export const newPassword = z.string().min(passwordLength.least).max(passwordLength.most);
const anyPassword = z.string().min(1).max(passwordLength.most);

export const signIn = z.strictObject({ email, password: anyPassword });
export const passwordChange = z.strictObject({ current: anyPassword, password: newPassword });
/** A path of ours: anything else could lead a person who has just signed in to another site. */
export const issuerSignIn = z.strictObject({
  back: z.string().max(100_000).startsWith("/").refine(isOurPath, "no-path"),
});
export const invitation = z.strictObject({ email });
export const oneAccount = z.strictObject({ accountId: z.string().min(1).max(64) });
/** `withData`: everything of its owner goes for good. */
export const removal = oneAccount.extend({ withData: z.boolean().default(false) });

/** As a browser takes it: `/.//evil.example` and `/\t/evil.example` lead there too. */
function isOurPath(path: string): boolean {
  const url = URL.parse(path, "http://here");
  return url?.origin === "http://here" && !url.pathname.startsWith("//");
}

/** FacetError invalid-input for the first field that does not fit. */
export function bodyOf<Schema extends z.ZodType>(
  { body }: { readonly body?: unknown },
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new FacetError("invalid-input", fieldFacts(parsed.error) as GivenFacts, {
    cause: parsed.error,
    next: ["edit"],
  });
}
