// What Express and its body parsers refuse by themselves, as errors of the closed set.
import { FacetError } from "../../pipelines/engine/errors.ts";

/** Its status among 400 to 499; null for anything that is no refusal of theirs. */
export function refusedStatus(thrown: unknown): number | null {
  const status = thrown instanceof Error && "status" in thrown ? Number(thrown.status) : 0;
  return status >= 400 && status < 500 ? status : null;
}

/** A body that is too large or no JSON, a range a file does not have, an address that cannot be decoded; null as above. */
export function refusedRequest(thrown: unknown): FacetError | null {
  const status = refusedStatus(thrown);
  if (status === null) return null;
  if (status === 413) return new FacetError("too-large", { what: "request" }, { cause: thrown, next: ["edit"] });
  // Only parsers of bodies name a type.
  const ofBody = thrown instanceof Error && "type" in thrown;
  const [field, expected] =
    status === 416 ? ["Range", "bytes of the file"] : ofBody ? ["body", "JSON"] : ["address", "UTF-8"];
  return new FacetError("invalid-input", { field, reason: "wrong-type", expected }, { cause: thrown, next: ["edit"] });
}
