// The OpenID Connect issuer people sign in at: asked how it is reached before anyone is sent there.
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Config } from "../config.ts";
import { discoveryOf } from "./library.ts";
import type { Library } from "./library.ts";

/** Milliseconds the issuer may take to describe itself while a person waits. */
const describedWithin = 5000;

export interface Issuer {
  /** What people call it: its host. */
  readonly name: string;
  /** The library, which knows the issuer. FacetError forbidden: issuer-away where it does not answer. */
  readonly library: () => Promise<Library>;
}

/** `open` is called when the issuer has answered: Facet starts, and signed-in people go on, while it is away. */
export function openIssuer({ FACET_OIDC_ISSUER = "" }: Pick<Config, "FACET_OIDC_ISSUER">, open: () => Library): Issuer {
  const name = new URL(FACET_OIDC_ISSUER).host;
  let opened: Library | null = null;
  return {
    name,
    library: async () => {
      await checkIssuer(FACET_OIDC_ISSUER, name);
      return (opened ??= open());
    },
  };
}

async function checkIssuer(issuer: string, name: string): Promise<void> {
  const away = (cause: unknown) =>
    new FacetError("forbidden", { reason: "issuer-away", issuer: name }, { cause, next: ["retry"] });
  let told: unknown;
  try {
    const answer = await fetch(discoveryOf(issuer), { signal: AbortSignal.timeout(describedWithin) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    told = await answer.json();
  } catch (thrown) {
    throw away(thrown);
  }
  const named = typeof told === "object" && told !== null && "issuer" in told ? String(told.issuer) : "";
  // One that calls itself otherwise could speak for another. Source: OpenID Connect Discovery 1.0, section 4.3.
  if (named.replace(/\/$/, "") !== issuer.replace(/\/$/, "")) throw away(new Error("it calls itself otherwise"));
}
