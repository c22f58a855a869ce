// Asks over plain HTTP: a command lives so shortly that to load Node's own `fetch` would be a third of its work.
import type { Wanted } from "../remote/calls.ts";

// An import of it would load its WebSocket with the whole of `fetch`.
const { request } = process.getBuiltinModule("node:http");

/** Milliseconds without a byte after which an answer is given up, as `fetch` does. */
const silentFor = 300_000;

export interface PlainResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly json: () => Promise<unknown>;
}

/** What is not plain, and an answer that leads elsewhere, is left to `fetch`. Rejects with the reason of its signal, or with the network's error. */
export async function plainFetch(url: string, wanted: Wanted = {}): Promise<PlainResponse> {
  const { signal, body, ...rest } = wanted;
  if (!url.startsWith("http://")) return asFetched(url, wanted);
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<PlainResponse | null>();
  const asked = request(url, { ...rest, timeout: silentFor }, (answer) => {
    const { statusCode: status = 0 } = answer;
    if (status >= 300 && status < 400) {
      answer.resume();
      return resolve(null);
    }
    let text = "";
    answer.setEncoding("utf8");
    answer.on("data", (piece: string) => (text += piece));
    answer.on("error", reject);
    answer.on("end", () => resolve(responseOf(status, text)));
  });
  const abort = () => asked.destroy(signal?.reason as Error);
  asked.on("timeout", () => asked.destroy(new Error(`${url} was silent for ${silentFor / 60_000} minutes`)));
  asked.on("error", reject).end(body);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    return (await promise) ?? (await asFetched(url, wanted));
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

function responseOf(status: number, text: string): PlainResponse {
  // Read when it is asked for: what is no JSON is the asker's to find.
  return { ok: status >= 200 && status < 300, status, json: async () => JSON.parse(text) as unknown };
}

function asFetched(url: string, { method = "GET", headers = {}, body, signal }: Wanted): Promise<Response> {
  return fetch(url, { method, headers, body: body ?? null, signal: signal ?? null });
}
