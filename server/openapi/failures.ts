// What can go wrong at an operation, as responses: the closed set of errors, by status.
import { errorStatus } from "../../pipelines/engine/errors.ts";
import type { ErrorCode } from "../../pipelines/engine/errors.ts";
import { reference } from "./schema.ts";
import type { Schema } from "./schema.ts";

const readsFile: readonly ErrorCode[] = [
  "unsupported-file",
  "file-damaged",
  "password-needed",
  "password-wrong",
  "no-text",
];
const asksModel: readonly ErrorCode[] = ["model-missing", "model-unreachable", "model-overflow"];

/** Beyond what any call may meet, by path. */
const own: Readonly<Record<string, readonly ErrorCode[]>> = {
  "code.check": ["time-limit", "sandbox-limit"],
  "code.unpack": readsFile,
  "data.profile": ["document-not-ready", "time-limit", "sandbox-limit", ...readsFile],
  "data.query": ["document-not-ready", "time-limit", "sandbox-limit", ...readsFile],
  "documents.ingest": readsFile,
  "documents.outline": ["document-not-ready"],
  "documents.page": ["document-not-ready", ...readsFile],
  "documents.retry": readsFile,
  "documents.search": ["document-not-ready", ...asksModel],
  "images.add": readsFile,
  "images.edit": readsFile,
  "memories.context": ["document-not-ready", ...asksModel],
  "memories.search": asksModel,
  "models.add": asksModel,
  "models.fetch": asksModel,
  "models.probe": asksModel,
  "models.select": asksModel,
  "models.try": asksModel,
  "shares.add": ["conflict"],
  "voices.learn": asksModel,
};

interface Asked {
  readonly path: string;
  readonly writes: boolean;
  /** It names something that may not be there. */
  readonly names: boolean;
}

/** The codes a procedure can answer with. */
export function failuresOf({ path, writes, names }: Asked): readonly ErrorCode[] {
  const always: readonly ErrorCode[] = ["invalid-input", "forbidden", "rate-limited", "unexpected"];
  const writing: readonly ErrorCode[] = writes ? ["conflict", "too-large", "storage-full", "time-limit"] : [];
  const naming: readonly ErrorCode[] = names ? ["not-found"] : [];
  return [...new Set([...always, ...writing, ...naming, ...(own[path] ?? [])])];
}

export type FailureResponse = {
  readonly description: string;
  readonly content: { readonly "application/json": { readonly schema: Schema } };
};

export type Envelope = "ProcedureFailure" | "RouteFailure";

/** The responses of these codes, by status. */
export function failureResponses(
  codes: readonly ErrorCode[],
  envelope: Envelope,
): Readonly<Record<string, FailureResponse>> {
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))].toSorted((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const here = codes.filter((code) => errorStatus[code] === status);
      return [String(status), failure(here, envelope)];
    }),
  );
}

function failure(codes: readonly ErrorCode[], envelope: Envelope): FailureResponse {
  const code: Schema = { properties: { code: { type: "string", enum: [...new Set(codes)].toSorted() } } };
  const error: Schema =
    envelope === "RouteFailure"
      ? { properties: { facet: code } }
      : { properties: { data: { properties: { facet: code } } } };
  const allOf = { allOf: [reference(envelope), { properties: { error } }] };
  // The guard at the door refuses before there is a procedure.
  const atTheDoor = envelope === "ProcedureFailure" && codes.includes("forbidden");
  const schema = atTheDoor ? { anyOf: [allOf, reference("RouteFailure")] } : allOf;
  return { description: codes.map((each) => `\`${each}\``).join(", "), content: { "application/json": { schema } } };
}

/** Of any operation: Node's own answer, before there is a request. */
export const tooLong: Readonly<Record<"431", Schema>> = {
  "431": { description: "Address and headers are longer than 192 kB. There is no body." },
};

/** Of what a client may keep. */
export const notModified: Schema = { description: "It is still what the `If-None-Match` of the request names." };

/** FacetError with the reasons a program can switch on, and the two envelopes it comes in. */
export function failureSchemas(facetError: Schema, reasons: Schema): Readonly<Record<string, Schema>> {
  const properties = facetError["properties"] as Readonly<Record<string, Schema>>;
  const reason = { anyOf: [reasons, { type: "string" }], description: "Why: one of these, or the words of a check." };
  const field = { type: "string", description: "Of `invalid-input`: the field that cannot be used." };
  const facts = { ...properties["facts"], properties: { reason, field } };
  const message = { type: "string", description: "One English sentence, made of the code and its facts." };
  const inProcedure = {
    code: { type: "string", description: "tRPC's own name of the error." },
    httpStatus: { type: "integer" },
    path: { type: "string" },
    facet: reference("FacetError"),
  };
  return {
    FacetError: { ...facetError, properties: { ...properties, facts } },
    ProcedureFailure: closed({
      error: closed({
        message,
        code: { type: "integer", description: "Of JSON-RPC 2.0." },
        data: closed(inProcedure, ["code", "httpStatus", "facet"]),
      }),
    }),
    RouteFailure: closed({ error: closed({ message, facet: reference("FacetError") }) }),
  };
}

/** An object with these properties and no other. */
export function closed(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = Object.keys(properties),
): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}
