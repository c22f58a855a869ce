// Sessions of clients that open one: bounded in number, closed when idle, and each of the caller alone that opened it.
import { randomUUID } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/server";
import type { McpServer } from "@modelcontextprotocol/server";
import { FacetError } from "../../pipelines/engine/errors.ts";
import type { Caller } from "../keys/access-key.ts";
import { connectionHeader } from "./connection-header.ts";
import type { Place } from "./tool.ts";

/** A few computers, each with a few programs; a session holds some ten kilobytes. */
const limits = { ofCaller: 64, inAll: 512 };
/** Milliseconds without a request. A client whose session is gone opens another, and its conversation is still there by its id. */
const idleMs = 6 * 3600_000;
/** Milliseconds between two signs of life on a stream: proxies close silent ones after half a minute. */
export const keepAliveMs = 15_000;
/** Characters of a connection's name, which is kept: an id with room to spare. A longer one is none. */
const longestConnection = 200;
/** Seconds until a session may have ended, where all are at work. */
const retryAfterSeconds = 30;

interface Session {
  readonly handle: (request: Request, body: unknown) => Promise<Response>;
}

interface Sessions {
  /** Answers an initialize request; the session is kept if that went well. FacetError rate-limited where all are at work. */
  readonly open: (caller: Caller, request: Request, body: unknown) => Promise<Response>;
  /** Null for one that is not there, or is another caller's. */
  readonly get: (caller: Caller, sessionId: string) => Session | null;
  /** Of a connection by the name the client gives it; a new one where it gives none. */
  readonly placeOf: (caller: Caller, connection: string | null) => Place;
  readonly close: () => Promise<void>;
}

interface Kept extends Session {
  readonly owner: string;
  readonly place: Place;
  readonly close: () => Promise<void>;
}

export function openSessions(connect: (caller: Caller, place: Place) => McpServer): Sessions {
  // In order of last use.
  const sessions = new Map<string, Kept>();
  const places = new Map<string, Place>();

  const makeRoom = async (owner: string) => {
    // Several that were opened at the same moment may be more than there is room for.
    for (;;) {
      const own = [...sessions].filter(([, session]) => session.owner === owner);
      const full = own.length >= limits.ofCaller ? own : sessions.size >= limits.inAll ? [...sessions] : null;
      if (full === null) return;
      const oldest = full.find(([, { place }]) => place.running === 0);
      if (!oldest) throw new FacetError("rate-limited", { seconds: retryAfterSeconds }, { next: ["wait"] });
      await oldest[1].close();
    }
  };

  const open: Sessions["open"] = async (caller, request, body) => {
    const owner = ownerOf(caller);
    await makeRoom(owner);
    const place = placeOf(caller, request.headers.get(connectionHeader));
    const server = connect(caller, place);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      keepAliveMs,
      onsessioninitialized: (sessionId) => void sessions.set(sessionId, session),
    });
    const close = async () => {
      clearTimeout(idle);
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
      await server.close();
    };
    const idle = setTimeout(() => (place.running > 0 ? idle.refresh() : void close().catch(() => {})), idleMs).unref();
    const handle: Session["handle"] = (given, parsedBody) => {
      idle.refresh();
      return transport.handleRequest(given, { parsedBody });
    };
    const session: Kept = { owner, place, handle, close };
    await server.connect(transport);
    const closed = server.server.onclose;
    server.server.onclose = () => {
      clearTimeout(idle);
      if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
      closed?.();
    };
    const response = await handle(request, body);
    if (transport.sessionId === undefined) await close();
    return response;
  };

  const placeOf: Sessions["placeOf"] = (caller, connection) => {
    if (connection === null || connection.length > longestConnection) return { running: 0 };
    const name = `${ownerOf(caller)}\n${connection}`;
    const place = places.get(name) ?? { running: 0 };
    places.delete(name);
    places.set(name, place);
    const [oldest] = places.keys();
    if (places.size > limits.inAll && oldest !== undefined) places.delete(oldest);
    return place;
  };

  return {
    open,
    placeOf,
    get: (caller, sessionId) => {
      const session = sessions.get(sessionId);
      if (session?.owner !== ownerOf(caller)) return null;
      sessions.delete(sessionId);
      sessions.set(sessionId, session);
      return session;
    },
    close: async () => {
      await Promise.all([...sessions.values()].map((session) => session.close()));
    },
  };
}

/** Keys of one owner are told apart: what one opened, another does not go on with. */
const ownerOf = ({ owner, key }: Caller): string => JSON.stringify([owner, key?.keyId ?? null]);
