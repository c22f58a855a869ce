// The way from the bridge to Facet's /mcp, with the session an older client has opened: opened anew where Facet has lost it.
import { randomUUID } from "node:crypto";
import { connectionHeader } from "./connection-header.ts";
import { postMessage } from "./post-message.ts";
import type { Message, Reply } from "./post-message.ts";

export interface BridgeSession {
  /** An initialize request: its answers are told, and what is posted afterwards is of the session it opens. */
  readonly open: (message: Message, tell: (reply: Message) => void, signal: AbortSignal) => Promise<void>;
  /** Waits for an opening on its way. Rejects where nobody answers. */
  readonly post: (message: Message, signal: AbortSignal) => Promise<Reply>;
  readonly isOpen: () => boolean;
  /** Never rejects. */
  readonly close: () => Promise<void>;
}

/** Milliseconds a session gets to be closed in. */
const closeMs = 1000;

export function openBridgeSession(url: string, key: string | undefined): BridgeSession {
  const connection = randomUUID();
  let hello: Message | null = null;
  let opening: Promise<void> = Promise.resolve();
  let session: { readonly id: string; readonly version: string } | null = null;

  const headers = () => ({
    [connectionHeader]: connection,
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(session && { "mcp-session-id": session.id, "mcp-protocol-version": session.version }),
  });
  const send = (message: Message, signal: AbortSignal) => postMessage(message, { url, headers: headers(), signal });

  const handshake = async (message: Message, tell: (reply: Message) => void, signal: AbortSignal) => {
    session = null;
    const reply = await send(message, signal);
    for await (const each of reply.messages) {
      const version = each.result?.["protocolVersion"];
      if (reply.sessionId !== null && typeof version === "string") session = { id: reply.sessionId, version };
      tell(each);
    }
  };
  /** Facet was started anew, or the session had slept too long: the same words open another. */
  const openAgain = async (message: Message, signal: AbortSignal) => {
    await handshake(message, () => {}, signal);
    await send({ jsonrpc: "2.0", method: "notifications/initialized" }, signal);
  };

  return {
    open: (message, tell, signal) => {
      hello = message;
      opening = handshake(message, tell, signal);
      return opening;
    },
    post: async (message, signal) => {
      // That it failed is told to who asked for it.
      await opening.catch(() => {});
      const used = session;
      const reply = await send(message, signal);
      if (reply.status !== 404 || used === null || hello === null) return reply;
      // Of several that find it lost, the first opens it.
      if (session === used) opening = openAgain(hello, signal);
      await opening;
      return send(message, signal);
    },
    isOpen: () => session !== null,
    close: async () => {
      if (session === null) return;
      const signal = AbortSignal.timeout(closeMs);
      await fetch(url, { method: "DELETE", headers: headers(), signal }).catch(() => {});
    },
  };
}
