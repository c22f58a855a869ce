// Sends a made request as it stands, where fetch would correct or refuse it, and reads what comes: of a stream, its beginning.
import { request as open } from "node:http";
import type { Agent } from "node:http";
import type { MadeRequest } from "./any-request.ts";
import type { LearnedIds } from "./learned-ids.ts";
import type { Operation } from "./described-operations.ts";

/** Milliseconds: of a stream that goes on, and of an answer that does not come. */
const streamMs = 150;
const silenceMs = 20_000;

/** Characters of address and headers a server has to read before it may hang up. */
const longestHead = 150_000;

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export interface Received {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
  readonly ms: number;
}

/** The request as bytes, with ids that are known by now. */
export function written(operation: Operation, made: MadeRequest, { resolve }: LearnedIds): Sent {
  const [parameters, bodyValue] = resolve([made.parameters, made.body], made.from) as [
    Record<string, unknown>,
    unknown,
  ];
  const query = new URLSearchParams();
  const headers: Record<string, string> = { accept: acceptedOf(operation), ...made.headers };
  let path = operation.address;
  for (const { name, in: place, content } of operation.parameters) {
    const value = parameters[name];
    if (place === "path") path = path.replace(`{${name}}`, encoded(value));
    if (value === undefined) continue;
    if (place === "query") query.append(name, content ? JSON.stringify(value) : asText(value));
    if (place === "header") headers[name] = asText(value).replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?");
  }
  const search = query.size > 0 ? `?${query.toString()}` : "";
  const body = made.raw ?? (bodyValue === undefined ? null : Buffer.from(JSON.stringify(bodyValue)));
  if (body !== null && typeof made.contentType === "string") headers["content-type"] = made.contentType;
  if (body !== null) headers["content-length"] = String(body.length);
  return { method: made.method.toUpperCase(), path: path + (made.tail ?? search), headers, body };
}

export function send(base: string, { method, path, headers, body }: Sent, agent: Agent): Promise<Received> {
  const { hostname, port } = new URL(base);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = open({ hostname, port, path, method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      const end = () => {
        const status = response.statusCode ?? 0;
        const mediaType = (response.headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
        const whole = Buffer.concat(parts);
        resolve({ status, mediaType, text: whole.toString("utf8"), ms: performance.now() - began });
        if (!response.complete) request.destroy();
      };
      response.on("data", (part: Buffer) => parts.push(part));
      response.once("end", end);
      response.once("error", reject);
      if (response.headers["content-type"]?.startsWith("text/event-stream")) setTimeout(end, streamMs);
    });
    request.setTimeout(silenceMs, () => request.destroy(new Error(`nothing came for ${silenceMs} ms`)));
    request.once("error", (thrown: NodeJS.ErrnoException) => {
      // The server says 431 and hangs up, while the rest of the head is still on its way.
      if (thrown.code !== "ECONNRESET" || path.length + JSON.stringify(headers).length < longestHead)
        return reject(thrown);
      resolve({ status: 431, mediaType: "", text: "", ms: performance.now() - began });
    });
    request.end(body);
  });
}

/** As a client asks that reads the description: every form a success can have. */
const acceptedOf = ({ responses }: Operation): string =>
  Object.entries(responses)
    .flatMap(([status, { content }]) => (status.startsWith("2") ? Object.keys(content ?? {}) : []))
    .join(", ") || "*/*";

/** As a path's part, which is never empty; a lone surrogate has no UTF-8. */
const encoded = (value: unknown): string => encodeURIComponent(asText(value).toWellFormed() || "-");
const asText = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
