// What a tool of the MCP server is, and how one is called: its input checked by its own schema, every error told as a sentence.
import { fromJsonSchema } from "@modelcontextprotocol/server";
import type {
  CallToolResult,
  JsonSchemaValidatorResult,
  McpServer,
  ServerContext,
  ToolAnnotations,
  jsonSchemaValidator,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { isAbort } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import type { Caller, KeyAccess } from "../keys/access-key.ts";
import type { appRouter } from "../routers/app.ts";
import type { Services } from "../trpc.ts";
import { errorDataOf, errorResult } from "./error-result.ts";
import { progressOf } from "./progress.ts";
import type { Progress } from "./progress.ts";

/** Where a client stands: what it asks goes on there. Lives as long as its session. */
export interface Place {
  conversationId?: string;
  /** Tools at work in it. */
  running: number;
}

export interface ToolCall {
  readonly services: Services;
  readonly caller: Caller;
  /** Procedures, called as the caller. */
  readonly api: ReturnType<typeof appRouter.createCaller>;
  readonly place: Place;
  /** Aborted when the call is taken back, and when Facet ends. */
  readonly signal: AbortSignal;
  /** False when Facet ends: what was begun is then not taken back, and goes on after the next start. */
  readonly isServing: () => boolean;
  readonly progress: Progress;
}

export interface Told {
  /** What a model reads. */
  readonly text: string;
  /** What a program reads: fits the output's schema. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The work itself failed; its value tells how far it came. */
  readonly failed?: boolean;
}

type JsonSchema = Parameters<typeof fromJsonSchema>[0];

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly access: KeyAccess;
  readonly annotations: ToolAnnotations;
  readonly input: JsonSchema;
  readonly output: JsonSchema;
  /** Throws FacetError, or the ZodError of a wrong input. */
  readonly run: (input: unknown, call: ToolCall) => Promise<Told>;
}

interface Definition<I extends z.ZodType, O extends z.ZodType> extends Pick<Tool, "name" | "title" | "description"> {
  /** `removes` is a write that cannot be taken back; `again` says that a second call with the same input changes nothing more. */
  readonly does: "reads" | "writes" | "removes";
  readonly again?: boolean;
  readonly input: I;
  readonly output: O;
  readonly run: (input: z.output<I>, call: ToolCall) => Promise<{ readonly text: string; readonly value: z.output<O> }>;
}

/** A tool whose schemas are written beside it. */
export function defineTool<I extends z.ZodType, O extends z.ZodType>(definition: Definition<I, O>): Tool {
  const { name, title, description, does, again = does !== "writes", input, output, run } = definition;
  return {
    name,
    title,
    description,
    access: does === "reads" ? "read" : "write",
    annotations: {
      readOnlyHint: does === "reads",
      destructiveHint: does === "removes",
      idempotentHint: again,
      openWorldHint: false,
    },
    input: jsonSchemaOf(input, "input"),
    output: jsonSchemaOf(output, "output"),
    run: async (given, call) => (await run(input.parse(given), call)) as Told,
  };
}

export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  // Of zod's own symbols and getters only the JSON is left.
  return JSON.parse(JSON.stringify(rest)) as JsonSchema;
}

/** The tools check their input themselves, so that a wrong one is told in Facet's words. */
const unchecked: jsonSchemaValidator = {
  getValidator<T>() {
    return (input: unknown): JsonSchemaValidatorResult<T> => ({
      valid: true,
      data: input as T,
      errorMessage: undefined,
    });
  },
};

export type CallParts = Pick<ToolCall, "services" | "isServing" | "caller" | "api" | "place">;

export function registerTool(server: McpServer, tool: Tool, parts: CallParts): void {
  const { name, title, description, annotations } = tool;
  const inputSchema = fromJsonSchema(tool.input, unchecked);
  const outputSchema = fromJsonSchema(tool.output, unchecked);
  server.registerTool(name, { title, description, annotations, inputSchema, outputSchema }, (input, context) =>
    callTool(tool, input, { ...parts, context }),
  );
}

async function callTool(
  tool: Tool,
  input: unknown,
  { context, ...parts }: CallParts & { readonly context: ServerContext },
): Promise<CallToolResult> {
  const { signal } = context.mcpReq;
  parts.place.running += 1;
  try {
    const { text, value, failed = false } = await tool.run(input, { ...parts, signal, progress: progressOf(context) });
    return { content: [{ type: "text", text }], structuredContent: value, ...(failed && { isError: true }) };
  } catch (thrown) {
    const data = errorDataOf(thrown);
    // Nobody waits for the answer of a call that was taken back.
    if (data.code === "unexpected" && !signal.aborted && !isAbort(thrown))
      parts.services.log.error({ err: errorForLog(thrown), tool: tool.name }, "a tool failed");
    return errorResult(data);
  } finally {
    parts.place.running -= 1;
  }
}
