// MCP as an older client speaks it, message by message over plain HTTP.

export interface RawMessage {
  readonly jsonrpc?: string;
  readonly id?: number | null;
  readonly method?: string;
  readonly params?: { readonly progressToken?: string };
  readonly result?: {
    readonly tools?: readonly object[];
    readonly serverInfo?: { readonly name: string };
    readonly structuredContent?: { readonly conversationId: string };
  };
  readonly error?: { readonly code: number; readonly message: string };
}

const accept = "application/json, text/event-stream";
export const older = { "content-type": "application/json", accept };
export const initialize = (protocolVersion = "2025-06-18") => ({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion, capabilities: {}, clientInfo: { name: "raw", version: "1" } },
});

export function post(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${url}/mcp`, { method: "POST", headers: { ...older, ...headers }, body: text });
}

/** The messages of an answer, as JSON or as a stream of events. */
export async function messagesOf(response: Response): Promise<RawMessage[]> {
  const text = await response.text();
  if (response.headers.get("content-type")?.startsWith("application/json")) return [JSON.parse(text) as RawMessage];
  return text
    .split("\n")
    .flatMap((line) => (line.startsWith("data: {") ? [JSON.parse(line.slice(6)) as RawMessage] : []));
}

/** The headers of a session of its own. */
export async function opened(url: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await post(url, initialize(), headers);
  await response.text();
  return {
    "mcp-session-id": response.headers.get("mcp-session-id") ?? "",
    "mcp-protocol-version": "2025-06-18",
    ...headers,
  };
}
