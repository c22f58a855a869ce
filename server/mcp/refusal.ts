// What a request is answered with that no tool was asked by: an HTTP status, and a JSON-RPC error that names no request.
import { FacetError, errorStatus } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import { errorDataOf, errorText } from "./error-result.ts";

export interface Refusal {
  readonly status: number;
  /** Of JSON-RPC. */
  readonly code: number;
  readonly message: string;
  readonly data?: FacetErrorData;
}

/** JSON-RPC: what could not be read, what names a session that is not there, and every other refusal. */
const codes = { unreadable: -32_700, noSession: -32_001, refused: -32_000 };

export const noJson: Refusal = { status: 400, code: codes.unreadable, message: "The request holds no JSON." };
/** A client that is told so opens another session. */
export const noSession: Refusal = { status: 404, code: codes.noSession, message: "Session not found" };

export function refusalOf(thrown: unknown): Refusal {
  // Of Express, which has read the body: a status, and a text that would tell of its insides.
  const status = thrown instanceof Error && "status" in thrown ? Number(thrown.status) : 0;
  if (status >= 400 && status < 500 && status !== 413) return { ...noJson, status };
  const told = status === 413 ? new FacetError("too-large", { what: "request" }, { next: ["edit"] }) : thrown;
  const data = errorDataOf(told);
  return { status: errorStatus[data.code], code: codes.refused, message: errorText(data), data };
}

export const refusalBody = ({ code, message, data }: Refusal): object => ({
  jsonrpc: "2.0",
  id: null,
  error: { code, message, ...(data && { data }) },
});
