// Holds an answer against the document: its status, its media type, its schema. A failure of the server is always a finding.
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { MadeRequest } from "./any-request.ts";
import { documentedAnswer, escaped } from "./described-operations.ts";
import type { Document, Operation } from "./described-operations.ts";
import type { Received, Sent } from "./send-request.ts";

export interface Finding {
  readonly operation: string;
  readonly what: "server-error" | "status" | "media-type" | "schema" | "taken" | "no-answer";
  readonly detail: string;
  readonly request: string;
}

export interface Judge {
  /** What of the answer is not as the document says. */
  readonly of: (operation: Operation, made: MadeRequest, sent: Sent, received: Received) => readonly Finding[];
}

const base = "https://facet.example/openapi.json";

export function judge(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(document, base);
  const failsAt = (pointer: string, value: unknown): string | null => {
    const check = ajv.getSchema(`${base}#/${pointer}`);
    if (!check) throw new Error(`no schema at ${pointer}`);
    return check(value) ? null : ajv.errorsText(check.errors);
  };

  /** A request of several calls is answered call by call. */
  function itemsOf({ path }: Sent, mediaType: string, text: string): readonly unknown[] {
    if (mediaType === "text/event-stream") return eventsIn(text);
    if (mediaType === "application/jsonl")
      return text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map(parsed);
    const whole = parsed(text);
    return path.includes("batch=1") && Array.isArray(whole) ? whole : [whole];
  }

  return {
    of: (operation, made, sent, received) => {
      const { status, mediaType, text } = received;
      const finding = (what: Finding["what"], detail: string): Finding => ({
        operation: operation.operationId,
        what,
        detail: detail.slice(0, 600),
        request: shortOf(sent),
      });
      if (status >= 500) return [finding("server-error", `${status} ${text}`)];
      // Another address: the page may be there.
      if (/^\/|^%00/.test(made.tail ?? "")) return [];
      // Not the operation: no success, and an error of the closed set.
      if (!operation.methods.includes(sent.method.toLowerCase())) return refusal(finding, received);
      const documented = documentedAnswer(document, operation, status);
      if (!documented) return [finding("status", `${status} ${mediaType} ${text}`)];
      const { mediaTypes, pointer } = documented;
      if (mediaTypes.length === 0) return text === "" ? [] : [finding("media-type", `a body: ${mediaType}`)];
      const named = mediaTypes.find((each) => new RegExp(`^${each.replaceAll("*", ".*")}$`).test(mediaType));
      if (named === undefined) return [finding("media-type", `${status} ${mediaType} ${text}`)];
      const schemaAt = `${pointer}/content/${escaped(named)}/schema`;
      if (ajv.getSchema(`${base}#/${schemaAt}`) === undefined) return [];
      const wrong = itemsOf(sent, mediaType, text).map((each) => ({ each, fault: failsAt(schemaAt, each) }));
      const faults = wrong.flatMap(({ each, fault }) =>
        fault === null ? [] : [finding("schema", `${status} ${fault}: ${JSON.stringify(each)}`)],
      );
      return [...faults, ...takenWrongly(operation, made, sent, received).map((detail) => finding("taken", detail))];
    },
  };

  /** A success though the request does not fit its own schema. */
  function takenWrongly(
    operation: Operation,
    { raw, body }: MadeRequest,
    sent: Sent,
    { status, mediaType }: Received,
  ): readonly string[] {
    const schema = operation.requestBody?.content["application/json"]?.schema;
    // A stream tells its failures inside.
    if (
      status >= 300 ||
      mediaType !== "application/json" ||
      raw !== undefined ||
      body === undefined ||
      !schema ||
      !sent.body
    )
      return [];
    const at = ["paths", operation.address, operation.method, "requestBody", "content", "application/json", "schema"];
    const fault = failsAt(at.map(escaped).join("/"), parsed(sent.body.toString("utf8")));
    return fault === null ? [] : [fault];
  }
}

type Find = (what: Finding["what"], detail: string) => Finding;

function refusal(finding: Find, { status, mediaType, text }: Received): readonly Finding[] {
  // A stream tells its failures inside.
  if (mediaType === "text/event-stream" && text.includes("event: serialized-error")) return [];
  if (mediaType === "application/jsonl" && text.includes('"error":{')) return [];
  if (status < 400) return [finding("status", `${status} ${mediaType} for what is not there`)];
  const { error } = (parsed(text) ?? {}) as { readonly error?: unknown };
  return error === undefined && text !== "" ? [finding("media-type", `${status} ${mediaType} ${text}`)] : [];
}

/** Unnamed events hold what the document describes. */
function eventsIn(text: string): readonly unknown[] {
  return text
    .split(/\n\n+/)
    .filter((each) => /^data: ./m.test(each) && !/^event: /m.test(each))
    .map((each) => /^data: (.*)$/m.exec(each)?.[1] ?? "")
    .filter((data) => data !== "[DONE]")
    .map(parsed);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function shortOf({ method, path, headers, body }: Sent): string {
  const short = (each: string) => (each.length > 500 ? `${each.slice(0, 500)}… (${each.length})` : each);
  return `${method} ${short(path)} ${short(JSON.stringify(headers))} ${short(body?.toString("utf8") ?? "")}`;
}
