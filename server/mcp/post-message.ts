// One JSON-RPC message to Facet's /mcp and the messages that come back: as JSON, or as a stream of events.
import { linesOf } from "./lines.ts";

/** What a JSON-RPC message holds, as far as it is looked at here. */
export interface Message {
  readonly jsonrpc?: "2.0";
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: unknown;
}

interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly sessionId: string | null;
  readonly messages: AsyncIterable<Message>;
}

/** Rejects where nobody answers. What is no JSON-RPC comes as an error without an id. */
export async function postMessage(message: unknown, { url, headers, signal }: Post): Promise<Reply> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
      ...headersOf(message as Message),
    },
    body: JSON.stringify(message),
    signal,
  });
  return {
    status: response.status,
    sessionId: response.headers.get("mcp-session-id"),
    messages: messagesOf(response),
  };
}

/** What a message is named by in a header of the protocol of 2026. */
const nameIn: Readonly<Record<string, string>> = {
  "tools/call": "name",
  "prompts/get": "name",
  "resources/read": "uri",
};

/** Where a message of the protocol of 2026 names its version. Not from the SDK, which takes long to load. */
const versionIn = "io.modelcontextprotocol/protocolVersion";

/** The protocol of 2026 names a request in its headers too; older messages have none. */
function headersOf({ method, params }: Message): Record<string, string> {
  const version = (params?.["_meta"] as Record<string, unknown> | undefined)?.[versionIn];
  if (typeof version !== "string" || method === undefined) return {};
  const name = params?.[nameIn[method] ?? ""];
  return {
    "mcp-protocol-version": version,
    "mcp-method": method,
    ...(typeof name === "string" && { "mcp-name": inHeader(name) }),
  };
}

/** As the protocol writes what a header cannot hold. */
function inHeader(name: string): string {
  const plain = /^[\x21-\x7e]([\t\x20-\x7e]*[\x21-\x7e])?$/.test(name) && !/^=\?base64\?.*\?=$/.test(name);
  return plain ? name : `=?base64?${Buffer.from(name).toString("base64")}?=`;
}

async function* messagesOf(response: Response): AsyncGenerator<Message> {
  if (response.body === null) return;
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    yield* eventsOf(response.body);
    return;
  }
  const text = await response.text();
  if (text === "") return;
  const body = parsed(text);
  for (const each of Array.isArray(body) ? body : [body]) yield isMessage(each) ? each : refusalOf(each, response);
}

/** Comments are signs of life; an event without data only says where to go on. */
async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  let data: string[] = [];
  for await (const line of linesOf(body)) {
    if (line.startsWith("data:")) data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    if (line !== "") continue;
    const event = data.length > 0 ? parsed(data.join("\n")) : null;
    data = [];
    if (isMessage(event)) yield event;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isMessage = (value: unknown): value is Message =>
  typeof value === "object" && value !== null && "jsonrpc" in value;

function refusalOf(body: unknown, { status }: Response): Message {
  const told = (body as { error?: { message?: unknown } } | null)?.error?.message;
  const message = typeof told === "string" ? told : `Facet answered with status ${status}.`;
  return { id: null, error: { code: refused, message } };
}

/** JSON-RPC's code for what the server refuses. */
export const refused = -32_000;
