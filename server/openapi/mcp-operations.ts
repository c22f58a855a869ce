// The door for MCP clients as operations: streamable HTTP; what its messages mean is the protocol's to say.
import { closed, tooLong } from "./failures.ts";
import { reference } from "./schema.ts";
import type { Schema } from "./schema.ts";
import type { Operations } from "./shared-responses.ts";

const id: Schema = { type: ["string", "number", "null"] };
const version: Schema = { const: "2.0" };
const error = closed({ code: { type: "integer" }, message: { type: "string" }, data: {} }, ["code", "message"]);

export function mcpSchemas(): Readonly<Record<string, Schema>> {
  const sent = closed({ jsonrpc: version, id, method: { type: "string" }, params: { type: "object" } }, [
    "jsonrpc",
    "method",
  ]);
  const answer = closed({ jsonrpc: version, id, result: { type: "object" }, error }, ["jsonrpc"]);
  return {
    McpMessage: { ...sent, description: "A request (with an id) or a notification of JSON-RPC 2.0." },
    McpAnswer: { ...answer, description: "A result or an error of JSON-RPC 2.0." },
    McpEvent: { anyOf: [reference("McpAnswer"), reference("McpMessage")] },
  };
}

const json = (description: string, schema: Schema): Schema => ({
  description,
  content: { "application/json": { schema } },
});
const session = (required: boolean): Schema => ({
  name: "mcp-session-id",
  in: "header",
  required,
  description: "The session a client has opened.",
  schema: { type: "string" },
});
const answers = { anyOf: [reference("McpAnswer"), { type: "array", items: reference("McpAnswer") }] };
const failures = (...statuses: readonly number[]): Schema => ({
  ...tooLong,
  ...Object.fromEntries(
    statuses.map((status) => {
      // The guard at the door answers before there is a protocol.
      const schema = status === 403 ? { anyOf: [answers, reference("RouteFailure")] } : answers;
      return [String(status), json(`An error of JSON-RPC, status ${status}.`, schema)];
    }),
  ),
});
const stream = { "text/event-stream": { schema: reference("McpEvent") } };

/** /mcp, whose first message is `initialize`. */
export function mcpOperations(): Operations {
  const common = { tags: ["mcp"] };
  return {
    "/mcp": {
      post: {
        ...common,
        operationId: "mcp_post",
        summary: "One message of the Model Context Protocol",
        parameters: [session(false)],
        requestBody: {
          required: true,
          content: { "application/json": { schema: reference("McpMessage"), examples } },
        },
        responses: {
          "200": {
            description: "The answer, at once or after what it tells on its way.",
            content: { "application/json": { schema: answers }, ...stream },
          },
          "202": { description: "A notification that was taken." },
          ...failures(400, 401, 403, 404, 406, 409, 413, 415, 422, 429, 500),
        },
      },
      get: {
        ...common,
        operationId: "mcp_get",
        summary: "What a session tells by itself",
        parameters: [session(true)],
        responses: {
          "200": { description: "Messages as events.", content: stream },
          ...failures(400, 401, 403, 404, 405, 406, 409, 429, 500),
        },
      },
      delete: {
        ...common,
        operationId: "mcp_delete",
        summary: "Ends a session",
        parameters: [session(true)],
        responses: {
          "200": { description: "It is over." },
          "204": { description: "It is over." },
          ...failures(400, 401, 403, 404, 405, 429, 500),
        },
      },
    },
  };
}

const examples: Schema = {
  initialize: {
    summary: "Opens a session",
    value: {
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "example", version: "1" } },
    },
  },
  tools: { summary: "What it can do", value: { jsonrpc: "2.0", id: 2, method: "tools/list", params: {} } },
};
