// What a request is answered with that no tool was asked by: an HTTP status, and a JSON-RPC error that names no request.
import { errorStatus } from "../../pipelines/engine/errors.ts";
import type { FacetErrorData } from "../../pipelines/engine/errors.ts";
import { refusedRequest, refusedStatus } from "../http/refused-request.ts";
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
  const refused = refusedRequest(thrown);
  // A text of Express would tell of its insides.
  if (refused?.data.code === "invalid-input") return { ...noJson, status: refusedStatus(thrown) ?? noJson.status };
  const data = errorDataOf(refused ?? thrown);
  return { status: errorStatus[data.code], code: codes.refused, message: errorText(data), data };
}

export const refusalBody = ({ code, message, data }: Refusal): object => ({
  jsonrpc: "2.0",
  id: null,
  error: { code, message, ...(data && { data }) },
});
