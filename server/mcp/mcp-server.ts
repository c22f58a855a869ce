// The MCP server one caller sees: a tool for each persona it may ask, the tools over its rows, and its resources.
import { McpServer } from "@modelcontextprotocol/server";
import type { Persona } from "../../pipelines/engine/define-persona.ts";
import { personas } from "../../pipelines/personas.gen.ts";
import type { Caller } from "../keys/access-key.ts";
import { appRouter } from "../routers/app.ts";
import { createCallerFactory } from "../trpc.ts";
import { askTool } from "./ask-tools.ts";
import { conversationTools } from "./conversation-tools.ts";
import { documentTools } from "./document-tools.ts";
import { memoryTools } from "./memory-tools.ts";
import { registerResources } from "./resources.ts";
import { registerTool } from "./tool.ts";
import type { Place, Tool, ToolCall } from "./tool.ts";

const all: readonly Persona[] = personas;
const askTools = all
  .toSorted((a, b) => a.order - b.order)
  .map((persona): readonly [string, Tool] => [persona.id, askTool(persona)]);
const otherTools: readonly Tool[] = [...documentTools, ...memoryTools, ...conversationTools];
const callerOf = createCallerFactory(appRouter);

const instructions = [
  "Facet is a person's own AI workbench: personas that answer, over the person's documents, conversations and memory.",
  "Ask with the ask_ tools; a conversation goes on from call to call, and from persona to persona.",
  "Every answer names its conversationId: pass it to go on with that conversation, also in another session.",
].join(" ");

/** Of a key that only reads: the tools that read. Of a key for some personas: those alone. */
export function toolsOf({ key }: Caller): readonly Tool[] {
  const asks = askTools.flatMap(([id, tool]) => (!key?.personas || key.personas.includes(id) ? [tool] : []));
  const tools = [...asks, ...otherTools];
  return key?.access === "read" ? tools.filter(({ access }) => access === "read") : tools;
}

export function createMcpServer(
  { services, isServing }: Pick<ToolCall, "services" | "isServing">,
  caller: Caller,
  place: Place,
): McpServer {
  const server = new McpServer(
    { name: "facet", title: "Facet", version: services.version },
    { instructions, capabilities: { tools: { listChanged: false }, resources: { listChanged: false } } },
  );
  // Without the key: the request it came with is counted at the door, and a tool it may not use is not here.
  const api = callerOf({ services, owner: caller.owner, key: null });
  const parts = { services, isServing, caller, api, place };
  for (const tool of toolsOf(caller)) registerTool(server, tool, parts);
  registerResources(server, parts);
  return server;
}
