// What the library answered, as Facet answers: its cookies and its way on are passed, its refusals become errors of the closed set.
import type { Response as HttpResponse } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Sets the answer's cookies; a cookie of a refused request is passed too, as it ends what is no good. */
export function passCookies(answer: Response, response: HttpResponse): void {
  for (const cookie of answer.headers.getSetCookie()) response.append("Set-Cookie", cookie);
}

/** The answer's body. FacetError forbidden, invalid-input or rate-limited; anything else it throws is unexpected. */
export async function bodyOfAnswer(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body;
  throw refusalOf(answer, body);
}

function refusalOf(answer: Response, body: unknown): Error {
  if (answer.status === 429)
    return new FacetError(
      "rate-limited",
      { seconds: Number(answer.headers.get("x-retry-after") ?? 60) },
      { next: ["wait"] },
    );
  const code = typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
  if (code === "INVALID_EMAIL_OR_PASSWORD")
    return new FacetError("forbidden", { reason: "wrong-sign-in" }, { next: ["edit"] });
  if (code === "INVALID_PASSWORD" || code === "CREDENTIAL_ACCOUNT_NOT_FOUND")
    return new FacetError("forbidden", { reason: "wrong-password" }, { next: ["edit"] });
  if (code === "INVALID_EMAIL")
    return new FacetError("invalid-input", { field: "email", reason: "no-email" }, { next: ["edit"] });
  if (answer.status === 401) return new FacetError("forbidden", { reason: "sign-in" });
  return new Error(`the accounts library answered ${answer.status} ${code}`);
}
