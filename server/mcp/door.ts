// What answers MCP's requests once they are let in and read: by the protocol of 2026, in a session, or by the older one without.
import { toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, isLegacyRequest, legacyStatelessFallback } from "@modelcontextprotocol/server";
import type { McpServerFactory } from "@modelcontextprotocol/server";
import type { Request as HttpRequest, Response as HttpResponse } from "express";
import { errorForLog } from "../error-for-log.ts";
import type { Caller } from "../keys/access-key.ts";
import type { Services } from "../trpc.ts";
import { connectionHeader } from "./connection-header.ts";
import { createMcpServer } from "./mcp-server.ts";
import { noSession, refusalBody } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { keepAliveMs, openSessions } from "./sessions.ts";

interface Asked {
  readonly caller: Caller;
  /** As JSON was read; undefined where there is none. */
  readonly body: unknown;
  readonly told: (thrown: unknown) => Refusal;
}

export interface Door {
  readonly handle: (asked: Asked, request: HttpRequest, response: HttpResponse) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function openDoor(services: Services, isServing: () => boolean): Door {
  const parts = { services, isServing };
  const sessions = openSessions((caller, place) => createMcpServer(parts, caller, place));
  const onerror = (thrown: Error) => services.log.debug({ err: errorForLog(thrown) }, "mcp");
  const factory: McpServerFactory = ({ authInfo, requestInfo }) => {
    const caller = authInfo?.extra?.["caller"] as Caller;
    return createMcpServer(parts, caller, sessions.placeOf(caller, requestInfo?.headers.get(connectionHeader) ?? null));
  };
  const options = { legacy: "reject", keepAliveMs, onerror } as const;
  const quick = createMcpHandler(factory, options);
  // An answer may take minutes, and a response that is silent so long is given up by clients and proxies.
  const slow = createMcpHandler(factory, { ...options, responseMode: "sse" });
  const withoutSession = legacyStatelessFallback(factory, onerror);

  const answer = async (caller: Caller, request: Request, body: unknown): Promise<Response> => {
    const authInfo = { token: "", clientId: caller.owner, scopes: [], extra: { caller } };
    const given = { authInfo, parsedBody: body };
    if (!(await isLegacyRequest(request, body))) return (asks(body, "tools/call") ? slow : quick).fetch(request, given);
    const sessionId = request.headers.get("mcp-session-id");
    if (sessionId !== null) {
      const session = sessions.get(caller, sessionId);
      return session
        ? session.handle(request, body)
        : Response.json(refusalBody(noSession), { status: noSession.status });
    }
    return asks(body, "initialize") ? sessions.open(caller, request, body) : withoutSession(request, given);
  };
  const close = async () => {
    await Promise.all([sessions.close(), quick.close(), slow.close()]);
  };
  const handle: Door["handle"] = async ({ caller, body, told }, { method, url, headers }, response) => {
    const fetch = async (request: Request) => {
      try {
        return await answer(caller, request, body);
      } catch (thrown) {
        const refusal = told(thrown);
        return Response.json(refusalBody(refusal), { status: refusal.status });
      }
    };
    // The body is handed over as it was read: as text once more it would cost as much again, or the stack where it is deep.
    await toNodeHandler({ fetch })({ method, url, headers, ...empty }, response);
  };
  return { handle, close };
}

const empty = { async *[Symbol.asyncIterator]() {} };

function asks(body: unknown, method: string): boolean {
  const messages: unknown[] = Array.isArray(body) ? body : [body];
  return messages.some(
    (each) => typeof each === "object" && each !== null && "method" in each && each.method === method,
  );
}
