// A kept-alive, guarded connection to one model server: requests over node:http with the timeouts slow models need.
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { checkedUrl, guardedLookup } from "./url-guard.ts";
import type { ResolveName } from "./url-guard.ts";

/** Milliseconds until the first byte; a long prompt on a CPU takes minutes. Node's fetch gives up after 300,000. */
const firstByteMs = 600_000;
/** Milliseconds of silence inside an answer. */
const idleMs = 60_000;
/** Redirects followed by a GET; a POST follows none. */
const redirectLimit = 3;

interface Asking {
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; default `firstByteMs` and `idleMs`. */
  readonly firstByteMs?: number;
  readonly idleMs?: number;
}

export class SilenceError extends Error {
  readonly seconds: number;
  constructor(ms: number) {
    super(`Nothing came for ${ms} ms`);
    this.seconds = Math.round(ms / 1000);
  }
}

export interface Connection extends Disposable {
  /** Sends the request and gives the answer once its head is there. Aborts close the socket: that is how every server is told to stop. */
  readonly ask: (url: string, asking: Asking) => Promise<IncomingMessage>;
  /** The same as a fetch function, for libraries. */
  readonly fetch: typeof fetch;
}

/** `resolve` is the system's look-up of names unless a test gives another. */
export function openConnection(resolve?: ResolveName): Connection {
  // One socket a running answer and few spare ones: a new connection costs a round trip, an idle one a descriptor.
  const kept = {
    keepAlive: true,
    maxFreeSockets: 32,
    timeout: 0,
    lookup: guardedLookup(resolve),
    autoSelectFamily: true,
  };
  const http = new HttpAgent(kept);
  const https = new HttpsAgent(kept);

  const once = (url: URL, asking: Asking): Promise<IncomingMessage> => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const { signal, body } = asking;
    const secure = url.protocol === "https:";
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: asking.method,
      agent: secure ? https : http,
      headers: { ...asking.headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) },
    });
    request.setNoDelay(true);
    let answer: IncomingMessage | undefined;
    // The answer is destroyed first, so that its reader meets the reason and not "aborted".
    const fail = (reason: unknown) => {
      const error = reason instanceof Error ? reason : new DOMException("Aborted", "AbortError");
      answer?.destroy(error);
      request.destroy(error);
    };
    const abort = () => fail(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    const limits = { firstByte: asking.firstByteMs ?? firstByteMs, idle: asking.idleMs ?? idleMs };
    let limit = limits.firstByte;
    // Silence is judged on the socket, where it costs no timer a chunk.
    request.setTimeout(limit).on("timeout", () => fail(new SilenceError(limit)));
    request.on("error", reject).once("close", () => signal?.removeEventListener("abort", abort));
    request.once("response", (response) => {
      answer = response;
      response.once("readable", () => request.setTimeout((limit = limits.idle)));
      resolve(response);
    });
    request.end(body);
    return promise;
  };

  const ask = async (text: string, asking: Asking): Promise<IncomingMessage> => {
    asking.signal?.throwIfAborted();
    let url = new URL(text);
    let headers = asking.headers ?? {};
    for (let hop = 0; ; hop += 1) {
      checkedUrl(url.href);
      const response = await once(url, { ...asking, headers });
      const { location } = response.headers;
      const redirected = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && location !== undefined;
      if (!redirected || asking.method !== "GET" || hop === redirectLimit) return response;
      response.resume();
      const next = new URL(location, url);
      // The key is for the server it was given for, not for where that one points.
      if (next.origin !== url.origin) headers = withoutKey(headers);
      url = next;
    }
  };

  return {
    ask,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const answer = await ask(request.url, {
        method: request.method === "POST" ? "POST" : "GET",
        headers: Object.fromEntries(request.headers),
        body: request.body ? await request.text() : undefined,
        signal: init?.signal ?? undefined,
      });
      const headers = Object.entries(answer.headers).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)] as [string, string]],
      );
      // Node types the web stream apart from the DOM's; it is the same class.
      return new Response(Readable.toWeb(answer) as ReadableStream, { status: answer.statusCode ?? 502, headers });
    },
    [Symbol.dispose]: () => {
      http.destroy();
      https.destroy();
    },
  };
}

function withoutKey(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "authorization"));
}

/** The whole body as text, at most `limit` bytes of it. */
export async function bodyText(response: IncomingMessage, limit = 1_000_000): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes > limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit).toString("utf8");
}
