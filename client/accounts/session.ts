// What the page asks below /auth: who is signed in, and all that changes it. Small: the workbench loads it with itself.
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import type { Failure } from "../conversation/failure.ts";

export interface Session {
  readonly method: "password" | "oidc";
  /** The issuer's host; null where people sign in with a password. */
  readonly issuer: string | null;
  readonly account: { readonly name: string; readonly email: string; readonly admin: boolean } | null;
  /** True as long as there is no account at all. */
  readonly nobody: boolean;
  /** Characters of a new password. */
  readonly leastPassword: number;
}

/** Null where nobody signs in here. Rejects where the server is away. */
export async function askSession(): Promise<Session | null> {
  const response = await fetch("/auth/session");
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  if (!response.ok) throw new Error(`status ${response.status}`);
  return isJson ? ((await response.json()) as Session) : null;
}

export type Told<Body> = { readonly body: Body } | { readonly failure: Failure };

/** With a body a POST, else a GET. Never rejects. */
export async function askAuth<Body>(path: string, body?: object): Promise<Told<Body>> {
  try {
    const headers = { "content-type": "application/json" };
    const given = body && { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(`/auth${path}`, given);
    const told = (await response.json()) as Body & { readonly error?: { readonly facet?: FacetErrorData } };
    if (response.ok) return { body: told };
    if (told.error?.facet) return { failure: { kind: "error", error: told.error.facet } };
  } catch {
    // No answer, or one of somebody between: nothing is known to have happened.
  }
  return { failure: { kind: "offline" } };
}

/** Leads to the page's beginning, where the sign-in then stands; else why that could not be. */
export async function signOut(): Promise<Failure | null> {
  const told = await askAuth("/sign-out", {});
  if ("failure" in told) return told.failure;
  location.assign("/");
  return null;
}
