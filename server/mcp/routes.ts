// The MCP server over streamable HTTP, at /mcp: without a session for clients of 2026, with one for those that open it.
import express from "express";
import type { NextFunction, Request as HttpRequest, Response as HttpResponse, Router } from "express";
import { FacetError } from "../../pipelines/engine/errors.ts";
import { errorForLog } from "../error-for-log.ts";
import { isDeeper } from "../http/is-deeper.ts";
import { refuseManyValues } from "../http/many-values.ts";
import type { Caller } from "../keys/access-key.ts";
import { admit } from "../keys/check-key.ts";
import { retryAfter } from "../keys/retry-after.ts";
import { once } from "../once.ts";
import type { Services } from "../trpc.ts";
import type { Door } from "./door.ts";
import { noJson, refusalBody, refusalOf } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

/** Bytes of one request: a conversation to be imported, or a file as base64. */
const bodyLimit = 64_000_000;
/** Messages in one request, as older clients may send them. */
const batchLimit = 64;
/** Levels of a message: tools take flat values, and a question's tables are few levels deep. */
const deepest = 200;

interface McpRoutes {
  readonly routes: Router;
  /** Ends the sessions; called when the HTTP server is closed. */
  readonly close: () => Promise<void>;
}

/** `isServing` is false from the moment the HTTP server begins to close. */
export function mcpRoutes(services: Services, isServing: () => boolean): McpRoutes {
  // The SDK is loaded with the first request: it costs a quarter of a second, and the page comes first.
  const door = once(async (): Promise<Door> => (await import("./door.ts")).openDoor(services, isServing));
  const told = (thrown: unknown): Refusal => {
    const refusal = refusalOf(thrown);
    if (refusal.data?.code === "unexpected") services.log.error({ err: errorForLog(thrown) }, "mcp failed");
    return refusal;
  };
  const callers = new WeakMap<HttpRequest, Caller>();
  // Before the body is read: nobody sends megabytes who may not.
  const letIn = async (request: HttpRequest, _response: HttpResponse, next: NextFunction) => {
    callers.set(request, await admit(request, services, "read"));
    next();
  };
  const serve = async (request: HttpRequest, response: HttpResponse) => {
    const caller = callers.get(request);
    if (!caller) throw new Error("a request that was not let in");
    const body: unknown = request.body;
    if (request.method === "POST" && request.is("application/json") && body === undefined)
      return void response.status(noJson.status).json(refusalBody(noJson));
    // What checks the messages calls itself for each level.
    if (isDeeper(body, deepest))
      throw new FacetError("invalid-input", { field: "body", reason: "too-deep", limit: deepest });
    await countBatch(services, caller, body);
    const { handle } = await door.get();
    await handle({ caller, body, told }, request, response);
  };
  const routes = express.Router({ caseSensitive: true });
  routes.all("/mcp", letIn, express.json({ limit: bodyLimit, strict: false, verify: refuseManyValues }), serve);
  routes.use("/mcp", (thrown: unknown, _request: HttpRequest, response: HttpResponse, next: NextFunction) => {
    if (response.headersSent) return next(thrown);
    const refusal = told(thrown);
    const headers = retryAfter(refusal.data ? [refusal.data] : []);
    response.status(refusal.status).set(headers).json(refusalBody(refusal));
  });
  return { routes, close: async () => (await door.made())?.close() };
}

/** The request itself is counted at the door. */
async function countBatch({ keys }: Services, { key }: Caller, body: unknown): Promise<void> {
  if (!Array.isArray(body)) return;
  if (body.length > batchLimit) throw new FacetError("too-large", { what: "request" }, { next: ["edit"] });
  if (key && body.length > 1) await keys.countRequests(key, body.length - 1);
}
