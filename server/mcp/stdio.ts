// MCP over standard input and output: hands every message to a running Facet's /mcp, and its answers back. Nothing else is written.
import type { Readable, Writable } from "node:stream";
import { openBridgeSession } from "./bridge-session.ts";
import { linesOf } from "./lines.ts";
import { refused } from "./post-message.ts";
import type { Message } from "./post-message.ts";

interface BridgeOptions {
  /** Of a running Facet, such as http://127.0.0.1:3000. */
  readonly url: string;
  /** The secret of an access key. */
  readonly key?: string | undefined;
  readonly input: Readable;
  readonly output: Writable;
}

/** JSON-RPC's code for what could not be read. */
const unreadable = -32_700;

/** Resolves when the input ends; what is still at work is then waited for no more. Never rejects for what a client or Facet says. */
export async function bridgeStdio({ url, key, input, output }: BridgeOptions): Promise<void> {
  const base = url.replace(/\/+$/, "");
  const session = openBridgeSession(`${base}/mcp`, key);
  const ended = new AbortController();
  const atWork = new Map<unknown, AbortController>();
  output.once("error", () => input.destroy());
  const write = (message: Message) => {
    if (output.writable) output.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };

  const pass = async (message: Message) => {
    const { id } = message;
    const isRequest = message.method !== undefined && id !== undefined && id !== null;
    const cancelled = new AbortController();
    if (isRequest) atWork.set(id, cancelled);
    const signal = AbortSignal.any([cancelled.signal, ended.signal]);
    let answered = !isRequest;
    const tell = (reply: Message) => {
      // A refusal before the request was read names no request.
      const own = reply.id === null && isRequest ? { ...reply, id } : reply;
      if (own.id === id && own.method === undefined) answered = true;
      if (own.id !== null) write(own);
    };
    const fail = (words: string) => {
      if (!answered) tell({ id: id ?? null, error: { code: refused, message: words } });
    };
    try {
      if (message.method === "initialize") await session.open(message, tell, signal);
      else for await (const each of (await session.post(message, signal)).messages) tell(each);
      fail("Facet gave no answer.");
    } catch {
      if (!signal.aborted)
        fail(`No Facet answers at ${base}: start it with “npm start”, or name another by FACET_URL.`);
    } finally {
      if (isRequest) atWork.delete(id);
    }
  };
  const takeBack = async (message: Message) => {
    // In a session the message itself takes the request back; without one it is taken back by leaving.
    if (session.isOpen()) await pass(message);
    atWork.get(message.params?.["requestId"])?.abort();
  };

  try {
    for await (const line of linesOf(input)) {
      if (line.trim() === "") continue;
      const messages = messagesIn(line);
      if (messages === null) write({ id: null, error: { code: unreadable, message: "This line is no message." } });
      for (const each of messages ?? []) void (each.method === "notifications/cancelled" ? takeBack(each) : pass(each));
    }
  } catch {
    // A torn pipe is an end like any other.
  }
  ended.abort();
  await session.close();
}

/** Clients of early 2025 may send several at once. */
function messagesIn(line: string): readonly Message[] | null {
  try {
    const value: unknown = JSON.parse(line);
    const all: unknown[] = Array.isArray(value) ? value : [value];
    return all.every((each) => typeof each === "object" && each !== null) ? (all as Message[]) : null;
  } catch {
    return null;
  }
}
