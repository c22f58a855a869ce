// The official MCP client against a test server: over HTTP in either era of the protocol, closed at the end of the test.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { CallToolResult } from "@modelcontextprotocol/client";
import { onTestFinished } from "vitest";
import type { Services } from "../../server/trpc.ts";
import { listening } from "./listening.ts";

export type Era = "with a session" | "without a session";
export const eras: readonly Era[] = ["with a session", "without a session"];

/** A client whose protocol is the one of 2026 where it needs no session. */
export const mcpClient = (era: Era = "with a session"): Client =>
  new Client(
    { name: "test", version: "1" },
    { versionNegotiation: { mode: era === "with a session" ? "legacy" : { pin: "2026-07-28" } } },
  );

interface Door {
  readonly url: string;
  /** As when Facet ends. */
  readonly close: () => Promise<void>;
  /** A client of its own, with these headers. */
  readonly connect: (era?: Era, headers?: Readonly<Record<string, string>>) => Promise<Client>;
}

export async function openMcp(services: Services): Promise<Door> {
  const http = await listening(services);
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= Promise.resolve(http[Symbol.asyncDispose]()));
  onTestFinished(close);
  return {
    url: http.url,
    close,
    connect: async (era, headers = {}) => {
      const client = mcpClient(era);
      await client.connect(new StreamableHTTPClientTransport(new URL(`${http.url}/mcp`), { requestInit: { headers } }));
      onTestFinished(() => client.close());
      return client;
    },
  };
}

/** What the tools give, as far as tests read it one by one. */
interface Value {
  readonly conversationId: string;
  readonly messageId: string;
  readonly answerId: string;
  readonly status: string;
  readonly citations: readonly object[];
  readonly document: { readonly documentId: string };
  readonly passages: readonly object[];
  readonly removed: object;
  readonly memory: { readonly memoryId: string };
  readonly forgotten: object;
  readonly conversation: { readonly conversationId: string };
  readonly messages: readonly { readonly messageId: string }[];
}

interface Called extends CallToolResult {
  /** What a model reads. */
  readonly text: string;
  /** What a program reads. */
  readonly value: Value;
  readonly error: { readonly code: string; readonly facts: object } | undefined;
}

export async function call(
  client: Client,
  name: string,
  input: Readonly<Record<string, unknown>> = {},
  options: Parameters<Client["callTool"]>[1] = {},
): Promise<Called> {
  const result = await client.callTool({ name, arguments: { ...input } }, options);
  const text = result.content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
  const error = result._meta?.["facet/error"] as Called["error"];
  return { ...result, text, value: (result.structuredContent ?? {}) as unknown as Value, error };
}
